"""What a person said, out of an archive of a few articles."""

from datetime import date

import pytest

from corpus.archive import Archive
from corpus.ingest import Source
from corpus.model import Filters, SpeakerNote
from corpus.naming import Wanted
from corpus.said import Said
from corpus.speakers import Known
from tests.corpus.making import fill, write

WIRE = "“The ferry will be late again on Monday,” said Captain Eva Lind. It was foggy at Kessel."
PAPER = {
    "2024-01-03": (
        "Ana Ruiz, the mayor, walked over the bridge.\n\n"
        "“The bridge will stand,” she said. “I know it will.”\n\n"
        "The council went home. “We had soup,” said Bo Lind. “It was cold.”"
    ),
    "2024-02-03": "Mayor Ana Ruiz met Paz Ruiz. “The price is high,” Ruiz said to the council.",
    "2024-03-03": "“I would rather have a ferry,” said Paz Ruiz. Nobody clapped.",
    "2024-04-01": WIRE,
    "2024-04-02": f"{WIRE} The paper asked for more, and got none.",
    "2024-05-03": "“A school is a school,” Mayor Ruiz told parents. “It has a bell.”",
    "2024-06-03": "Tomás Łącki painted it. “Blue is the colour of the sea,” he said.",
    "2024-08-03": "“It was a long night,” said Eva Knaub-Hamm.",
    "2024-07-03": "A ferry was painted blue by Ottokar Brandt, who sang.",
}


@pytest.fixture
def filled(source: Source) -> Source:
    """A paper of nine days."""
    for day, text in PAPER.items():
        write(source, f"{day}.txt", f"date {day}\n{text}\n")
    return source


def told(said: Said) -> list[tuple[str, str]]:
    """Day and words of the sayings, each a slice of its article."""
    for saying in said.told.sayings:
        text = saying.excerpt.article.text
        assert saying.excerpt.text == text[saying.excerpt.start : saying.excerpt.end]
        assert saying.speaker is not None
        for quotation in saying.quotations:
            assert saying.excerpt.start <= quotation.start < quotation.end <= saying.excerpt.end
    return [(_day(s.excerpt.article.published), s.excerpt.text) for s in said.told.sayings]


def unclear(said: Said) -> list[str]:
    """The days of those that are unclear."""
    for saying in said.told.unclear:
        assert (saying.known, saying.speaker) == (Known.UNCLEAR, None)
    return [_day(s.excerpt.article.published) for s in said.told.unclear]


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


async def test_newest_first_in_whole_sentences(archive: Archive) -> None:
    """By full name: what stands together is one saying, and "she" is told beneath it."""
    said = await archive.said("Paz Ruiz")
    assert told(said) == [("2024-03-03", "“I would rather have a ferry,” said Paz Ruiz.")]
    said = await archive.said("Ana Ruiz")
    assert told(said) == [("2024-01-03", "“The bridge will stand,” she said. “I know it will.”")]
    [note] = said.told.sayings[0].excerpt.notes
    assert isinstance(note, SpeakerNote)
    assert (said.articles, said.read, said.confined_to) == (4, 4, None)


async def test_a_surname_that_two_have_is_unclear(archive: Archive) -> None:
    """Where an article names two of the name, and where it names neither whole."""
    assert unclear(await archive.said("Ana Ruiz")) == ["2024-05-03", "2024-02-03"]
    assert unclear(await archive.said("Paz Ruiz")) == ["2024-05-03", "2024-02-03"]


async def test_a_surname_that_one_has(archive: Archive) -> None:
    """With a filter that leaves one of the name, the surname alone is that person."""
    said = await archive.said("Ana Ruiz", filters=Filters(after=date(2024, 4, 1)))
    assert [day for day, _ in told(said)] == ["2024-05-03"]
    assert unclear(said) == []


async def test_all_of_a_surname_are_matched(archive: Archive) -> None:
    """Asked by the surname alone, each of that name is found, and it is told who they are."""
    said = await archive.said("Ruiz")
    assert [day for day, _ in told(said)] == ["2024-05-03", "2024-03-03", "2024-01-03"]
    assert {(one.name, one.sayings) for one in said.told.speakers} == {
        ("Ana Ruiz", 1),
        ("Paz Ruiz", 1),
        ("Ruiz", 1),
    }


async def test_repeats_are_told_once(archive: Archive) -> None:
    """Agency copy of two days stands on the earlier and names the later."""
    said = await archive.said("Captain Lind")
    days = [(day, text) for day, text in told(said) if "late again" in text]
    assert days == [
        ("2024-04-01", "“The ferry will be late again on Monday,” said Captain Eva Lind.")
    ]
    copies = [copy.id for saying in said.told.sayings for copy in saying.excerpt.copies]
    assert copies == ["2024-04-02.txt"]


async def test_of_repeats_the_earliest_is_told_whichever_has_the_whole_name(source: Source) -> None:
    """Though articles with the surname alone are read after those with the whole name."""
    words = "“The price of a bridge is never what it was before,” Ruiz said to the council."
    write(source, "january.txt", f"date 2024-01-01 {words} Ana sang.\n")
    write(source, "june.txt", f"date 2024-06-01 {words}\n")
    await fill(source)
    async with Archive.open(source) as archive:
        (saying,) = (await archive.said("Ana Ruiz")).told.sayings
    assert saying.excerpt.article.id == "january.txt"
    assert [copy.id for copy in saying.excerpt.copies] == ["june.txt"]


async def test_on_a_topic(archive: Archive) -> None:
    """Only what is said near the topic's words."""
    assert [day for day, _ in told(await archive.said("Ruiz", "ferry"))] == ["2024-03-03"]
    assert [day for day, _ in told(await archive.said("Ruiz", "bridge"))] == ["2024-01-03"]
    assert not (await archive.said("Ruiz", "soup")).told.found
    assert not (await archive.said("Ruiz", "zeppelin")).told.found


async def test_marks_on_letters_do_not_matter(archive: Archive) -> None:
    """Nor does case."""
    assert [day for day, _ in told(await archive.said("TOMAS LACKI"))] == ["2024-06-03"]


async def test_a_name_with_a_hyphen(archive: Archive) -> None:
    """Is found, though the index has its parts."""
    assert [day for day, _ in told(await archive.said("Eva Knaub-Hamm"))] == ["2024-08-03"]


async def test_what_is_not_said(archive: Archive) -> None:
    """A name that is there and quoted nowhere, one that is not there, and none at all."""
    said = await archive.said("Ottokar Brandt")
    assert (said.told.found, said.articles, said.unknown) == (0, 1, ())
    said = await archive.said("Zebedee")
    assert (said.told.found, said.articles, said.unknown) == (0, 0, ("zebedee",))
    said = await archive.said("“”")
    assert not said.has_name
    said = await archive.said("Ruiz", filters=Filters(source="no such"))
    assert said.confined_to == 0


async def test_a_sentence_is_shown_once(source: Source) -> None:
    """Also where it quotes the person twice, apart, or the person and somebody unclear."""
    text = "Ana Ruiz said it was “a bridge like any other”, and Bo Lind not “any bridge of mine”."
    twice = f"“{'We built it. ' * 50}” said Ana Ruiz, “and {'we sold it, ' * 50}and it rained.”"
    write(source, "a.txt", f"{text}\n\n{twice}\n")
    await fill(source)
    async with Archive.open(source) as archive:
        said = await archive.said("Ana Ruiz")
    spans = [(s.excerpt.start, s.excerpt.end) for s in (*said.told.sayings, *said.told.unclear)]
    assert len(spans) == len(set(spans)) == 2


async def test_at_most_so_many(archive: Archive) -> None:
    """The limit is kept, and all that were found are counted."""
    said = await archive.said("Ruiz", limit=1)
    assert [day for day, _ in told(said)] == ["2024-05-03"]
    assert said.told.found == 3


@pytest.mark.parametrize(
    ("wanted", "name", "is_of"),
    [
        ("Ruiz", "Ana Ruiz", True),
        ("Ana Ruiz", "Ana Ruiz", True),
        ("Mayor Ana Ruiz", "Ana Ruiz", True),
        ("Rosa Okonjo", "Rosa “Pip” Okonjo", True),
        ("Ana Ruiz", "Paz Ruiz", False),
        ("Ana Ruiz", "Ana Lind", False),
        ("Ruiz", "Ruiz Lind", False),
        ("Sam Reed", "Sam Reed Jr.", True),
        ("council", "the council", True),
        ("the council", "the council", True),
        ("council", "a spokesman for the council", False),
        ("Ana Ruiz", "a spokesman for Ana Ruiz", False),
        ("", "Ana Ruiz", False),
    ],
)
def test_whose_name_it_is(wanted: str, name: str, *, is_of: bool) -> None:
    """All words of the name, and the same surname; somebody's spokesman is somebody else."""
    assert Wanted.of(wanted).is_of(name) == is_of


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("Tomás Łącki came.", True),
        ("Tomás “Tomek”\nŁącki came.", True),
        ("Łącki came. Tomás did not.", False),
        ("Tomás came. Ana Ruiz said that she had seen nobody there but Łącki.", False),
        ("Tomás Łąckis came.", False),
    ],
)
def test_whether_it_stands_there_whole(text: str, *, stands: bool) -> None:
    """First name and surname near each other, in any spelling of theirs."""
    assert Wanted.of("Tomas Lacki").stands_whole_in(text) == stands
