"""A quotation and a generation -> a verdict: the walk from its terms to the places it stands in.

`Archive.verify` calls `verify`. What waits for the store is awaited; the rest runs in the thread of
the thinker, off the event loop.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.correcting import with_corrections
from corpus.generation import OpenGeneration
from corpus.index import PassageIndex
from corpus.model import StoredArticle
from corpus.speakers import Speakers
from corpus.terms import Analyser
from corpus.thinking import Thinker
from corpus.verifying.asked import parse_quotation
from corpus.verifying.candidates import Candidate, Candidates, find_candidates
from corpus.verifying.matching import (
    Likeness,
    Sought,
    exact_match,
    is_like,
    is_very_like,
    nearest_match,
    pairs_in,
    word_pairs,
)
from corpus.verifying.scanning import scan
from corpus.verifying.tokens import fold
from corpus.verifying.verdict import Match, Standing, Verdict

_ALIGNED = 16  # articles at first, and then of those that are looked into
_ROUNDING = 1e-3  # of a weight, as candidates' are of single precision
_WANTED = 400  # articles looked into
_FEWEST_WORDS = 3  # of which one must not be a stop word, to tell an altered quotation


async def verify(asked: str, generation: OpenGeneration, thinker: Thinker) -> Verdict:
    """Where the quotation stands in the archive, and how."""
    sought = await thinker.think(_prepare, asked, generation.index, thinker.analyser)
    found = _Found((), None, is_all=True)
    # A quotation may be of a line that is not the article's own, and is left out of its passages.
    for index in (generation.articles.text, generation.articles.asides):
        found = _nearer(found, await _look_in(index, sought, found, generation, thinker))
        if found.matches:
            break
    if not found.matches and not found.is_all and sought.quotation.elements:
        matches, is_all = await scan(sought, generation.snapshot, thinker)
        found = _Found(matches, found.nearest, is_all)
    verdict = await thinker.think(_verdict, sought, found, generation.number, thinker.speakers)
    shown = [match.excerpt for match in verdict.matches]
    noted = zip(verdict.matches, await with_corrections(shown, generation.snapshot), strict=True)
    matches = tuple(replace(match, excerpt=excerpt) for match, excerpt in noted)
    return replace(verdict, matches=matches)


@dataclass(frozen=True, slots=True)
class _Found:
    """Articles with the very quotation, the nearest to it, and whether none was passed over."""

    matches: tuple[Match, ...]
    nearest: Likeness | None
    is_all: bool

    @property
    def is_settled(self) -> bool:
        """Whether there is no need to look any further."""
        return bool(self.matches) or (self.nearest is not None and is_very_like(self.nearest))


async def _look_in(
    index: PassageIndex,
    sought: Sought,
    before: _Found,
    generation: OpenGeneration,
    thinker: Thinker,
) -> _Found:
    """What the articles have that the index leads to, where it may be nearer than `before`."""
    candidates = await thinker.think(find_candidates, sought.weights, index, _WANTED)
    found, stored = _Found((), None, candidates.is_all), dict[int, StoredArticle]()
    looks = [(_look, max(candidates.whole, _ALIGNED))]
    if index is generation.articles.text:  # what is left out are lines, of which the first tell
        looks.append((_look_wider, _WANTED))
    if before.is_settled:  # nothing is nearer than that but the very words
        looks = [(_look, candidates.whole)]
    for look, number in looks:
        keys = [article.key for article in candidates.articles[:number]]
        unread = [key for key in keys if key not in stored]
        stored |= await generation.snapshot.by_keys(unread)
        found = _nearer(found, await thinker.think(look, sought, candidates, stored))
        if found.is_settled:
            break
    return found


def _prepare(asked: str, index: PassageIndex, analyser: Analyser) -> Sought:
    quotation = parse_quotation(asked)
    # Of a quotation in capitals in lower case, or every stop word were an acronym.
    is_shouted = quotation.text.isupper()
    terms: dict[str, str] = {}
    for word in quotation.words:
        for term in analyser.terms(word.lower() if is_shouted else word):
            terms[fold(word)] = term
    weights = {term: index.idf(term) for term in terms.values()}
    return Sought(quotation, terms, weights)


def _look(sought: Sought, candidates: Candidates, stored: Mapping[int, StoredArticle]) -> _Found:
    """What the candidates have: the very characters, else what is nearest to them."""
    articles = [article for article in candidates.articles if article.key in stored]
    tried = [exact_match(sought, stored[article.key]) for article in articles]
    if exact := tuple(filter(None, tried)):
        return _Found(exact, None, candidates.is_all)
    return _aligned(sought, articles[:_ALIGNED], candidates, stored)


def _look_wider(
    sought: Sought, candidates: Candidates, stored: Mapping[int, StoredArticle]
) -> _Found:
    """As `_look`, at those of all candidates that have most of the quotation's pairs of words."""
    articles = [article for article in candidates.articles if article.key in stored]
    pairs = word_pairs(sought)
    having = {a: pairs_in(pairs, stored[a.key], candidates.span(a)) for a in articles}
    articles.sort(key=lambda article: -having[article])
    return _aligned(sought, articles[:_ALIGNED], candidates, stored)


def _nearer(before: _Found, now: _Found) -> _Found:
    """What was found now, with what came nearest so far."""
    likenesses = [one for one in (before.nearest, now.nearest) if one]
    nearest = min(likenesses, key=_nearness, default=None)
    return _Found(now.matches, nearest, before.is_all and now.is_all)


def _aligned(
    sought: Sought,
    articles: Sequence[Candidate],
    candidates: Candidates,
    stored: Mapping[int, StoredArticle],
) -> _Found:
    """Those of the articles that have the quotation, and the one that comes nearest to it."""
    matches: list[Match] = []
    nearest: Likeness | None = None
    for article in articles:
        if nearest and nearest.weight > article.weight * (1 + _ROUNDING):
            continue  # with less of the quotation's terms it is no nearer
        likeness = nearest_match(sought, stored[article.key], candidates.span(article))
        if likeness and likeness.match.standing is not Standing.ALTERED:
            matches.append(likeness.match)
        if likeness and (nearest is None or _nearness(likeness) < _nearness(nearest)):
            nearest = likeness
    return _Found(tuple(matches), nearest, candidates.is_all and candidates.whole <= _ALIGNED)


def _verdict(sought: Sought, found: _Found, generation: int, speakers: Speakers) -> Verdict:
    standing, having = _standing(sought, found)
    matches = sorted(having, key=_age)
    return Verdict(
        asked=sought.quotation.text,
        standing=standing,
        matches=(*(_attributed(match, speakers) for match in matches[:1]), *matches[1:]),
        generation=generation,
        is_all=found.is_all,
        outside=sought.quotation.outside,
    )


def _standing(sought: Sought, found: _Found) -> tuple[Standing, tuple[Match, ...]]:
    """How the quotation stands at best, and where."""
    for standing in (Standing.EXACT, Standing.TYPOGRAPHY):
        if having := tuple(match for match in found.matches if match.standing is standing):
            return standing, having
    if not sought.weights or len(sought.quotation.words) < _FEWEST_WORDS:
        return Standing.TOO_SHORT, ()
    if found.nearest and is_like(found.nearest):
        return Standing.ALTERED, (found.nearest.match,)
    return Standing.NOT_FOUND, ()


def _attributed(match: Match, speakers: Speakers) -> Match:
    """The match with who says most of it."""
    excerpt = match.excerpt
    shared = {
        attribution: min(attribution.quotation.end, excerpt.end)
        - max(attribution.quotation.start, excerpt.start)
        for attribution in speakers.speech_of(excerpt.stored).quoted
    }
    speaking = max(shared, key=shared.__getitem__, default=None)
    if speaking is None or shared[speaking] * 2 < excerpt.end - excerpt.start:
        return match
    return replace(match, attribution=speaking)


def _nearness(likeness: Likeness) -> tuple[int, bool, date, int]:
    return likeness.cost, *_age(likeness.match)


def _age(match: Match) -> tuple[bool, date, int]:
    """The earliest first, the undated last."""
    day = match.excerpt.article.published
    return day is None, day or date.max, match.excerpt.stored.key
