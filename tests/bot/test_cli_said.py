from collections.abc import Mapping

import pytest

from tests.bot.conftest import Here
from tests.bot.test_cli_ask import EXCERPT_KEYS

KEYS = "name topic reason generation articles read speakers found sayings doubtful unclear".split()
# A name, the days and beginnings of the sentences that are the person's, newest first.
GOLDEN = {
    "Ostrand": [],
    "Mireille Strand": [
        ("2025-02-02", "\"This year's flood was a flood."),
        ("2024-03-20", '"I said that he was dead because two honest witnesses'),
        ("2024-03-18", '"We do not expect to find him alive,"'),
        ("2024-03-18", '"Jonas went back for one more house," she said.'),
    ],
    "Nadia Verrin": [("2025-01-30", '"It was on the wrong side of the door," she said.')],
    "J. R. Holm": [
        ("2024-08-02", '"Would I have settled for this in June?" he said.'),
        ("2024-07-19", "“I am not the enemy of these men."),
        ("2024-07-09", "“But two shipping lines have left us"),
    ],
    "Zofia Bralska": [
        ("2024-09-24", '"It is the price of everything I know today," she said.'),
        ("2024-04-23", "“I asked for two borings in January,” Brałska said."),
    ],
    "Lunny": [("2024-11-12", '"It was a matter of waiting for the right wave')],
}


@pytest.mark.parametrize(("name", "sayings"), GOLDEN.items())
def test_golden(
    here: Here, sample: Mapping[str, str], name: str, sayings: list[tuple[str, str]]
) -> None:
    """In the sample newspaper: all that somebody says, in order, and nothing of anybody else."""
    found = here(sample, "said", name, "--json").json["sayings"]
    assert [saying["published"] for saying in found] == [day for day, _ in sayings]
    for saying, (_, words) in zip(found, sayings, strict=True):
        assert saying["text"].startswith(words)


def test_in_words(here: Here, sample: Mapping[str, str]) -> None:
    """Days in bold, quotations, who "she" is, sources; the unclear apart; how many there are."""
    said = here(sample, "said", "Nadia Verrin")
    assert (said.code, said.err) == (0, "")
    first, heading, unclear, last = said.out.split("\n\n")
    assert first.splitlines()[0] == "30 January 2025"
    assert first.splitlines()[2] == '"she" is Nadia Verrin, as the text has it'
    assert heading.startswith("Unclear: perhaps theirs")
    assert unclear.splitlines()[0] == "6 March 2024"
    assert last == "1 quotation in 6 articles with “Verrin” in them.\n"


def test_names_that_are_shared(here: Here, sample: Mapping[str, str]) -> None:
    """By the surname alone, those who have it are told."""
    said = here(sample, "said", "Verrin")
    assert said.out.endswith(
        "3 quotations in 6 articles with “Verrin” in them. Tomás Verrin (2) and Nadia Verrin (1)"
        " are matched: a first name tells them apart.\n"
    )


def test_json(here: Here, sample: Mapping[str, str]) -> None:
    """`--json` is the object that was promised; all texts are slices of their articles."""
    found = here(sample, "said", "Odile Farrant", "bridge", "--json").json
    assert list(found) == KEYS
    assert (found["topic"], found["reason"]) == ("bridge", None)
    assert found["found"] == len(found["sayings"]) > 0
    for saying in [*found["sayings"], *found["unclear"]]:
        assert list(saying) == [*EXCERPT_KEYS, "known", "speaker", "quotations"]
        text = here(sample, "show", saying["article"], "--json").json["text"]
        spans = [saying, *saying["quotations"], *([saying["speaker"]] if saying["speaker"] else [])]
        assert all(text[span["start"] : span["end"]] == span["text"] for span in spans)
    assert {saying["known"] for saying in found["unclear"]} == {"unclear"}


def test_confined(here: Here, sample: Mapping[str, str]) -> None:
    """`--after`, `--before` and `--limit` confine it, and what is left out is counted."""
    said = here(sample, "said", "Strand", "--before", "2024-12-31", "--limit", "1")
    assert said.out.startswith("20 March 2024\n")
    assert "3 quotations in 6 articles" in said.out
    assert "Shown are the latest 1." in said.out


def test_of_nobody(here: Here, sample: Mapping[str, str]) -> None:
    """A name that stands nowhere, one that is never quoted, limits without articles, no name."""
    said = here(sample, "said", "Zebedee")
    assert said.out.startswith("No article has “Zebedee” in it. It holds 54 articles")
    said = here(sample, "said", "Henrik Ostrand")
    assert said.out.startswith("No quotation is plainly that of “Henrik Ostrand” in 2 articles")
    said = here(sample, "said", "Strand", "--source", "nobody")
    assert said.out.startswith("No article lies within these limits.")
    assert here(sample, "said", "...").out.startswith("There is no name in this to look up")
    assert here(sample, "said", "Zebedee", "--json").json["reason"].startswith("No article has")
