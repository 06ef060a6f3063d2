import asyncio
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.changes import Changes
from corpus.store import Generation, Snapshot, prepare, writing
from tests.corpus.making import article

IDS = "abc"
# A reload: the figure that each article now says, or None where it is gone; or a step back, to the
# generation at this place among those that are kept.
RELOAD = st.fixed_dictionaries({one: st.none() | st.integers(0, 3) for one in IDS})
STEPS = st.lists(RELOAD | st.integers(0, 4), min_size=1, max_size=12)

Held = dict[str, str]


async def reload(database: Path, figures: dict[str, int | None], keep: int) -> None:
    """Make the articles say these figures, as a reload does."""
    async with writing(database) as writer:
        hashes = await writer.hashes()
        for one, figure in figures.items():
            if figure is not None and hashes.get(one) != str(figure):
                await writer.put(article(f"Text {figure}.", one), "file", str(figure))
        await writer.remove([one for one in hashes if figures[one] is None])
        await writer.begin_generation(Generation(writer.number, "token", "path"), None, Changes())
        await writer.forget(keep)


async def go_back(database: Path, place: int, keep: int) -> int | None:
    """Go back to a generation that is kept; its number, None where there is none at the place."""
    async with writing(database) as writer:
        past = await writer.past_generations()
        if place >= len(past):
            return None
        to = past[place].holds
        await writer.go_back(to)
        await writer.begin_generation(Generation(writer.number, "token", "path"), restores=to)
        await writer.forget(keep)
        return past[place].number


async def held(database: Path) -> tuple[int, Held]:
    """The generation, and the text of each article in it."""
    snapshot = await Snapshot.open(database)
    found = {stored.article.id: stored.article.text async for stored in snapshot.articles()}
    await snapshot.close()
    return (snapshot.generation.number if snapshot.generation else 0), found


def once(database: Path) -> bool:
    """Whether no version of an article is stored twice."""
    with closing(sqlite3.connect(database)) as db:
        sql = "SELECT key, hash FROM article UNION ALL SELECT key, hash FROM former"
        rows = db.execute(sql).fetchall()
    return len(rows) == len(set(rows))


async def walk(steps: list[dict[str, int | None] | int], keep: int) -> None:
    """Take the steps, and check after each what it was to lead to."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "a.sqlite"
        await prepare(database)
        known: dict[int, Held] = {}
        for step in steps:
            if isinstance(step, int):
                to = await go_back(database, step, keep)
                number, found = await held(database)
                assert to is None or found == known[to]
            else:
                await reload(database, step, keep)
                number, found = await held(database)
                said = {
                    one: f"Text {figure}." for one, figure in step.items() if figure is not None
                }
                assert found == said
            known[number] = found
            assert once(database)


@settings(max_examples=150)
@given(STEPS, st.integers(1, 5))
def test_each_generation_that_is_kept_comes_back_whole(
    steps: list[dict[str, int | None] | int], keep: int
) -> None:
    """Whatever reloads and steps back came between; and no text is ever stored twice."""
    asyncio.run(walk(steps, keep))
