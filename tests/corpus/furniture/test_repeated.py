import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import indexing
from corpus.archive import Archive
from corpus.furniture import NOTHING, Lines, furniture, repeated_in
from corpus.ingest import Source
from corpus.paragraphs import paragraphs
from corpus.rollback import roll_back
from corpus.store import Snapshot
from corpus.succession import _key
from tests.corpus.making import fill, silently, write

NOTICE = "The Herald belongs to those who read it, and to nobody else."
STORIES = 6
WORDS = "river bridge ferry council harbour market tower school engine winter evening".split()


def story(number: int) -> str:
    """A story that resembles no other one, with enough words for a sentence."""
    dice = random.Random(number)  # noqa: S311 - no secret
    return " ".join(dice.choices(WORDS, k=12)).capitalize() + f" of {number} rose in the night."


def counted(*articles: tuple[str, str | None]) -> Lines:
    """Articles by their texts and publishers, counted."""
    lines = Lines()
    for key, (text, publisher) in enumerate(articles, 1):
        lines.add(key, text, publisher)
    return lines


def left_out(text: str, publisher: str | None, lines: Lines) -> list[str]:
    """What is left out of a text that stands among these."""
    repeated = repeated_in(text, publisher, lines.repeated())
    return [one.span.of(text) for one in furniture(text, paragraphs(text), repeated)]


@pytest.mark.parametrize("line", [NOTICE, f"  {NOTICE.title()} ", NOTICE.replace(" ", "  ")])
def test_a_line_in_many_stories_is_not_of_them(line: str) -> None:
    """Wherever it stands in them, in any case and with any blanks; one fewer is not many."""
    articles = [(f"{story(n)}\n{line}\n{story(n + 99)}", "Herald") for n in range(STORIES)]
    text = articles[0][0]
    assert left_out(text, "Herald", counted(*articles)) == [line.strip()]
    assert left_out(text, "Herald", counted(*articles[1:])) == []


def test_of_each_publisher_by_itself() -> None:
    """What two say is each one's own, and so is what articles of unknown publishers say."""
    articles = [(f"{story(n)}\n{NOTICE}", ("Herald", "Echo")[n % 2]) for n in range(STORIES + 2)]
    assert counted(*articles).repeated() == NOTHING
    nobody: list[tuple[str, str | None]] = [(text, None) for text, _ in articles]
    assert left_out(nobody[0][0], None, counted(*nobody)) == [NOTICE]


def test_copies_of_one_story_are_one() -> None:
    """Told by the longest line, so that no sentence of a story is lost that was printed often."""
    longest = f"{story(1)} {story(2)} {story(3)}"
    copies = [(f"{story(n)}\n{longest}\n{story(77)}", "Herald") for n in range(2 * STORIES)]
    assert counted(*copies).repeated() == NOTHING


def test_an_article_that_is_mostly_repeated_is_kept() -> None:
    """It is one of a series, whose other articles repeat it."""
    parts = [story(n) for n in range(100, 103)]
    own = [f"{story(n)} {story(n + 50)}" for n in range(2 * STORIES)]
    series = ["\n".join([one, *parts]) for one in own]
    lines = counted(*((text, "Herald") for text in series))
    assert lines.repeated()
    assert left_out(series[0], "Herald", lines) == []


@pytest.mark.parametrize("line", ["Muscle aches and fever", "New York", "2024", "– – – – –"])
def test_short_lines(line: str) -> None:
    """Of fewer than four words are entries of lists, which many articles may have."""
    articles = [(f"{story(n)}\n{line}", "Herald") for n in range(STORIES)]
    assert bool(counted(*articles).repeated()) is (len(line.split()) > 3)


@given(texts=st.lists(st.text(st.sampled_from("ab \n\r\x85")), max_size=8))
def test_any_lines_are_counted(texts: list[str]) -> None:
    """No text is too odd, and an article has a line that it is said to have."""
    lines = counted(*((text, None) for text in texts))
    assert lines.articles_with(lines.repeated()) <= set(range(1, len(texts) + 1))


def test_what_is_quoted_is_kept() -> None:
    """What somebody said, and a verse of a poem, are told again in other stories."""
    articles = [(f"{story(n)}\n“{NOTICE}”", "Herald") for n in range(2 * STORIES)]
    assert counted(*articles).repeated() == NOTHING


def test_a_refrain_is_in_one_story() -> None:
    """However often a text has it."""
    assert counted(("\n".join([story(1), NOTICE] * 2 * STORIES), "Herald")).repeated() == NOTHING


async def passages_of(source: Source) -> dict[str, list[str]]:
    """The sentences of the index that is there, by the paths of their articles."""
    snapshot = await Snapshot.open(source.database)
    assert snapshot.generation
    index = indexing.open_index(source.database, _key(source, snapshot.generation))
    stored = [one async for one in snapshot.articles()]
    await snapshot.close()
    found: dict[str, list[str]] = {}
    for one in stored:
        rows = index.text.passages.of_article(one.key)
        sentences = [s for row in rows for s in index.text.passages[row].sentences]
        found[one.article.path] = [s.of(one.article.text) for s in sentences]
    return found


async def test_a_reload_finds_what_repeats_by_then(source: Source) -> None:
    """In the articles that were there before too, as if all had been read anew; and a rollback."""
    for number in range(60):
        write(source, f"{number:02}.txt", f"{story(number)}\n{NOTICE if number < 5 else ''}")
    await fill(source)
    assert (await passages_of(source))["00.txt"] == [story(0), NOTICE]
    write(source, "60.txt", f"{story(60)}\n{NOTICE}")
    report = await fill(source)
    assert (report.added, report.updated) == (1, 0)
    after = await passages_of(source)
    assert (after["00.txt"], after["60.txt"]) == ([story(0)], [story(60)])
    await indexing.rebuild(source.database, "en", tell=silently)
    assert await passages_of(source) == after
    async with Archive.open(source) as archive:
        found = await archive.inspect("00.txt")
        assert [(f.span.of(f"{story(0)}\n{NOTICE}"), f.rule) for f in found.furniture] == [
            (NOTICE, "repeated line")
        ]
    await roll_back(source, None, None, tell=silently)
    assert (await passages_of(source))["00.txt"] == [story(0), NOTICE]
    (source.articles / "00.txt").unlink()
    await fill(source)
    assert (await passages_of(source))["60.txt"] == [story(60), NOTICE]


def test_nothing_repeats_in_the_sample_newspaper(sample_articles: Path) -> None:
    """So no sentence of it is lost."""
    texts = [path.read_text("utf-8") for path in sample_articles.iterdir()]
    assert counted(*((text, None) for text in texts)).repeated() == NOTHING
