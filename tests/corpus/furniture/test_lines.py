import pytest

from corpus.furniture import is_furniture, leading_dateline


@pytest.mark.parametrize(
    "line",
    [
        # datelines
        "CNN —",
        "Kessel, Port Ellery CNN Business —",
        "PORT ELLERY (Reuters) -",
        "Kessel (AP) —",
        # bylines
        "By Ana Ruiz",
        "By Ana Ruiz, The Kessel Echo",
        "Story by J. R. Holm and Ana Ruiz",
        "Ana Ruiz and J. R. Holm, Kessel Echo Staff",
        "Ana Ruiz, Senior Correspondent",
        "Ana Ruiz and Odo Holm",
        # time stamps
        "Updated Jan. 21, 2020, 11:13 a.m. ET",
        "Published 3:04 PM EST, Mon February 3, 2025",
        "First published on 3 March 2024 at 08.15 GMT",
        "2025-02-03T11:13",
        "Last updated: Tue., Sept. 9, 2025",
        # editors' notes
        "Editor's note: Ana Ruiz is a historian of the river Sarn.",
        "Editors’ Note: a word was changed.",
        "Correction, May 3: an earlier version had the wrong year.",
        "Clarification: the ferry has two decks.",
        "This story has been updated with a word from the mayor.",
        "© 2025 The Kessel Echo",
        # newsletters and the like
        "Sign up for the Kessel Morning newsletter here.",
        "This essay first appeared in the Harbour newsletter; you can get it daily.",
        "Subscribe to our podcast.",
        "Advertisement",
        "Items are independently selected, and we may earn a commission.",
    ],
)
def test_what_stands_around_an_article_is_furniture(line: str) -> None:
    """Datelines, bylines, stamps, editors' notes and newsletter lines."""
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "The town council voted on Monday to build a new bridge.",
        "On Jan. 21, 2020, the council met at 11:13 a.m. to vote.",
        "By noon on Monday the water had reached the fish market.",
        "Ana Ruiz, the town's chief engineer, resigned on Friday.",
        "The editor of the Echo noted the price of bread.",
        "Mayor Holm and Councillor Ruiz disagree about the bridge.",
        "The ferry — the last of its kind — sails again on Monday.",
        "“We will build it,” the engineer said.",
    ],
)
def test_a_sentence_of_an_article_is_no_furniture(line: str) -> None:
    """Even where it has a date, a name, a dash or an editor in it."""
    assert not is_furniture(line)


@pytest.mark.parametrize(
    "dateline",
    [
        "Port Ellery (CNN) ",
        "Port Ellery (CNN)",
        "(CNN) ",
        "PORT ELLERY (AP) — ",
        "KESSEL, Sarn Province — ",
        "Port Ellery, Kessel (Reuters) - ",
    ],
)
def test_a_leading_dateline_is_measured(dateline: str) -> None:
    """Up to where the sentence begins."""
    line = f"{dateline}The council voted on Monday."
    assert line[leading_dateline(line) :] == "The council voted on Monday."


@pytest.mark.parametrize(
    "line", ["The council (of nine) voted.", "Kessel voted — again.", "A CNN crew came."]
)
def test_another_beginning_is_no_dateline(line: str) -> None:
    """Brackets and dashes alone make none."""
    assert leading_dateline(line) == 0
