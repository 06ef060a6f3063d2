"""What the tests of bad times share: articles with one figure, what an archive says of them, files.

All articles of a generation say the same figure, so that a mixture of generations shows.
"""

import asyncio
import json
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from corpus.archive import Archive
from corpus.index import IndexKey
from corpus.indexing import index_key, index_path
from corpus.ingest import Source
from corpus.model import Answer, Progress
from corpus.store import Snapshot
from tests.corpus.making import write

T = TypeVar("T")

REPOSITORY = Path(__file__).parents[2]
TODAY = date(2025, 3, 1)
QUESTION = "How many metres rose the river at each mile?"
SIGKILL = getattr(signal, "SIGKILL", signal.SIGTERM)  # Windows has none

Answered = dict[str, tuple[str, float]]


def put(source: Source, metres: int, numbers: range) -> None:
    """Articles with these numbers that all say the same figure, each in words of its own, too."""
    for number in numbers:
        text = f"The river rose by {metres} metres at mile {number}. It rained for {number} days."
        write(source, f"{number}.txt", f"{text}\nNobody was hurt {'there ' * (number % 5)}then.\n")


async def ask(archive: Archive, limit: int = 200) -> Answer:
    """Excerpts of all articles about the river."""
    return await archive.answer(QUESTION, TODAY, limit=limit)


def quoted(answer: Answer) -> Answered:
    """The excerpt of each article, and its score."""
    return {found.article.id: (found.text, found.score) for found in answer.excerpts}


def figures(answer: Answer) -> set[str]:
    """The figures that an answer quotes."""
    return {excerpt.text.split()[4] for excerpt in answer.excerpts}


async def answered(source: Source) -> Answered:
    """What an archive that is opened now says of the river."""
    async with Archive.open(source) as archive:
        return quoted(await ask(archive))


async def current_key(source: Source) -> IndexKey:
    """What the index of the current generation is called."""
    snapshot = await Snapshot.open(source.database)
    await snapshot.close()
    assert snapshot.generation
    return index_key(snapshot.generation.token, source.limits.language)


async def current_file(source: Source) -> Path:
    """The index file of the current generation."""
    return index_path(source.database, await current_key(source))


def index_files(source: Source) -> set[Path]:
    """All that lies in the folder of the index."""
    folder = source.database.with_name(source.database.name + ".index")
    return set(folder.iterdir()) if folder.is_dir() else set()


def places(path: Path) -> dict[str, range]:
    """Where the arrays of an index file lie, by their names, as the file's own header says."""
    whole = path.read_bytes()
    begins = whole.index(b'{"about"')
    header, length = json.JSONDecoder().raw_decode(whole[begins:].split(b"\0", 1)[0].decode())
    at, found = begins + length, {}
    for array in header["arrays"]:
        at += -at % 64
        found[array["name"]] = range(at, at + array["bytes"])
        at += array["bytes"]
    return found


def flip(path: Path, at: int) -> None:
    """Damage one byte of a file."""
    whole = path.read_bytes()
    path.unlink()  # the old contents may still be mapped somewhere
    path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])


async def here(
    task: Callable[..., Awaitable[T]], *args: object, tell: Callable[[Progress], None]
) -> T:
    """The task done in this process, for what is tried too often to start one each time."""
    return await task(*args, tell=tell)


async def program(source: Source, module: str, *words: str) -> Process:
    """A module of the tests as a process of its own, in a group of its own, that says lines."""
    command = ("-m", f"tests.corpus.{module}", str(source.articles), str(source.database), *words)
    return await asyncio.create_subprocess_exec(
        sys.executable, *command, cwd=REPOSITORY, stdin=PIPE, stdout=PIPE, start_new_session=True
    )
