"""The command `verify`: quotations as they stand, retyped, altered and absent -> verdicts, times.

The absent are of articles that were taken out: they are asked of an archive of the other nine
tenths, and only those of which no other article has six words in a row.
"""

import asyncio
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from benchmarks.alterations import Asked, sample
from benchmarks.archives import archive_of, articles_of
from benchmarks.place import Place
from benchmarks.reports import Report, Table
from corpus.archive import Archive
from corpus.model import Article
from corpus.verifying import Standing, Verdict

_TENTH = 10
_SHARED_WORDS = 6
_AT_LEAST = (6, 9)  # words
_ABSENT = "absent"
_EXPECTED = {"untouched": Standing.EXACT, "typography": Standing.TYPOGRAPHY}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was asked, the verdict on it, and how long that took."""

    asked: Asked
    verdict: Verdict
    seconds: float

    @property
    def expected(self) -> Standing:
        """What the verdict should be."""
        absent = Standing.NOT_FOUND if self.asked.kind == _ABSENT else Standing.ALTERED
        return _EXPECTED.get(self.asked.kind, absent)

    @property
    def is_false_exact(self) -> bool:
        """Whether it is called exact and an article does not have its very characters."""
        if self.verdict.standing is not Standing.EXACT:
            return False
        texts = [match.excerpt.article.text for match in self.verdict.matches]
        return any(self.verdict.asked not in text for text in texts)


def measure_verify(place: Place, size: int) -> Report:
    """The verdicts on a quotation of each of `size` articles, and on what was made of it."""
    articles = list(articles_of(place.articles))
    outcomes, passages = asyncio.run(_outcomes(place.made, articles, size, place.seed))
    return _report(passages, outcomes)


async def _outcomes(
    made: Path, articles: Sequence[Article], size: int, seed: int
) -> tuple[list[Outcome], int]:
    outcomes, passages = await _asked(made, "all", articles, sample(articles, size, seed))
    out, kept = articles[::_TENTH], [a for n, a in enumerate(articles) if n % _TENTH]
    absent = [asked for asked in sample(out, size, seed) if asked.kind == "untouched"]
    unshared = _unshared(absent, kept)
    more, _ = await _asked(made, "nine-tenths", kept, unshared)
    return outcomes + more, passages


async def _asked(
    made: Path, name: str, articles: Sequence[Article], asked: Sequence[Asked]
) -> tuple[list[Outcome], int]:
    """What an archive of these articles says; and how many passages it has."""
    async with archive_of(made, f"verify-{name}", articles) as archive:
        return [await _outcome(archive, one) for one in asked], archive.summary.passages


async def _outcome(archive: Archive, asked: Asked) -> Outcome:
    began = time.perf_counter()
    verdict = await archive.verify(asked.text)
    return Outcome(asked, verdict, time.perf_counter() - began)


def _unshared(asked: Sequence[Asked], articles: Sequence[Article]) -> list[Asked]:
    """Those of which no article has so many words in a row."""
    rows = {one.text: set(_rows_of(one.text)) for one in asked}
    wanted = set().union(*rows.values()) if rows else set()
    there = {row for article in articles for row in _rows_of(article.text) if row in wanted}
    kept = [one for one in asked if rows[one.text].isdisjoint(there)]
    return [Asked(_ABSENT, one.text, one.original, one.article) for one in kept]


def _rows_of(text: str) -> Iterator[tuple[str, ...]]:
    words = text.lower().split()
    size = min(_SHARED_WORDS, len(words))
    yield from (tuple(words[at : at + size]) for at in range(len(words) - size + 1))


def _report(passages: int, outcomes: Sequence[Outcome]) -> Report:
    kinds = list(dict.fromkeys(outcome.asked.kind for outcome in outcomes))
    groups = [(kind, [o for o in outcomes if o.asked.kind == kind]) for kind in kinds]
    altered = [o for o in outcomes if o.expected is Standing.ALTERED]
    absent = [o for o in outcomes if o.asked.kind == _ABSENT]
    rows = [_row(kind, group) for kind, group in groups]
    rows.append(_row("all altered", altered))
    for kind, group in (("of them", altered), ("absent,", absent)):
        for words in _AT_LEAST:
            longer = [o for o in group if len(o.asked.original.split()) >= words]
            rows.append(_row(f"{kind} {words} words and more", longer))
    rows.append(_row("everything", outcomes))
    headings = ["asked", "of them", *Standing, "as it should be", "p50 ms", "p95 ms", "worst ms"]
    measured = {
        "called exact and not so in the text": sum(o.is_false_exact for o in outcomes),
        "outcomes": [_record(outcome) for outcome in outcomes if not _is_right(outcome)],
    }
    return Report("verify", passages, {}, Table(headings, rows), measured)


def _row(kind: str, outcomes: Sequence[Outcome]) -> list[str]:
    counts = Counter(outcome.verdict.standing for outcome in outcomes)
    right = sum(map(_is_right, outcomes)) / max(len(outcomes), 1)
    times = [outcome.seconds * 1000 for outcome in outcomes] or [0.0]
    spread = [float(np.percentile(times, share)) for share in (50, 95, 100)]
    held = [str(counts[standing]) for standing in Standing]
    return [kind, str(len(outcomes)), *held, f"{right:.1%}", *(f"{ms:.1f}" for ms in spread)]


def _is_right(outcome: Outcome) -> bool:
    return outcome.verdict.standing is outcome.expected


def _record(outcome: Outcome) -> dict[str, object]:
    """Where to look at one that was not as it should be; not its words, which are not ours."""
    fields = asdict(outcome.asked)
    return {name: fields[name] for name in ("kind", "article")} | {
        "words": len(outcome.asked.text.split()),
        "standing": outcome.verdict.standing,
        "ms": round(outcome.seconds * 1000, 1),
    }
