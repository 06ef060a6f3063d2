from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest

from corpus import reading
from corpus.archive import Archive
from corpus.ingest import Source
from corpus.model import Article, CorrectionNote
from corpus.store import Generation, prepare, writing
from tests.corpus.making import article, fill, write

DAY = datetime(2025, 3, 1, 12).astimezone()
QUESTION = "How many owls nest in the belfry?"
TEXTS = ("Seven owls nest in the belfry of Wick.", "Nine owls nest in the belfry of Wick.")


async def read_on(source: Source, day: int, text: str, title: str = "Owls") -> None:
    """A reload, so many days after the first of March, that finds this article."""
    await prepare(source.database)
    async with writing(source.database) as writer:
        writer.now = DAY + timedelta(days=day)
        await writer.put(article(text, "a.txt"), "a.txt", f"{title} {text}")
        path = str(source.articles.resolve())
        await writer.begin_generation(Generation(writer.number, f"token{day}", path))
        await writer.forget(5)


async def notes(source: Source) -> list[CorrectionNote]:
    """What is said of corrections beneath the answer to the question."""
    async with Archive.open(source) as archive:
        answer = await archive.answer(QUESTION, date(2025, 4, 1))
        [excerpt] = answer.excerpts
        return [note for note in excerpt.notes if isinstance(note, CorrectionNote)]


async def test_a_corrected_article_says_so(source: Source) -> None:
    """With the day on which the text that is quoted was first read."""
    write(source, "a.txt", "It is not looked at.")
    await read_on(source, 0, TEXTS[0])
    assert await notes(source) == []
    await read_on(source, 3, TEXTS[1])
    assert await notes(source) == [CorrectionNote(date(2025, 3, 4))]
    await read_on(source, 5, TEXTS[1], title="Owls in Wick")
    assert await notes(source) == [CorrectionNote(date(2025, 3, 4))]
    await read_on(source, 7, TEXTS[0])
    assert await notes(source) == [CorrectionNote(date(2025, 3, 8))]


async def test_another_title_is_no_correction(source: Source) -> None:
    """Of what is quoted nothing has changed."""
    write(source, "a.txt", "It is not looked at.")
    await read_on(source, 0, TEXTS[0])
    await read_on(source, 3, TEXTS[0], title="Owls in Wick")
    assert await notes(source) == []


async def test_what_was_gone_back_to_is_no_correction(source: Source) -> None:
    """The other text came later, and is not what is quoted."""
    write(source, "a.txt", TEXTS[0])
    async with Archive.open(source) as archive:
        await archive.reload()
        write(source, "a.txt", TEXTS[1])
        await archive.reload()
        said = await archive.said("Nobody")
        assert said.told.sayings == ()
    assert len(await notes(source)) == 1
    async with Archive.open(source) as archive:
        await archive.roll_back()
    assert await notes(source) == []


@pytest.mark.parametrize("way", ["timeline", "said"])
async def test_wherever_it_is_quoted(source: Source, way: str) -> None:
    """In a timeline, and in what somebody said, as well."""
    text = 'date 2025-02-03\n"{} owls nest in the belfry," the sexton Ada Wood said on Monday.'
    write(source, "a.txt", text.format("Seven"))
    async with Archive.open(source) as archive:
        await archive.reload()
        write(source, "a.txt", text.format("Nine"))
        await archive.reload()
        if way == "timeline":
            excerpts = [entry.excerpt for entry in (await archive.timeline("owls belfry")).entries]
        else:
            excerpts = [one.excerpt for one in (await archive.said("Ada Wood")).told.sayings]
    assert excerpts
    for excerpt in excerpts:
        assert [note for note in excerpt.notes if isinstance(note, CorrectionNote)]


async def test_another_way_of_reading_is_no_correction(
    source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is as it was: nobody has corrected anything, and there is no version more."""
    write(source, "a.txt", f"date 2025-03-01 {TEXTS[0]} A stamp.")
    await fill(source)

    def read_differently(*_: object) -> Iterator[Article]:
        yield article(TEXTS[0], "a.txt")

    monkeypatch.setattr(reading, "reading_of", lambda _: "another")
    monkeypatch.setattr(reading, "read", read_differently)
    report = await fill(source)
    assert report.updated == 1
    assert await notes(source) == []
    async with Archive.open(source) as archive:
        assert len(await archive.history("a.txt")) == 1
