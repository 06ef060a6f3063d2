"""A refusal and its question -> the refusal with what helps to ask better. `answering` calls it.

For each word that stands nowhere, words that are spelt much like it, and for each of the days that
the question names how many articles there are of them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpus.generation import OpenGeneration
from corpus.index import PassageIndex
from corpus.model import DaySpan, Query, StoredArticle
from corpus.refusals import DaysHeld, Near, Refusal
from corpus.store import Snapshot
from corpus.terms import Analyser, words
from corpus.thinking import Thinker

_WORDS = 3  # are explained
_RESEMBLING = 2  # words are named for each
_LEAST_LIKE = 75  # of 100: one letter in four to five may be another
_SHORTEST = 4  # letters: shorter words resemble too much


async def explained(
    refusal: Refusal, query: Query, generation: OpenGeneration, thinker: Thinker
) -> Refusal:
    """The refusal with what is near its unknown words and how many articles the days have."""
    unknown = [
        pair for pair in zip(query.terms, query.words, strict=True) if pair[1] in refusal.unknown
    ]
    near = [await _near(word, term, generation, thinker) for term, word in unknown[:_WORDS]]
    return replace(
        refusal,
        near=tuple(one for one in near if one.resembling),
        days=await _held(query.days, generation.snapshot),
    )


async def _held(days: Iterable[DaySpan], snapshot: Snapshot) -> tuple[DaysHeld, ...]:
    spans = [(span.first, span.last) for span in days]
    return tuple([DaysHeld(*span, await snapshot.count_between(*span)) for span in spans])


async def _near(word: str, term: str, generation: OpenGeneration, thinker: Thinker) -> Near:
    """The word with those that resemble it, as an article has them."""
    if len(word) < _SHORTEST:
        return Near(word, ())
    index = generation.index
    terms = await thinker.think(_resembling, term, index)
    rows = [(one, hit.row) for one in terms for hit in index.search((one,), 1)]
    keys = [index.passages[row].article for _, row in rows]
    stored = await generation.snapshot.by_keys(keys)
    found = await thinker.think(_as_written, rows, stored, index, thinker.analyser)
    return Near(word, tuple(found))


def _resembling(term: str, index: PassageIndex) -> list[str]:
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only where there is no answer

    found = process.extract(
        term, index.vocabulary(), scorer=fuzz.ratio, limit=_RESEMBLING, score_cutoff=_LEAST_LIKE
    )
    return [resembling for resembling, _, _ in found]


def _as_written(
    rows: Sequence[tuple[str, int]],
    stored: dict[int, StoredArticle],
    index: PassageIndex,
    analyser: Analyser,
) -> list[str]:
    """The first word in each row's passage, or in its headline, that is this term."""
    found = []
    for term, row in rows:
        passage = index.passages[row]
        article = stored[passage.article].article
        text = f"{article.text[passage.start : passage.end]} {article.title}"
        found += [word for word in words(text) if analyser.term(word) == term][:1]
    return found
