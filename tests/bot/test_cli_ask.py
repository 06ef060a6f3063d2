import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

from corpus.days import today
from tests.bot.conftest import Here, Said, Terminal, quoted, write_jsonl

ANSWER_KEYS = (
    "question asked abstained reason generation elapsed_ms excerpts related understood".split()
)
EXCERPT_KEYS = (
    "article title source url published precision date_source updated captured"
    " start end text score copies notes"
).split()
HOW_MANY = "How many owls nest in the belfry?"

# One sentence of 900 characters; and two whose excerpt has a tab, blanks in a row and blanks at
# the end of a line that is longer than a terminal is wide.
LONG = f"The quince register {', which repeats itself at length,' * 27} was closed."
SPACED = (
    f"The medlar ledger\tlists  1,200 trees [bold] :smile: {'and a hedge ' * 12}of Wick.   \n\n"
    "Its keeper, Ada Moll, has a parakeet ☂ 梨."
)


@pytest.fixture(scope="session")
def odd(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The articles whose text a terminal is likely to spoil."""
    folder = tmp_path_factory.mktemp("odd")
    articles = write_jsonl(
        folder / "odd.jsonl",
        [{"id": "long", "text": LONG}, {"id": "spaced", "title": "Odd", "text": SPACED}],
    )
    return {"ARTICLES": str(articles), "DATABASE": str(folder / "odd.sqlite3")}


def test_first_answer_from_the_sample_newspaper(first_use: tuple[Terminal, Said]) -> None:
    """On a new machine one command reads the newspaper, says so on stderr, and quotes it."""
    said = first_use[1]
    assert said.code == 0
    assert "54 added" in said.err
    assert "Error" not in said.err
    excerpts = [block.splitlines() for block in said.out.split("\n\n")]
    assert len(excerpts) == 3
    for headline, byline, *lines in excerpts:
        assert headline
        assert re.match(r"\d{1,2} [A-Z][a-z]+ 202[45], [34] years before you asked · 202", byline)
        assert lines[0].startswith("> ")
        assert all(line.startswith("> ") or " here is " in line for line in lines)
    assert "> The new bridge will now cost 63.2 million crowns, the council was told" in said.out
    assert '\n"Monday" here is 10 February 2025\n' in said.out


def test_json_is_the_stored_text(here: Here, sample: Mapping[str, str]) -> None:
    """`--json` is the object that was promised, and each text is that slice of the article."""
    question = "How much will the new bridge cost?"
    said = here(sample, "ask", question, "--json")
    answer = said.json
    assert said.err == ""
    assert list(answer) == ANSWER_KEYS
    assert answer["question"] == question
    assert date.fromisoformat(answer["asked"]) <= today()
    assert (answer["abstained"], answer["reason"], answer["generation"]) == (False, None, 1)
    assert answer["elapsed_ms"] > 0
    assert len(answer["excerpts"]) == 3
    for excerpt in answer["excerpts"]:
        assert list(excerpt) == EXCERPT_KEYS
        assert excerpt["url"] is None
        assert excerpt["published"] == excerpt["article"][:10]
        article = here(sample, "show", excerpt["article"], "--json").json
        assert article["text"][excerpt["start"] : excerpt["end"]] == excerpt["text"]
    scores = [excerpt["score"] for excerpt in answer["excerpts"]]
    assert scores == sorted(scores, reverse=True)


def test_age_where_it_is_more_than_a_year(here: Here, sample: Mapping[str, str]) -> None:
    """The age stands beside the date, in the words of the specification, and not before a year."""
    question = ("ask", "How many were killed when the Sarn came over its banks?", "--limit", "5")
    later = here(sample, *question, "--asked", "2028-03-01").out
    assert "\n2 February 2025, 3 years before you asked · " in later
    sooner = here(sample, *question, "--asked", "2 February 2026").out
    assert "\n2 February 2025 · " in sooner


def test_human_output_in_full(here: Here, owls: Mapping[str, str]) -> None:
    """Headline, date, age, source, quotation and link, the next excerpt after an empty line."""
    said = here(owls, "ask", HOW_MANY, "--asked", "2022-05-01", "--after", "2020")
    gazette, herald = said.out.split("\n\n")
    assert said.err == ""
    assert herald == (
        "Owls return\n"
        "1 May 2020, 2 years before you asked · The Wick Herald\n"
        "> Seven owls nest in the belfry of Wick.\n"
        "https://wick.example/owls\n"
    )
    assert gazette == (
        "More owls\n"
        "1 May 2021 · Wick Gazette\n"
        "> Nine owls nest in the belfry; parish mice are few, to please bakers and millers."
    )


def test_undated_and_derived_say_so(here: Here, owls: Mapping[str, str]) -> None:
    """An article without a date says so, as does a headline that was taken from the text."""
    lines = here(owls, "ask", "What did the miller recall of the mill?").out.splitlines()
    assert lines[1].startswith("undated · owls.jsonl")
    assert "headline" in lines[1]
    [excerpt] = here(owls, "ask", "What did the miller recall of the mill?", "--json").json[
        "excerpts"
    ]
    assert (excerpt["published"], excerpt["url"]) == (None, None)
    assert excerpt["source"] == "owls.jsonl"


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What is the capital of Mongolia?", "“capital”, “Mongolia”"),
        ("hello", "no word"),
        ("???", "no word"),
        ("", "no word"),
    ],
)
def test_declining(here: Here, sample: Mapping[str, str], question: str, words: str) -> None:
    """Where there is no answer there is the reason, no excerpt, and exit code 0."""
    said = here(sample, "ask", question, "--json")
    answer = said.json
    assert said.code == 0
    assert list(answer) == ANSWER_KEYS
    assert (answer["abstained"], answer["excerpts"]) == (True, [])
    assert words in answer["reason"]
    shown = here(sample, "ask", question)
    assert (shown.code, shown.out, shown.err) == (0, answer["reason"] + "\n", "")


@pytest.mark.parametrize("question", ["What was closed in the quince register?", "medlar parakeet"])
def test_verbatim_when_piped(terminal: Terminal, odd: dict[str, str], question: str) -> None:
    """Long lines are not wrapped, and tabs, blanks and markup come out as the article has them."""
    [excerpt] = terminal.run("ask", question, "--json", "--limit", "1", **odd).json["excerpts"]
    assert excerpt["text"] in (LONG, SPACED)
    said = terminal.run("ask", question, "--limit", "1", **odd)
    assert said.out.partition("\n")[2].partition("\n")[2] == quoted(excerpt["text"])


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ([], {"owls-2020", "owls-2021", "owls-undated"}),
        (["--after", "2020-05-01"], {"owls-2020", "owls-2021"}),
        (["--after", "2 May 2020"], {"owls-2021"}),
        (["--before", "2021-05-01"], {"owls-2020", "owls-2021"}),
        (["--before", "2021-04-30"], {"owls-2020"}),
        (["--before", "May 2021"], {"owls-2020", "owls-2021"}),
        (["--before", "2020"], {"owls-2020"}),
        (["--after", "2020-05-01", "--before", "2020-05-01"], {"owls-2020"}),
        (["--source", "wick GAZETTE"], {"owls-2021"}),
        (["--source", "The Wick Herald"], {"owls-2020"}),
        (["--source", "OWLS.JSONL"], {"owls-undated"}),
        (["--source", "Wick"], set()),
        (["--after", "2023"], set()),
    ],
)
def test_filters(here: Here, owls: Mapping[str, str], options: list[str], found: set[str]) -> None:
    """Days are included, undated articles left out, and a source is its whole name in any case."""
    answer = here(owls, "ask", HOW_MANY, *options, "--json").json
    assert {excerpt["article"] for excerpt in answer["excerpts"]} == found
    assert answer["abstained"] == (not found)


@pytest.mark.parametrize(("limit", "articles"), [("1", 1), ("2", 2), ("50", 3)])
def test_limit(here: Here, owls: Mapping[str, str], limit: str, articles: int) -> None:
    """`--limit` is the most articles, with one excerpt each."""
    excerpts = here(owls, "ask", HOW_MANY, "--limit", limit, "--json").json["excerpts"]
    assert len({excerpt["article"] for excerpt in excerpts}) == len(excerpts) == articles


def test_no_headline_in_capitals(here: Here, sample: Mapping[str, str]) -> None:
    """A related headline in capitals is in the stored text, but neither found nor quoted."""
    identity = "2024-04-23-bridge-price-foundations.txt"
    headline = "WHAT THE FLOOD DID TO THE TOWPATH: PICTURES FROM THE AIR"
    assert headline in here(sample, "show", identity).out
    assert headline not in here(sample, "ask", headline, "--limit", "10").out


HOSTILE = {
    "id": "heron",
    "title": "Heron \x1b[31mred",
    "source": "Weir\x1b]0;owned\x07 Press",
    "url": "https://weir.example/\x9b2J",
    "text": "The heron\x1b[2J crossed\x08\x08 the weir\x07 and \x9b31m left \x7f at\x0bnoon.",
}


def test_articles_do_not_command_the_terminal(here: Here, tmp_path: Path) -> None:
    """Escape sequences and control characters of an article are shown, not sent; JSON has them."""
    settings = {"ARTICLES": str(write_jsonl(tmp_path / "hostile.jsonl", [HOSTILE]))}
    for said in (
        here(settings, "ask", "Which heron crossed the weir?"),
        here(settings, "ask", "Where do the zebras of Timbuktu graze?"),
        here(settings, "verify", HOSTILE["text"]),
        here(settings, "verify", HOSTILE["text"].replace("crossed", "passed")),
        here(settings, "said", "Heron\x1b[2J"),
        here(settings, "timeline", "heron\x1b[2J crossed weir"),
        here(settings, "timeline", "zebras\x1b[2J"),
        here(settings, "status"),
        here(settings, "reload", "--dry-run"),
        here(settings, "history", "heron"),
        here(settings, "show", "heron"),
        here(settings, "show", "her\x1b[2Jon"),
    ):
        controls = {c for c in said.out + said.err if not c.isprintable()} - {"\n"}
        assert controls == set()
    assert here(settings, "show", "heron", "--json").json["text"] == HOSTILE["text"]
    [excerpt] = here(settings, "ask", "Which heron crossed the weir?", "--json").json["excerpts"]
    assert (excerpt["title"], excerpt["source"]) == (HOSTILE["title"], HOSTILE["source"])


def test_question_that_is_not_utf8(terminal: Terminal, owls: Mapping[str, str]) -> None:
    """Bytes in a question that are no text cost neither the answer nor the JSON."""
    said = terminal.run("ask", "How many owls nest in the belfry, Ren\udce9?", "--json", **owls)
    assert said.code == 0, said
    assert said.json["excerpts"]


@pytest.mark.parametrize(
    "command",
    [
        ("ask", "owls", "--source", "Ren\udce9"),
        ("ask", "owls", "--after", "Ren\udce9"),
        ("ask", "owls", "--asked", "Ren\udce9"),
        ("timeline", "owls Ren\udce9"),
        ("verify", "Seven owls nest in the Ren\udce9"),
        ("said", "Ren\udce9", "owls"),
        ("said", "Wick", "Ren\udce9"),
        ("show", "Ren\udce9"),
        ("history", "Ren\udce9"),
    ],
)
def test_words_that_are_not_utf8(
    terminal: Terminal, owls: Mapping[str, str], command: Sequence[str]
) -> None:
    """Wherever words are typed, bytes that are no text lead to an answer or to one sentence."""
    said = terminal.run(*command, **owls)
    assert said.code in {0, 1, 2}
    assert "Traceback" not in said.err
    assert len(said.err.splitlines()) <= 1
    if said.code:
        assert "Ren\ufffd" in said.sentence


def test_days_the_wrong_way_round(here: Here, owls: Mapping[str, str]) -> None:
    """`--after` a day later than `--before` is refused with both, as in Discord."""
    days = ("--after", "2020-06-01", "--before", "2020-05-01")
    for command in (("ask", "owls"), ("timeline", "owls"), ("said", "Wick")):
        refused = here(owls, *command, *days)
        assert refused.code == 2
        assert "2020-06-01 and before 2020-05-01: swap" in refused.sentence
