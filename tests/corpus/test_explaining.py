from datetime import date

from corpus.archive import Archive
from corpus.model import Answer
from corpus.refusals import DaysHeld, Near, Refusal
from corpus.source import Source
from tests.corpus.making import fill, write

ASKED = date(2025, 3, 1)


async def refused(source: Source, question: str) -> tuple[Refusal, Answer]:
    """Why an archive of three articles does not answer."""
    write(source, "a.txt", "date 2024-05-01 The bridge at Brackholm was closed on Monday.\n")
    write(source, "b.txt", "date 2024-06-01 Seven owls nest in the belfry of the old church.\n")
    write(source, "c.txt", "date 2024-06-02 The ferry sailed at noon with forty passengers.\n")
    await fill(source)
    async with Archive.open(source) as archive:
        answer = await archive.answer(question, ASKED)
    assert answer.refusal
    return answer.refusal, answer


async def test_words_spelt_alike_are_named_as_articles_have_them(source: Source) -> None:
    """Of a word that stands nowhere; not the stem that the index has."""
    refusal, _ = await refused(source, "Who painted the ceiling at Brackhollm?")
    assert refusal.unknown == ("painted", "ceiling", "Brackhollm")
    assert Near("Brackhollm", ("Brackholm",)) in refusal.near


async def test_a_word_that_nothing_resembles_has_no_neighbours(source: Source) -> None:
    """Nor has a short one, which would resemble too much."""
    refusal, _ = await refused(source, "Did a yak paint Zzyzx?")
    assert refusal.near == ()


async def test_a_gap_in_the_days_asked_about_is_told(source: Source) -> None:
    """As is the number of articles where there is none."""
    refusal, _ = await refused(source, "Who painted the ceiling in August 2023?")
    assert refusal.days == (DaysHeld(date(2023, 8, 1), date(2023, 8, 31), 0),)
    refusal, _ = await refused(source, "Who painted the ceiling in June 2024?")
    assert refusal.days == (DaysHeld(date(2024, 6, 1), date(2024, 6, 30), 2),)


async def test_what_has_nearly_enough_is_related(source: Source) -> None:
    """One excerpt, which is not among the answer's; what has next to nothing is not shown."""
    write(source, "d.txt", "date 2024-07-01 The mayor of Wick opened the market hall.\n")
    _, far = await refused(source, "Who painted the ceiling at Brackhollm?")
    assert (far.excerpts, far.related) == ((), None)
    _, near = await refused(source, "Which owls nest where the painted ceiling leaks?")
    assert near.excerpts == ()
    assert near.related
    assert near.related.article.id == "b.txt"
