from pathlib import Path

import pytest

from tests.bot.conftest import Here, Terminal

EXACT = "Seven owls nest in the belfry of Wick."
ALTERED = "Seven owls nested in the belfry of Wick"


def test_exact(here: Here, owls: dict[str, str]) -> None:
    """An exact quotation is said to be one, with its article, day and source."""
    said = here(owls, "verify", EXACT)
    assert (said.code, said.err) == (0, "")
    assert said.out == (
        "Exact: an article has these very characters.\n"
        "Owls return\n"
        "1 May 2020 · The Wick Herald\n"
        f"> {EXACT}\n"
        "https://wick.example/owls\n"
    )


def test_altered(here: Here, owls: dict[str, str]) -> None:
    """Of an altered quotation both versions are shown, and the words that differ are marked."""
    said = here(owls, "verify", f"“{ALTERED}”")
    assert said.out.splitlines()[:5] == [
        "Altered: what comes nearest differs in 1 place.",
        "asked",
        f"> {ALTERED}",
        "asked and article",
        "  Seven owls [-nested-]{+nest+} in the belfry of Wick",
    ]
    assert "> Seven owls nest in the belfry of Wick\n" in said.out


def test_colour(terminal: Terminal, owls: dict[str, str]) -> None:
    """In a terminal with colours what was asked is red, and the article's words green."""
    said = terminal.run("verify", ALTERED, FORCE_COLOR="1", TERM="xterm", **owls)
    assert "\x1b[31mnested\x1b[0m\x1b[32mnest\x1b[0m" in said.out
    assert "[-" not in said.out


def test_typography(here: Here, owls: dict[str, str]) -> None:
    """What differs in typography is named."""
    said = here(owls, "verify", "seven owls nest in the belfry of Wick.\n\nThe sexton")
    assert said.out.startswith("Exact but for typography: blanks, case.\n")


def test_gaps_and_insertions(here: Here, owls: dict[str, str]) -> None:
    """What an ellipsis leaves out and what stands in brackets is told."""
    asked = "Seven owls nest … The [old] sexton counted [the owls] twice"
    said = here(owls, "verify", asked)
    assert said.out.startswith("Exact, but for what its ellipses and brackets say.\n")
    assert "… leaves out “in the belfry of Wick.”." in said.out
    assert "[old] is not in the article." in said.out
    assert "[the owls] stands for “them”." in said.out


def test_not_found(here: Here, owls: dict[str, str]) -> None:
    """A quotation that is not there is not found, and the archive says what it holds."""
    said = here(owls, "verify", "The governor vetoed the fishing bill on Tuesday evening")
    assert said.code == 0
    assert said.out.startswith("Not found, nor anything like it. It holds 4 articles")


def test_too_short(here: Here, owls: dict[str, str]) -> None:
    """Of two words it cannot be told, and it is said what to do."""
    said = here(owls, "verify", "eleven hawks")
    assert said.out.startswith("Too short or too common to tell")
    assert said.out.endswith("Give it at greater length.\n")


def test_json(here: Here, owls: dict[str, str]) -> None:
    """The JSON has the verdict, and each stretch of both sides with its place in the text."""
    record = here(owls, "verify", ALTERED, "--json").json
    assert (record["quotation"], record["verdict"], record["complete"]) == (
        ALTERED,
        "altered",
        True,
    )
    [match] = record["matches"]
    assert (match["article"], match["published"]) == ("owls-2020", "2020-05-01")
    changed = [stretch for stretch in match["stretches"] if stretch["relation"] != "same"]
    assert changed == [
        {"relation": "changed", "asked": "nested", "start": 11, "end": 15, "text": "nest"}
    ]


def test_json_of_nothing(here: Here, owls: dict[str, str]) -> None:
    """Without a match the list is empty."""
    record = here(owls, "verify", "eleven hawks", "--json").json
    assert (record["verdict"], record["matches"]) == ("too short", [])


def test_stdin(terminal: Terminal, owls: dict[str, str]) -> None:
    """With - the quotation is read from stdin, line ends and all."""
    typed = "of Wick.\nThe sexton counted them twice.\n"
    said = terminal.run("verify", "-", "--json", typed=typed, **owls)
    assert said.json["verdict"] == "exact"


@pytest.mark.parametrize("asked", ["", "  ", "x" * 2001])
def test_wrong_use(here: Here, owls: dict[str, str], asked: str) -> None:
    """Nothing, or more than 2,000 characters, is refused in a sentence."""
    said = here(owls, "verify", asked)
    assert said.code == 2
    assert "quotation" in said.sentence


def test_speaker(here: Here, terminal: Terminal) -> None:
    """Who says the quotation is told, as read from the text, and in the JSON."""
    article = Path(terminal.home / "a.txt")
    text = "date 2020-05-01\n“The mill is older than the church,” said Rosa Venn, the miller."
    article.write_text(text, "utf-8")
    settings = {"ARTICLES": str(article), "DATABASE": str(terminal.home / "a.sqlite3")}
    asked = "The mill is older than the church"
    assert "Said by Rosa Venn, as the text has it." in here(settings, "verify", asked).out
    [match] = here(settings, "verify", asked, "--json").json["matches"]
    assert (match["speaker"], match["speaker_known"]) == ("Rosa Venn", "named")


def test_terminal_is_not_commanded(here: Here, owls: dict[str, str]) -> None:
    """What is asked cannot command the terminal."""
    said = here(owls, "verify", "Seven owls \x1b[31mnested in the belfry of Wick")
    assert "\x1b" not in said.out
