"""What is said to the bot, and what it remembers of before -> an answer, and what to remember.

`questions` and `chat` ask. A question is remembered for ten minutes, in memory alone.
"""

import time
from asyncio import Lock
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias
from weakref import WeakValueDictionary

from corpus.archive import EXCERPTS, Archive
from corpus.following import LastQuestion, Understood
from corpus.model import Answer, Filters

REMEMBERED = 600.0  # seconds
_MOST = 1000  # questions, each of at most a few kB
_LONGEST = 1000  # characters of a question that can be gone on from

# A person, and the direct channel or the bot's message by which what is said goes on.
Place: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Exchange:
    """An answer, and what can be gone on from after it; `understood` as in `converse`."""

    answer: Answer
    understood: Understood | None
    last: LastQuestion | None


async def converse(
    archive: Archive,
    said: str,
    asked: date,
    options: Filters | None = None,
    limit: int = EXCERPTS,
    *,
    last: LastQuestion | None = None,
) -> Exchange:
    """The answer to what is said, which may go on from the `last` question."""
    understood = await archive.follow(said, last, asked) if last else None
    return await exchange(archive, said, asked, options, limit, last=last, understood=understood)


async def exchange(
    archive: Archive,
    said: str,
    asked: date,
    options: Filters | None = None,
    limit: int = EXCERPTS,
    *,
    last: LastQuestion | None = None,
    understood: Understood | None = None,
) -> Exchange:
    """The answer to what is said: as it is `understood`, or to a question of its own."""
    options = options or Filters()
    if understood is None or last is None:
        answer = await archive.answer(said, asked, options, limit)
        if answer.refusal and not answer.refusal.has_terms:
            return Exchange(answer, None, last)
        now = LastQuestion(said, options, options)
    else:
        answer = await archive.answer(understood.question, asked, understood.filters, limit)
        answer = replace(answer, question=said)
        now = replace(
            last,
            question=understood.question,
            filters=understood.filters,
            person=understood.person,
            added_year=understood.added_year,
        )
    if len(now.question) > _LONGEST:
        return Exchange(answer, understood, None)
    speakers = await archive.speakers_of(answer) or now.speakers
    return Exchange(answer, understood, replace(now, speakers=speakers))


class Conversations:
    """The last question at each place, for ten minutes; of too many the oldest are forgotten."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._last: OrderedDict[Place, tuple[float, LastQuestion]] = OrderedDict()
        self._locks: WeakValueDictionary[Place, Lock] = WeakValueDictionary()

    def __len__(self) -> int:
        """How many are remembered."""
        return len(self._last)

    def turn(self, place: Place) -> Lock:
        """Held while something is answered there, as what is said next may go on from it."""
        return self._locks.setdefault(place, Lock())

    def last(self, *places: Place) -> LastQuestion | None:
        """The question at the first of the places where one is remembered."""
        self._forget_old()
        found = (self._last[place][1] for place in places if place in self._last)
        return next(found, None)

    def remember(self, last: LastQuestion | None, *places: Place) -> None:
        """Remember the question at these places in the place of what was; None is nothing."""
        self._forget_old()
        for place in places:
            self._last.pop(place, None)
            if last is not None:
                self._last[place] = self._clock(), last
        while len(self._last) > _MOST:
            self._last.popitem(last=False)

    def forget(self, place: Place) -> None:
        """Let the next question there be one of its own."""
        self._last.pop(place, None)

    def _forget_old(self) -> None:
        while self._last:
            place, (since, _) = next(iter(self._last.items()))
            if self._clock() - since < REMEMBERED:
                return
            del self._last[place]
