import json
import logging
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.console import answers, evaluation, printing, progress, reports
from bot.logs import log_to_stderr
from corpus.evaluation import Measures
from corpus.model import (
    Answer,
    Article,
    Copy,
    DayNote,
    Excerpt,
    Progress,
    Remark,
    Span,
    StoredArticle,
    Summary,
)
from corpus.refusals import Refusal
from corpus.reports import Report
from tests.bot.conftest import own_logging, quoted

NOTHING = Summary(0, 0, 0, 0, None, None, (), ())
HOSTILE = replace(NOTHING, publishers=("Weir\x1b]0;owned\x07 Press\x9b2J",))
ASKED = date(2025, 6, 15)
# What a terminal shows as it is: no control characters.
PRINTED = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1)


def article(text: str, title: str = "Title", url: str | None = None) -> Article:
    """An article of which only these matter."""
    return Article("a", "a.txt", text, title, title_derived=False, url=url)


def answer(*articles: Article) -> Answer:
    """An answer that quotes the whole of each article."""
    stored = [StoredArticle(n, "0" * 64, one) for n, one in enumerate(articles)]
    excerpts = tuple(Excerpt(one, 0, len(one.article.text), 1.0) for one in stored)
    return Answer("Why?", ASKED, excerpts, None, 1, 0.5)


@pytest.fixture
def shown(capsys: pytest.CaptureFixture[str]) -> pytest.CaptureFixture[str]:
    """What is written from here on."""
    capsys.readouterr()
    return capsys


def test_answer(shown: pytest.CaptureFixture[str]) -> None:
    """Each excerpt has its headline, its date and source, its lines and its link."""
    one = article("First line\n\nlast line", "One", "https://example.org/1")
    answers.print_answer(answer(one, article("Text", "Two")), NOTHING)
    assert shown.readouterr().out == (
        "One\nundated · a.txt\n> First line\n> \n> last line\nhttps://example.org/1\n"
        "\nTwo\nundated · a.txt\n> Text\n"
    )


def test_near_copies_follow_the_quotation(shown: pytest.CaptureFixture[str]) -> None:
    """The other articles with the same words are told of below the quotation."""
    copies = (Copy("b", date(2025, 2, 3), "Wire\x1b"),)
    one = answer(article("Text"))
    answers.print_answer(replace(one, excerpts=(replace(one.excerpts[0], copies=copies),)), NOTHING)
    assert shown.readouterr().out == (
        "Title\nundated · a.txt\n> Text\nAlso in 1 other article: 3 February 2025 (Wire␛)\n"
    )


def test_notes_follow_the_quotation(shown: pytest.CaptureFixture[str]) -> None:
    """What a day means is told between the quotation and the link, and commands nothing."""
    one = answer(article("Rain on\x1b Monday", url="https://example.org/1"))
    note = DayNote(Span(5, 15), date(2025, 2, 3), date(2025, 2, 3))
    answers.print_answer(replace(one, excerpts=(replace(one.excerpts[0], notes=(note,)),)), NOTHING)
    assert shown.readouterr().out == (
        "Title\nundated · a.txt\n> Rain on␛ Monday\n"
        '"on␛ Monday" here is 3 February 2025\nhttps://example.org/1\n'
    )


@example("[bold]red[/bold] [link=https://x.org]x[/link] :smile: {x} \\[a]")
@example("a\u2028b\u2029c\u202ed")
@example("👍🏽 👨‍👩‍👧 é 梨" * 40)
@example("x" * 200 + "   ")
@given(text=PRINTED)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_quotation_is_verbatim(shown: pytest.CaptureFixture[str], text: str) -> None:
    """Whatever an article says is printed to the character, on as many lines as it has."""
    answers.print_answer(answer(article(text)), NOTHING)
    assert shown.readouterr().out == f"Title\nundated · a.txt\n{quoted(text)}"


@pytest.mark.parametrize("text", ["a\tb", "\ta", "a\t", f"{'word ' * 40}\tend", "a \t\n b"])
def test_tabs_are_kept(shown: pytest.CaptureFixture[str], text: str) -> None:
    """A tab of an article is printed as a tab, in an answer and in the article."""
    answers.print_answer(answer(article(text)), NOTHING)
    assert shown.readouterr().out.endswith(f"a.txt\n{quoted(text)}")
    answers.print_article(article(text))
    assert shown.readouterr().out.endswith(f"\n\n{text}\n")


@given(text=st.text(min_size=1))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_article_is_whole(shown: pytest.CaptureFixture[str], text: str) -> None:
    """An article has as many lines and characters as its text, and none that is a command."""
    text = text.replace("\t", " ").encode("utf-8", "replace").decode()
    answers.print_article(article(text))
    out = shown.readouterr().out
    assert out.startswith("Title\nundated · a.txt\n\n")
    body = out.removeprefix("Title\nundated · a.txt\n\n")
    assert len(body) == len(text) + 1
    assert all(a == b or not a.isprintable() for a, b in zip(text, body, strict=False))
    assert not any(0x7F <= ord(c) < 0xA0 or (ord(c) < 0x20 and c != "\n") for c in body)


@pytest.mark.parametrize("code", [*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0)])
def test_controls_are_pictures(shown: pytest.CaptureFixture[str], code: int) -> None:
    """Every control character is shown as a picture, wherever text of others is printed."""
    hostile = f"a{chr(code)}b"
    answers.print_answer(answer(article(hostile, hostile, hostile)), NOTHING)
    reports.print_report(Report(1, 0, 0, 0, 0, (Remark(hostile, 1, hostile),), (), 0, 0, 0.0))
    reports.print_first_read(Report(1, 0, 0, 0, 0, (Remark(hostile, 1, hostile),), (), 0, 0, 0.0))
    reports.print_notes([Remark(hostile, None, hostile)])
    refusal = Refusal(has_terms=True, unknown=(hostile,))
    answers.print_answer(Answer("?", ASKED, (), refusal, 1, 0.5), HOSTILE)
    printing.print_error(hostile)
    printing.print_json({hostile: hostile})
    out, err = shown.readouterr()
    assert chr(code) not in out + err
    assert out.count("a") >= 7
    assert err.count("b") >= 3


def test_log_commands_no_terminal(shown: pytest.CaptureFixture[str]) -> None:
    """A line of the log shows a control character as a picture, and has its day and its logger."""
    with own_logging():
        log_to_stderr("INFO")
        logging.getLogger("corpus.reading").warning("rejected %s", "a\x1b[2J.txt")
    [line] = shown.readouterr().err.splitlines()
    assert line.endswith("WARNING corpus.reading: rejected a␛[2J.txt")


def test_refusal(shown: pytest.CaptureFixture[str]) -> None:
    """An answer without excerpts is its reason on stdout."""
    refusal = Refusal(has_terms=False, unknown=())
    answers.print_answer(Answer("?", ASKED, (), refusal, 1, 0.5), NOTHING)
    out, err = shown.readouterr()
    assert (out.count("\n"), err) == (1, "")
    assert out.startswith("There is no word in this")


@pytest.mark.parametrize("text", ["é梨\u2028\x1b\x9b", "“quoted” \n\t\\"])
def test_json_is_one_line(shown: pytest.CaptureFixture[str], text: str) -> None:
    """JSON is one line of text as it is, and says the same again when it is read."""
    printing.print_json({"text": text, "none": None})
    out = shown.readouterr().out
    assert out.count("\n") == 1
    assert json.loads(out) == {"text": text, "none": None}
    assert "\\u00e9" not in out


def test_first_reading(shown: pytest.CaptureFixture[str]) -> None:
    """A first reading is told on stderr alone, with ten remarks and the number of the others."""
    rejected = tuple(Remark(f"{n}.txt", None, "it is empty") for n in range(8))
    notes = tuple(Remark(f"{n}.txt", 1, "it was read as latin-1") for n in range(3))
    reports.print_first_read(Report(1, 5, 0, 0, 0, rejected, notes, 5, 9, 0.5))
    out, err = shown.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1 + 10 + 1
    assert "rejected 7.txt: it is empty" in err
    assert "note 1.txt:1: it was read as latin-1" in err
    assert "1 more line:" in err


def test_measures(shown: pytest.CaptureFixture[str]) -> None:
    """A figure that no question counts for is a dash."""
    evaluation.print_measures(Measures(3, None, None, None, None, None, 1 / 3, 250.0, None))
    lines = [line.split() for line in shown.readouterr().out.splitlines()]
    assert lines[0] == ["Questions", "3"]
    assert [line[1] for line in lines[1:6]] == ["–"] * 5
    assert lines[6:] == [
        ["Declined", "0.333"],
        ["Excerpt", "median", "250.000"],
        ["Excerpt", "p95", "–"],
    ]


def test_progress_is_for_terminals(shown: pytest.CaptureFixture[str]) -> None:
    """Where stderr is no terminal, progress is not shown."""
    with progress.progress_bar() as tell:
        tell(Progress("reading", 20, 100))
        tell(Progress("indexing", 5, None))
    assert shown.readouterr() == ("", "")
