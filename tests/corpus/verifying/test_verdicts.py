from dataclasses import replace
from datetime import date

import pytest

from corpus.archive import Archive
from corpus.ingest import Source
from corpus.model import Span
from corpus.verifying import Relation, Standing, Stretch, Typography, Verdict
from tests.corpus.making import fill, write


def stretches(verdict: Verdict) -> list[tuple[str, str, str]]:
    """How each stretch is related, with the words of both sides, of the first match."""
    match = verdict.matches[0]
    text = match.excerpt.article.text
    return [
        (stretch.relation.value, stretch.asked.of(verdict.asked), stretch.text.of(text))
        for stretch in match.stretches
    ]


def changes(verdict: Verdict) -> list[tuple[str, str, str]]:
    """The stretches that are not the same."""
    return [one for one in stretches(verdict) if one[0] != "same"]


def where(verdict: Verdict) -> list[str]:
    """The articles of the matches, in their order."""
    return [match.excerpt.article.id for match in verdict.matches]


async def test_exact(archive: Archive) -> None:
    """A quotation that stands so is exact, in each article with it, the earliest first."""
    asked = "We can’t close the ferry school—not now, not ever"
    verdict = await archive.verify(asked)
    assert (verdict.standing, verdict.is_all, verdict.asked) == (Standing.EXACT, True, asked)
    assert where(verdict) == ["gazette.txt", "ledger.txt"]
    assert [match.excerpt.text for match in verdict.matches] == [asked, asked]


async def test_outer_marks_are_taken_off(archive: Archive) -> None:
    """The marks and blanks around a quotation are not part of it."""
    verdict = await archive.verify(' "The old pier is a well-known ruin."\n')
    assert verdict.standing is Standing.EXACT
    assert verdict.asked == "The old pier is a well-known ruin."


async def test_marks_of_two_parts_stay(archive: Archive) -> None:
    """Marks that enclose two parts of what was asked are part of it."""
    asked = "“We can’t close the ferry school—not now, not ever,” she said. “The budget”"
    assert (await archive.verify(asked)).asked == asked


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ("We can't close the ferry school—not now", "quote marks"),
        ("We can’t close the ferry school–not now", "dashes"),
        ("We can’t close the ferry school--not now", "dashes"),
        ("we can’t close the Ferry School—not now", "case"),
        ("We can’t close  the ferry school—not now", "blanks"),
        ("a well-known ruin. Nobody will mend it", "blanks"),
        ("We can’t close the ferry school—not now, not ever, she said", "quote marks"),
        ("The mayor, Ada Thorne, spoke on Monday,", "final mark"),
        ("We can’t close the ferry school—not now, not ever.", "final mark"),
        (
            "We can’t close the \ufb01erry school—not now".replace("\ufb01e", "fe\u00ad"),
            "invisible characters",
        ),
        ("The storm tore the roof o\ufb00 the granary", "letter forms"),
    ],
)
async def test_typography(archive: Archive, asked: str, named: str) -> None:
    """What differs in typography alone is named, and is neither exact nor altered."""
    verdict = await archive.verify(asked)
    assert verdict.standing is Standing.TYPOGRAPHY
    assert [kind.value for kind in verdict.matches[0].typography] == [named]
    assert changes(verdict) == []


async def test_typography_in_several_articles(archive: Archive) -> None:
    """All articles that have it so are there, the earliest first."""
    verdict = await archive.verify("WE CAN’T CLOSE THE FERRY SCHOOL—NOT NOW, NOT EVER")
    assert where(verdict) == ["gazette.txt", "ledger.txt"]


async def test_nearest_is_the_earliest(archive: Archive) -> None:
    """Of articles that are as near to an altered quotation, the earliest is shown."""
    verdict = await archive.verify("We can’t open the ferry school—not now, not ever")
    assert where(verdict) == ["gazette.txt"]


async def test_several_kinds_of_typography(archive: Archive) -> None:
    """All kinds that differ are named."""
    verdict = await archive.verify("WE CAN'T CLOSE THE FERRY SCHOOL - NOT NOW")
    assert set(verdict.matches[0].typography) == {
        Typography.QUOTE_MARKS,
        Typography.DASHES,
        Typography.BLANKS,
        Typography.CASE,
    }


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("We can close the ferry school—not now", [("changed", "can", "can’t")]),
        ("no one was hurt, the baker said", [("changed", "baker", "miller")]),
        ("The lighthouse keeper was amused", [("lacking", "", "not")]),
        ("The lighthouse keeper was really not amused", [("added", "really", "")]),
        ("The budget rose by 5 to £1,250,000", [("changed", "5", "5.2%")]),
        ("The budget rose by 5.2% to $1,250,000", [("changed", "$", "£")]),
        ("The budget rose by 5.2% to £1,250 in March", [("changed", "1,250", "1,250,000")]),
        ("The old pier is a known ruin", [("lacking", "", "well-")]),
        (
            "The storm tore the granary off the roof",
            [("changed", "granary", "roof"), ("changed", "roof", "granary")],
        ),
    ],
)
async def test_altered(archive: Archive, asked: str, expected: list[tuple[str, str, str]]) -> None:
    """A quotation with words changed, dropped, added or swapped is altered, and shown where."""
    verdict = await archive.verify(asked)
    assert verdict.standing is Standing.ALTERED
    assert [change for change in changes(verdict) if change[2] != "%"] == expected


@pytest.mark.parametrize("asked", ["the ferry scho", "ld pier is a well-known", "is a well"])
async def test_torn_words_are_not_exact(archive: Archive, asked: str) -> None:
    """Characters that stand in the article but end within a word are not the quotation."""
    verdict = await archive.verify(asked)
    assert verdict.standing in (Standing.ALTERED, Standing.TOO_SHORT, Standing.NOT_FOUND)


async def test_ellipsis(archive: Archive) -> None:
    """An ellipsis stands for what the article has there, which is told."""
    verdict = await archive.verify("We can’t close the ferry school […] not ever")
    assert verdict.standing is Standing.EXACT
    assert changes(verdict) == [("left out", "[…]", "—not now,")]


@pytest.mark.parametrize("dots", ["…", "...", " . . . ", "[...]", "(…)"])
async def test_ellipses_of_every_form(archive: Archive, dots: str) -> None:
    """Parts on both sides of an ellipsis follow one another in one article, over sentences."""
    verdict = await archive.verify(f"The mayor, Ada Thorne,{dots}told the harbour committee")
    assert (verdict.standing, where(verdict)) == (Standing.EXACT, ["ledger.txt"])


async def test_parts_in_another_order(archive: Archive) -> None:
    """Parts that do not follow one another in that order are no exact quotation."""
    verdict = await archive.verify("told the harbour committee … The mayor, Ada Thorne, spoke")
    assert verdict.standing not in (Standing.EXACT, Standing.TYPOGRAPHY)


async def test_ellipsis_of_the_article(archive: Archive) -> None:
    """An ellipsis that the article itself has leaves nothing out, and hides nothing."""
    verdict = await archive.verify("keeper was not amused…  and left without a word")
    assert verdict.standing is Standing.EXACT
    verdict = await archive.verify("keeper was not… and left without a word")
    assert verdict.standing is Standing.ALTERED


async def test_ellipses_at_the_ends(archive: Archive) -> None:
    """An ellipsis at an end says only that it goes on."""
    assert (await archive.verify("…no one was hurt...")).standing is Standing.EXACT


async def test_insertion(archive: Archive) -> None:
    """Words in brackets stand for the article's words there, or are added to them."""
    verdict = await archive.verify("[Thorne] said. The budget [of the town] rose by 5.2%")
    assert verdict.standing is Standing.EXACT
    assert changes(verdict) == [("inserted", "[of the town]", "")]
    assert [span.of(verdict.asked) for span in verdict.outside] == ["[Thorne]"]
    verdict = await archive.verify("The old pier is a [famous] ruin. Nobody will")
    assert changes(verdict)[0] == ("inserted", "[famous]", "well-known")


async def test_brackets_of_the_article(archive: Archive) -> None:
    """Brackets that the article itself has are compared like its other words."""
    asked = "the harbour wall crumble[s] further each winter"
    assert (await archive.verify(asked)).standing is Standing.EXACT
    verdict = await archive.verify(asked.capitalize())
    assert verdict.matches[0].typography == (Typography.CASE,)
    verdict = await archive.verify(asked.replace("[s]", "[d]"))
    assert verdict.standing is Standing.ALTERED


async def test_bracketed_initial(archive: Archive) -> None:
    """A capital in brackets says that the case is another."""
    verdict = await archive.verify("[N]o one was hurt, the miller said")
    assert verdict.standing is Standing.EXACT


@pytest.mark.parametrize("asked", ["It is what it is", "it is what it is", "It was what it was"])
async def test_stop_words_alone(archive: Archive, asked: str) -> None:
    """A quotation of stop words is found where it stands."""
    verdict = await archive.verify(asked)
    assert verdict.standing in (Standing.EXACT, Standing.TYPOGRAPHY)


@pytest.mark.parametrize(
    "asked", ["", "  ", "“”", "…", "[the mayor]", "the mayoress", "it would be as it is"]
)
async def test_too_short(archive: Archive, asked: str) -> None:
    """Of fewer than three words, or stop words alone, it cannot be told unless they stand so."""
    verdict = await archive.verify(asked)
    assert (verdict.standing, verdict.matches) == (Standing.TOO_SHORT, ())


async def test_short_and_exact(archive: Archive) -> None:
    """A single word that stands in the archive is exact."""
    verdict = await archive.verify("granary")
    assert (verdict.standing, where(verdict)) == (Standing.EXACT, ["courier.txt"])


@pytest.mark.parametrize(
    "asked",
    [
        "Seven owls were seen in the belfry by the sexton",
        "The governor vetoed the fishing bill on Tuesday evening",
    ],
)
async def test_not_found(archive: Archive, asked: str) -> None:
    """What no article says, and nothing like it, is not found."""
    verdict = await archive.verify(asked)
    assert (verdict.standing, verdict.matches) == (Standing.NOT_FOUND, ())


async def test_undated_come_last(archive: Archive) -> None:
    """Articles without a day come after those that have one."""
    verdict = await archive.verify("the")
    assert where(verdict) == ["gazette.txt", "ledger.txt", "courier.txt"]


def test_relations_that_alter() -> None:
    """What is changed, added or lacking alters a quotation; what an ellipsis says does not."""
    altering = {Relation.CHANGED, Relation.ADDED, Relation.LACKING}
    nothing = Span(0, 0)
    found = {r for r in Relation if Stretch(r, nothing, nothing).is_alteration}
    assert found == altering


async def test_what_came_nearest_first_is_not_lost_to_a_wider_look(source: Source) -> None:
    """Many articles with one pair of the words do not hide the one that has most of them."""
    text = "Rescuers near harbour beside lighthouse carrying barges loaded granite."
    write(source, "true.txt", f"date 2024-01-01 {text}\n")
    for number in range(25):
        text = f"date 2024-02-01 They inspected harbour number {number} today.\n"
        write(source, f"{number}.txt", text)
    await fill(source)
    async with Archive.open(source) as archive:
        verdict = await archive.verify(
            "Rescuers inspected harbour walls lighthouse lamps barges ropes granite"
        )
    assert verdict.standing is Standing.ALTERED
    assert verdict.matches[0].excerpt.article.id == "true.txt"


async def test_in_another_language_nobody_is_named_by_english_words(filled: Source) -> None:
    """As `said` names nobody there either."""
    german = replace(filled, limits=replace(filled.limits, language="de"))
    await fill(german)
    async with Archive.open(german) as archive:
        verdict = await archive.verify("We can’t close the ferry school—not now, not ever")
    assert verdict.standing is Standing.EXACT
    assert [match.attribution for match in verdict.matches] == [None] * len(verdict.matches)


@pytest.mark.parametrize(
    ("asked", "standing"),
    [
        ("Read more: Granary roof to cost ninety crowns", Standing.EXACT),
        ("read more: granary roof to cost ninety crowns", Standing.TYPOGRAPHY),
        ("Read more: Granary roof to cost eighty crowns", Standing.ALTERED),
        ("LANTERN FESTIVAL MOVED TO THE OLD QUARRY", Standing.EXACT),
        ("Lantern festival moved to the new quarry", Standing.ALTERED),
        ("Weathervane seminar in a disused windmill", Standing.NOT_FOUND),
    ],
)
async def test_what_is_left_out_of_an_article(
    filled: Source, asked: str, standing: Standing
) -> None:
    """Is neither searched nor quoted, and stands there all the same."""
    write(
        filled,
        "storm.txt",
        "date 2024-03-06 The storm was a week ago, and the miller counts his losses still.\n"
        "Read more: Granary roof to cost ninety crowns\nLANTERN FESTIVAL MOVED TO THE OLD QUARRY\n"
        "The roof will be mended by May, he said.",
    )
    await fill(filled)
    async with Archive.open(filled) as archive:
        verdict = await archive.verify(asked)
    assert verdict.standing is standing
    assert verdict.is_all
    assert where(verdict) == (["storm.txt"] if standing is not Standing.NOT_FOUND else [])


@pytest.mark.parametrize(
    "asked",
    [
        "Read more: Penguins outwit their keepers",
        "read more: penguins OUTWIT their keepers",
        "Penguins outwit their keepers",
        "closed for years.\n\nRead more: Penguins",
        "SARN MOUTH (AP) — The quay",
        "for years. Read more: Penguins outwit their keepers Sign up for our newsletter, friends!",
    ],
)
async def test_what_is_not_of_an_article_stands_in_it(source: Source, asked: str) -> None:
    """It is neither indexed nor quoted, but a quotation that lies or ends in it is verbatim."""
    links = "Read more: Penguins outwit their keepers\n\nSign up for our newsletter, friends!"
    write(source, "quay.txt", f"SARN MOUTH (AP) — The quay was closed for years.\n\n{links}")
    write(source, "other.txt", "The market moves to the square in the first week of June.")
    await fill(source)
    async with Archive.open(source) as archive:
        verdict = await archive.verify(asked)
        refused = await archive.answer("What do penguins outwit?", date(2025, 3, 1))
    assert verdict.standing in (Standing.EXACT, Standing.TYPOGRAPHY)
    assert where(verdict) == ["quay.txt"]
    assert not refused.excerpts


async def test_the_very_words_are_nearer_than_what_is_like_them(source: Source) -> None:
    """Though a passage is very like them, and they stand in what is left out."""
    words = "the ferry of Sarn Mouth stops for all of the long and cold winter months this"
    write(source, "body.txt", f"It was said that {words} time, by the captain.")
    write(
        source, "link.txt", f"The market moves to the square in June.\nRead more: Why {words} year"
    )
    await fill(source)
    async with Archive.open(source) as archive:
        verdict = await archive.verify(f"{words} year")
    assert verdict.standing is Standing.EXACT
    assert where(verdict) == ["link.txt"]
