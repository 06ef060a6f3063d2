"""What is found in whole texts: all of them made up."""

from itertools import pairwise

import pytest
from hypothesis import given

from corpus.furniture import furniture
from corpus.paragraphs import paragraphs
from tests.corpus.texts import texts

LEAD = "The council of Port Ellery voted on Monday to build a new bridge over the Sarn."
MIDDLE = "It will cost 41 million crowns, the engineer Ana Ruiz told the meeting on the same night."
END = "The old one stays open until the ferry has been repaired, which will take until next May."


def found(*lines: str) -> list[tuple[str, str]]:
    """The stretches that are found in a text of these lines, each with its rule."""
    text = "\n\n".join(lines)
    return [(one.span.of(text), one.rule) for one in furniture(text, paragraphs(text))]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("CNN —", "dateline"),
        ("Kessel CNN —", "dateline"),
        ("AP", "byline"),
        ("By Odo Holm", "byline"),
        ("Odo Holm, The Kessel Echo", "byline"),
        ("oholm@echo.example", "about the writer"),
        ("March 2, 2026 Updated March 4, 2026, 4:48 p.m. ET", "time stamp"),
        ("Editor's note: Odo Holm is a historian of the river.", "editor's note"),
    ],
)
def test_lines_before_an_article(line: str, rule: str) -> None:
    """Are found before its first sentence."""
    assert found(line, LEAD, MIDDLE, END) == [(line, rule)]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Read more: Ferry stops for the winter", "read more"),
        ("👉 See also: Ferry stops for the winter", "read more"),
        ("More:Ferry stops for the winter", "read more"),
        ("Trouble at the quay:Ferry stops for the winter", "related headline"),
        ("What comes next?Ferry stops for the winter", "related headline"),
        ("FERRY IN TROUBLE: Captain stops sailing for the winter", "related headline"),
        ("Trouble at the quay: Captain stops sailing for the winter", "related headline"),
        ("FERRY STOPS FOR THE WINTER", "headline in capitals"),
        ("Bridge | Ferry | Market", "links"),
        ("Click here to see the drawings of the harbour.", "appeal to readers"),
        ("Sign up for our newsletter.", "appeal to readers"),
        ("Need a rest? Play the Courier's crossword.", "appeal to readers"),
        ("We may earn a commission from what you buy through links.", "appeal to readers"),
        ("Video Ad Feedback The bridge from the air 02:54 - Source: Echo", "video"),
        ("We use cookies to make this page better.", "notice of rights"),
        ("Updated May 3, 2024, 9:12 a.m.", "time stamp"),
        ("Correction: An earlier version of this story had the wrong year.", "editor's note"),
    ],
)
def test_lines_in_an_article(line: str, rule: str) -> None:
    """Are found between its sentences."""
    assert found(LEAD, line, MIDDLE, END) == [(line, rule)]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Contributing: Odo Holm, The Kessel Echo", "byline"),
        ("(Reporting by Odo Holm; Editing by Ida Brandt)", "byline"),
        ("Odo Holm contributed to this report.", "byline"),
        ("Odo Holm is a reporter at the Echo.", "about the writer"),
        ("Reach Odo Holm at oholm@echo.example.", "about the writer"),
        ("Follow Odo Holm on Mastodon: @odoholm", "about the writer"),
        ("Got a story? Please email Odo Holm at holm@echo.example.", "about the writer"),
        ("555-014-2277", "about the writer"),
        ("© 2024 The Kessel Echo. All rights reserved.", "notice of rights"),
    ],
)
def test_lines_after_an_article(line: str, rule: str) -> None:
    """Are found behind its last sentence."""
    assert found(LEAD, MIDDLE, END, line) == [(line, rule)]


@pytest.mark.parametrize(
    "line",
    [
        "What the bridge costs",
        "Monday, May 6",
        "Where: The town hall",
        "Bridge cost: 41 million crowns",
        "“Click here to win,” the false message said.",
        "Residents can sign up for the walk at the town hall.",
        "Anyone who saw the accident should write to tips@police.example.",
        "The paper's own cookies are sold at the market on Fridays.",
        "By noon the water had reached the fish market.",
        "The mayor said: “Read more: it is all in the plan.”",
        "Video of the flood shows the water at 3:40 a.m.",
        "He rose at 5:30 and followed the river on foot.",
    ],
)
@pytest.mark.parametrize("at", [1, 2, 3])
def test_what_is_of_an_article_is_kept(line: str, at: int) -> None:
    """Its headings, times, places, and sentences on things that stand around articles too."""
    lines = [LEAD, MIDDLE, END]
    lines.insert(at, line)
    assert found(*lines) == []


def test_the_person_an_article_is_about_is_no_writer_of_it() -> None:
    """Where it speaks of somebody, a last line on the same person is its own."""
    assert found(LEAD, MIDDLE, "Ruiz was praised.", "Ana Ruiz is a writer at the Echo.") == []


def test_a_heading_is_about_what_follows() -> None:
    """A few words, a colon and a headline are no link where the next line speaks of the same."""
    assert found(LEAD, "A longer bridge: What Ana Ruiz told the meeting about it", MIDDLE) == []


def test_a_list_in_a_form_of_its_own_is_kept() -> None:
    """One line of a few words, a colon and a headline is a link; three are the article's own."""
    one = "North bank: The ferry lands at the old mill"
    other = "South bank: The ferry lands at the fish market"
    third = "Upper lock: The ferry waits there for the tide"
    assert found(LEAD, one, other, third, END) == []


def test_headlines_below_a_heading_are_found() -> None:
    """Up to the next sentence."""
    heading, one, other = "You may also like:", "Ferry stops", "Why the market moves"
    rules = ["read more", "related headline", "related headline"]
    assert found(LEAD, heading, one, other, END) == list(
        zip([heading, one, other], rules, strict=True)
    )


def test_a_name_above_a_byline_is_a_byline() -> None:
    """And one that the article does not speak of; a heading in the same form is none."""
    assert found("Odo Holm", "The Kessel Echo", LEAD)[0] == ("Odo Holm", "byline")
    assert found("Odo Holm", LEAD) == [("Odo Holm", "byline")]
    assert found("New Bridge", LEAD) == []


@pytest.mark.parametrize(
    ("line", "part", "rule"),
    [
        (f"KESSEL, Sarn Province (AP) — {LEAD}", "KESSEL, Sarn Province (AP) — ", "dateline"),
        (f"{LEAD} Ana Ruiz/Kessel Echo", "Ana Ruiz/Kessel Echo", "photo credit"),
        (f"{LEAD} Courtesy of Ana Ruiz", "Courtesy of Ana Ruiz", "photo credit"),
        (f"{LEAD} (Photo by Ana Ruiz)", "(Photo by Ana Ruiz)", "photo credit"),
    ],
)
def test_a_part_of_a_line(line: str, part: str, rule: str) -> None:
    """Is found without the sentence that shares the line with it."""
    assert found(line, MIDDLE, END) == [(part, rule)]


@pytest.mark.parametrize("line", ["CNN —", "Sign up for our newsletter.", "By Ana Ruiz"])
def test_an_article_is_never_lost_whole(line: str) -> None:
    """Where there would be nothing else, nothing is found."""
    assert found(line) == []


@given(text=texts)
def test_what_is_found_keeps_its_bounds(text: str) -> None:
    """In order, apart, within the text, and none empty."""
    spans = [one.span for one in furniture(text, paragraphs(text))]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
