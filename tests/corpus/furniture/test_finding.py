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
        ("## What the bridge costs", "heading"),
        ("Bridge | Ferry | Market", "links"),
        ("Click here to see the drawings of the harbour.", "appeal to readers"),
        ("Sign up for our newsletter.", "appeal to readers"),
        ("Need a rest? Play the Courier's crossword.", "appeal to readers"),
        ("We may earn a commission from what you buy through links.", "appeal to readers"),
        ("Video Ad Feedback The bridge from the air 02:54 - Source: Echo", "video"),
        ("We use cookies to make this page better.", "notice of rights"),
        ("► Ferry stops for the winter", "related headline"),
        ("Why the ferry must sail on this winter | Opinion", "related headline"),
        ("Winter on the riverFerry stops until the ice has gone", "related headline"),
        ("The ferry is back!Captain sails again for the market", "related headline"),
        ("Follow every crossing: Latest Ferry Times", "read more"),
        ("River walks podcast: The ferry in winter", "read more"),
        ("The ferry is back! See the captain's first crossing of the year", "read more"),
        ("Hear what the captain thinks of the winter on the river", "read more"),
        ("Get word of the river by text! Join the Echo's channel now", "appeal to readers"),
        ("The Echo app brings you the news of the river. Download it.", "appeal to readers"),
        ("Share your photos of the ferry with the Echo.", "appeal to readers"),
        ("The following article was first published in May:", "appeal to readers"),
        ("The captain who stayed on board 02:54 - Source: Echo", "video"),
        ("Kessel CNN —", "dateline"),
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
        ("Follow Odo Holm at https://twitter.com/odoholm and hear him on air.", "about the writer"),
        ("— Odo Holm", "byline"),
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
        "Fans were told to follow the race on Facebook.",
        "She asked them to click here and there on the map.",
        "The new app gives you maps of the river and its quays.",
        "She wrote in the fan newsletter that she would sign nothing here.",
        "Watch what you wear",
        "The captain was honoured on Monday. See the list of all who came",
        "The family of the captain moved from the river to St. Louis",
        "● North quay ► South quay",
        "Win a trip on the ferry",
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


def test_headlines_below_the_last_word_on_the_writer_are_found() -> None:
    """Where nothing but such lines stands there; a sentence would be the article's own."""
    article = [LEAD, MIDDLE] * 6
    writer, one, other = "Reach Odo Holm at oholm@echo.example.", "Ferry stops", "Market moves"
    assert [line for line, _ in found(*article, writer, one, other)] == [writer, one, other]
    assert [line for line, _ in found(*article, writer, one, END)] == [writer]


def test_links_side_by_side_head_nothing() -> None:
    """That they are about the same says nothing where each has the form of a link."""
    one = "A longer bridge: Council wants a bridge that is longer than the old one"
    other = "Winter on the quay: Council wants a longer quay for the ferry at the bridge"
    rules = ["related headline", "related headline"]
    assert found(LEAD, one, other, END) == list(zip([one, other], rules, strict=True))


def test_a_name_above_a_byline_is_a_byline() -> None:
    """And one that the article does not speak of; a heading in the same form is none."""
    assert found("Odo Holm", "The Kessel Echo", LEAD)[0] == ("Odo Holm", "byline")
    assert found("Odo Holm", LEAD) == [("Odo Holm", "byline")]
    assert found("New Bridge", LEAD) == []


@pytest.mark.parametrize(
    "whom", ["Echo contributor", "The (Kessel) Morning Echo", "24/7 River Notes"]
)
def test_whom_it_is_written_for(whom: str) -> None:
    """Is found below the writer's name, whom a last line may name again."""
    last = "Odo Holm is a writer at the Echo."
    lines = found("Odo Holm", whom, LEAD, MIDDLE, END, last)
    assert [line for line, _ in lines] == ["Odo Holm", whom, last]
    assert whom not in [line for line, _ in found(LEAD, whom, MIDDLE, END)]


@pytest.mark.parametrize(
    ("line", "part", "rule"),
    [
        (f"KESSEL, Sarn Province (AP) — {LEAD}", "KESSEL, Sarn Province (AP) — ", "dateline"),
        (f"{LEAD} Ana Ruiz/Kessel Echo", "Ana Ruiz/Kessel Echo", "photo credit"),
        (f"{LEAD} Courtesy of Ana Ruiz", "Courtesy of Ana Ruiz", "photo credit"),
        (f"{LEAD} (Photo by Ana Ruiz)", "(Photo by Ana Ruiz)", "photo credit"),
        (f"{LEAD} (Image credit: Ana Ruiz/Echo via Getty Images)", None, "photo credit"),
        (f"{LEAD} Ana Ruiz/Echo Co.", "Ana Ruiz/Echo Co.", "photo credit"),
        (f"{LEAD[:-1]} ANA Ana Ruiz/Reuters", "Ana Ruiz/Reuters", "photo credit"),
        ("The captain waves from the deck of the old ferry. Ana Ruiz", "Ana Ruiz", "photo credit"),
    ],
)
def test_a_part_of_a_line(line: str, part: str | None, rule: str) -> None:
    """Is found without the sentence that shares the line with it."""
    assert found(line, MIDDLE, END) == [(part or line.removeprefix(LEAD).strip(), rule)]


@pytest.mark.parametrize("line", ["CNN —", "Sign up for our newsletter.", "By Ana Ruiz"])
def test_an_article_is_never_lost_whole(line: str) -> None:
    """Where there would be nothing else, nothing is found."""
    assert found(line) == []


@pytest.mark.parametrize("length", [880, 100_000])
@pytest.mark.parametrize(
    "odd",
    ["(", "-", "@", "a@", "A.", ": ", "a?", "Ab", "|", "►", "click ", "1", "1-", "(1) ", "Aa "],
)
def test_an_odd_line_is_done_with(odd: str, length: int) -> None:
    """A rule that tried it in all the ways in which it can be read would never end."""
    line = odd * (length // len(odd)) + "z"
    assert END not in [words for words, _ in found(LEAD, line, END)]


@given(text=texts)
def test_what_is_found_keeps_its_bounds(text: str) -> None:
    """In order, apart, within the text, and none empty."""
    spans = [one.span for one in furniture(text, paragraphs(text))]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
