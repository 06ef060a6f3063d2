"""The one thread that questions are thought about in, off the event loop."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from corpus.copies import Copies
from corpus.days import annotated
from corpus.model import Excerpt
from corpus.speakers import Speakers
from corpus.support import ENOUGH
from corpus.terms import Analyser

P = ParamSpec("P")
T = TypeVar("T")


class Thinker:
    """The one thread that questions are thought about in, with what it alone uses and remembers."""

    def __init__(self, language: str, enough: float = ENOUGH) -> None:
        self.enough = enough
        self.analyser = Analyser(language)
        self.copies = Copies()
        self.speakers = Speakers(language)
        self._thread = ThreadPoolExecutor(1, "thinker")

    async def think(self, task: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `task` returns, without holding up the event loop."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, lambda: task(*args, **kwargs))

    def noted(self, excerpt: Excerpt) -> Excerpt:
        """The excerpt with notes of what it leaves open: who "she" is, which day "Monday" is."""
        return annotated(self.speakers.noted(excerpt))

    def close(self) -> None:
        """End the thread once it is done with what it has."""
        self._thread.shutdown(cancel_futures=True)
