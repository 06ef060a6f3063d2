"""A refusal and its question -> the refusal with what helps to ask better. `answering` calls it.

For each word that stands nowhere, words that are spelt much like it, and for each of the days that
the question names how many articles there are of them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice

from corpus.generation import OpenGeneration
from corpus.index import PassageIndex
from corpus.model import Query, StoredArticle
from corpus.refusals import DaysHeld, Near, Refusal
from corpus.support import told_by_days
from corpus.terms import Analyser, words
from corpus.thinking import Thinker

_Place = tuple[str, int, int]  # a term, a row that it stands in, and that row's article

_WORDS = 3  # are explained
_RESEMBLING = 2  # words are named for each
_LEAST_LIKE = 75  # of 100: one letter in four to five may be another
_SHORTEST = 4  # letters: shorter words resemble too much


def refusal_of(query: Query, index: PassageIndex) -> Refusal:
    """The refusal of a question: its words that stand nowhere, but for those of days."""
    told, pairs = told_by_days(query), zip(query.terms, query.words, strict=True)
    unknown = (word for t, word in pairs if t not in told and not index.document_frequency(t))
    return Refusal(bool(query.terms), tuple(unknown))


async def explained(
    refusal: Refusal, query: Query, generation: OpenGeneration, thinker: Thinker
) -> Refusal:
    """The refusal with what is near its unknown words and how many articles the days have."""
    pairs = zip(query.words, query.terms, strict=True)
    unknown = {w: t for w, t in pairs if w in refusal.unknown and len(w) >= _SHORTEST}
    terms = dict(islice(unknown.items(), _WORDS))
    index, snapshot = generation.index, generation.snapshot
    found = await thinker.think(_resembling, terms, index) if terms else {}
    stored = await snapshot.by_keys([key for rows in found.values() for _, _, key in rows])
    near = await thinker.think(_as_written, found, stored, index, thinker.analyser)
    days = [(span.first, span.last) for span in query.days]
    held = [DaysHeld(*span, await snapshot.count_between(*span)) for span in days]
    return replace(refusal, near=near, days=tuple(held))


def _resembling(terms: Mapping[str, str], index: PassageIndex) -> dict[str, list[_Place]]:
    """Of each word the terms that are spelt much like its own, and where one of each stands."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only where there is no answer

    vocabulary, found = index.vocabulary(), dict[str, list[_Place]]()
    for word, term in terms.items():
        like = process.extract(
            term, vocabulary, scorer=fuzz.ratio, limit=_RESEMBLING, score_cutoff=_LEAST_LIKE
        )
        rows = [(one, index.rows_with(one)) for one, _, _ in like]
        found[word] = [
            (one, int(own[0]), int(index.passages.articles[own[0]]))
            for one, own in rows
            if len(own)
        ]
    return found


def _as_written(
    found: Mapping[str, Sequence[_Place]],
    stored: Mapping[int, StoredArticle],
    index: PassageIndex,
    analyser: Analyser,
) -> tuple[Near, ...]:
    """The words with those that resemble them, as a passage or its headline has them."""
    near = []
    for word, places in found.items():
        resembling: list[str] = []
        for term, row, key in places:
            article, passage = stored[key].article, index.passages[row]
            text = f"{article.text[passage.start : passage.end]} {article.title}"
            resembling += [one for one in words(text) if analyser.term(one) == term][:1]
        if resembling:
            near.append(Near(word, tuple(resembling)))
    return tuple(near)
