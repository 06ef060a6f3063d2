from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.wording.answers import copies_in_words, holdings_in_words, refusal_in_words
from bot.wording.counting import count
from bot.wording.errors import error_in_words
from bot.wording.following import understood_in_words
from bot.wording.notes import days_in_words, notes_in_words
from bot.wording.reports import report_in_words
from corpus import errors
from corpus.following import Speaker, Understood
from corpus.model import Copy, DaySpan, Excerpt, Filters, Remark, Span, SpeakerNote, Summary
from corpus.refusals import DaysHeld, Near, Refusal
from corpus.reports import Report
from tests.corpus.making import stored

PATH = Path("news/articles")
ERRORS = [
    errors.ArticlesMissing(PATH, "No such file or directory"),
    errors.ArticlesEmpty(PATH, 0),
    errors.ArticlesEmpty(PATH, 1, "a.txt: it is empty"),
    errors.ArticlesEmpty(PATH, 2_000, f"a.csv: {'it is long ' * 99}"),
    errors.OtherArticles(PATH, "/one", "/two"),
    errors.ReloadRunning(None, None),
    errors.ReloadRunning("Ada", None),
    errors.ReloadRunning("Ada", datetime(2025, 2, 3, 12, tzinfo=UTC)),
    errors.ReloadRunning(None, datetime(2025, 2, 3, 12, tzinfo=UTC)),
    errors.ReloadFailed("Traceback (most recent call last): …"),
    errors.StoreUnusable(PATH, "database disk image is malformed"),
    errors.StoreTooNew(PATH, 9, 1),
    errors.IndexUnusable(PATH, "it is cut short"),
    errors.ArticleGone(7),
    errors.ArticleChanged("a.txt"),
    errors.UnknownArticle("b.txt", ()),
    errors.UnknownArticle("b.txt", ("a.txt", "c.txt")),
    errors.UnknownLanguage("klingon", ("en", "de")),
    errors.ArticlesVanishing(PATH, 3000, 4000),
    errors.GenerationGone(None, (5, 4)),
    errors.GenerationGone(9, (5, 4)),
    errors.GenerationGone(9, ()),
    errors.GoldenMissing(PATH, "No such file"),
    errors.GoldenBroken(("Who?", "Where?", "When?", "Why?"), 1240),
    errors.BadQuestions(PATH, 3, "it has no 'id'"),
]
WREN, BARE, HE = Span(0, 10), Span(17, 29), Span(30, 32)
FULL = Summary(1, 54, 174, 1, date(2024, 1, 9), date(2025, 2, 20), ("Courier",), ("Courier",))


def test_every_error_is_among_them() -> None:
    """The tests below try each error that the archive can raise to people."""
    of_files = {errors.ArticleError}  # ends up as a line of a report
    assert {type(error) for error in ERRORS} == set(errors.CorpusError.__subclasses__()) - of_files


@pytest.mark.parametrize("error", ERRORS, ids=repr)
def test_error_is_one_sentence(error: errors.CorpusError) -> None:
    """Each error is one sentence of its own: what happened, a colon, and what to do."""
    sentence = error_in_words(error)
    assert sentence != error_in_words(errors.ArticleError("", None, ""))
    assert sentence[0].isupper() or sentence.startswith("'")
    assert sentence[-1] in ".?"
    assert ": " in sentence
    assert "\n" not in sentence
    assert "Traceback" not in sentence
    assert "None " not in sentence


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (errors.ArticlesMissing(PATH, "Permission denied"), [str(PATH), "Permission denied"]),
        (
            errors.ArticlesEmpty(PATH, 1, "a.txt: it is empty"),
            [str(PATH), "1 rejected", "a.txt: it is empty", "--dry-run", "--force"],
        ),
        (errors.OtherArticles(PATH, "/one", "/two"), [str(PATH), "/one", "/two", "--database"]),
        (errors.StoreTooNew(PATH, 9, 1), [str(PATH), "9", "1", "upgrade"]),
        (errors.UnknownArticle("b", ("a", "c")), ["'b'", "a or c?"]),
        (errors.UnknownLanguage("klingon", ("en", "de")), ["'klingon'", "en, de"]),
        (errors.BadQuestions(PATH, 3, "it is not JSON"), ["Line 3", str(PATH), "it is not JSON"]),
    ],
)
def test_error_says_which(error: errors.CorpusError, words: list[str]) -> None:
    """An error names the file, what was wrong with it, and what was expected."""
    assert all(word in error_in_words(error) for word in words)


@pytest.mark.parametrize(
    ("passed", "words"), [(1, "1 second ago"), (90, "90 seconds ago"), (-60, "0 seconds ago")]
)
def test_reload_under_way(passed: int, words: str) -> None:
    """Whoever comes second is told who began and how long ago, whatever the clocks say."""
    since = datetime.now(UTC) - timedelta(seconds=passed, milliseconds=200)
    sentence = error_in_words(errors.ReloadRunning("Ada", since))
    assert "begun by Ada" in sentence
    assert f"{since.astimezone():%H:%M:%S}" in sentence
    assert words in sentence


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0 articles"), (1, "1 article"), (2, "2 articles"), (2_000_000, "2,000,000 articles")],
)
def test_count(number: int, words: str) -> None:
    """A number stands with its noun in the right form."""
    assert count(number, "article") == words


def test_holdings() -> None:
    """What the archive holds is said with the days it spans and the undated articles."""

    def held(articles: int, undated: int, first: date | None, last: date | None) -> str:
        return holdings_in_words(Summary(1, articles, 9, undated, first, last, (), ()))

    day = date(2024, 1, 9)
    assert holdings_in_words(FULL) == (
        "It holds 54 articles: 53 from 9 January 2024 to 20 February 2025, 1 undated."
    )
    assert held(1, 0, day, day).startswith("It holds 1 article ")
    months = replace(FULL, first_precision="year", last_precision="month", undated=0)
    assert holdings_in_words(months) == "It holds 54 articles from 2024 to February 2025."
    assert held(3, 3, None, None) == "It holds 3 articles, all undated."
    assert held(0, 0, None, None) == "The archive holds no articles."


def test_refusals() -> None:
    """A refusal says why, with the words that stand nowhere, and what the archive holds."""
    nowhere = refusal_in_words(Refusal(has_terms=True, unknown=("Mongolia",)), FULL)
    assert "“Mongolia” stands nowhere" in nowhere
    assert "It holds 54 articles" in nowhere
    many = Refusal(has_terms=True, unknown=tuple("abcdefgh"))
    assert "“f” stand nowhere" in refusal_in_words(many, FULL)
    assert "“g”" not in refusal_in_words(many, FULL)
    near = (Near("Brackhollm", ("Brackholm", "Brack")),)
    spelt = refusal_in_words(Refusal(has_terms=True, unknown=("Brackhollm",), near=near), FULL)
    assert "Spelt like “Brackhollm”: “Brackholm”, “Brack”." in spelt
    days = (
        DaysHeld(date(2019, 8, 1), date(2019, 8, 31), 0),
        DaysHeld(date(2025, 2, 20), date(2025, 2, 20), 2),
    )
    held = refusal_in_words(Refusal(has_terms=True, unknown=(), days=days), FULL)
    assert "It has no article of August 2019. It has 2 articles of 20 February 2025." in held
    none = refusal_in_words(Refusal(has_terms=True, unknown=()), FULL)
    assert "nowhere" not in none
    limits = Refusal(has_terms=True, unknown=(), confined_to=0)
    assert "within these limits" in refusal_in_words(limits, FULL)
    within = Refusal(has_terms=True, unknown=(), confined_to=3)
    assert "within these limits" not in refusal_in_words(within, FULL)
    assert "no word" in refusal_in_words(Refusal(has_terms=False, unknown=()), FULL)


def test_report() -> None:
    """What a reload did is one line with all its counts."""
    remarks = (Remark("a", None, "it is empty"),)
    report = Report(3, 1_000, 2, 3, 4, remarks, (), 1_005, 1, 0.25)
    assert report_in_words(report) == (
        "1,000 added, 2 updated, 3 unchanged, 4 removed, 1 rejected:"
        " 1,005 articles in 1 passage, generation 3, 0.2 s"
    )


def test_copies_beyond_three_are_counted() -> None:
    """Three near-copies are told of with day and source, and the rest only counted."""
    copies = [Copy(str(n), date(2025, 3, n), f"Paper {n}") for n in range(1, 6)]
    assert copies_in_words(copies[:1]) == "Also in 1 other article: 1 March 2025 (Paper 1)"
    assert copies_in_words(copies) == (
        "Also in 5 other articles: 1 March 2025 (Paper 1), 2 March 2025 (Paper 2),"
        " 3 March 2025 (Paper 3) and 2 more"
    )


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2025-01-29", "2025-01-29", "29 January 2025"),
        ("2025-01-20", "2025-01-26", "the week of 20 to 26 January 2025"),
        ("2025-01-27", "2025-02-02", "the week of 27 January to 2 February 2025"),
        ("2024-12-30", "2025-01-05", "the week of 30 December 2024 to 5 January 2025"),
        ("2025-01-21", "2025-01-27", "21 to 27 January 2025"),
        ("2025-02-01", "2025-02-02", "1 to 2 February 2025"),
        ("2024-12-31", "2025-01-01", "31 December 2024 to 1 January 2025"),
        ("2024-12-01", "2024-12-31", "December 2024"),
        ("2024-02-01", "2024-02-28", "1 to 28 February 2024"),
        ("2024-02-01", "2024-02-29", "February 2024"),
        ("2024-11-01", "2025-01-31", "November 2024 to January 2025"),
        ("2024-06-01", "2024-08-31", "June to August 2024"),
        ("2026-01-01", "2026-12-31", "2026"),
        ("2020-01-01", "2029-12-31", "2020 to 2029"),
        ("2025-01-01", "2025-03-14", "1 January to 14 March 2025"),
    ],
)
def test_days_between(first: str, last: str, words: str) -> None:
    """A year, a month and a week are named, and other days told from the first to the last."""
    assert days_in_words(date.fromisoformat(first), date.fromisoformat(last)) == words


@pytest.mark.parametrize(
    ("note", "words"),
    [
        (SpeakerNote(HE, WREN, is_bare=False), '"he" is Tomas Wren, as the text has it'),
        (SpeakerNote(HE, None, is_bare=False), 'Who "he" is cannot be told from the text.'),
        (SpeakerNote(BARE, WREN, is_bare=True), "Said by Tomas Wren, as the text has it"),
        (SpeakerNote(BARE, None, is_bare=True), "Who says this cannot be told from the text."),
    ],
)
def test_who_speaks(note: SpeakerNote, words: str) -> None:
    """A speaker is told as read from the text; where the text does not say, that is said."""
    text = "Tomas Wren came. “We go now,” he said."
    assert notes_in_words(Excerpt(stored(text), 17, len(text), 1.0, notes=(note,))) == [words]


JUNE = DaySpan(Span(0, 0), date(2024, 6, 1), date(2024, 6, 30))
EVER = DaySpan(Span(0, 0), date.min, date(2024, 6, 30))


@pytest.mark.parametrize(
    ("understood", "line"),
    [
        (Understood("", Filters(), ("bridge", "cost"), days=(JUNE,)), "bridge cost, June 2024"),
        (Understood("", Filters(), ("cost",), days=(JUNE, JUNE)), "cost, June 2024"),
        (Understood("", Filters(), ("cost",), days=(EVER,)), "cost, until 30 June 2024"),
        (Understood("", Filters(), ("cost",), ("why",), about_now=True), "cost, why, now"),
        (Understood("", Filters(source="CNN"), ("cost",)), "cost, only from CNN"),
        (Understood("", Filters(after=date(2024, 6, 1)), ("cost",)), "cost, since 1 June 2024"),
        (Understood("", Filters(before=date(2024, 6, 1)), ("cost",)), "cost, until 1 June 2024"),
        (
            Understood("", Filters(date(2024, 1, 1), date(2024, 12, 31)), ("cost",)),
            "cost, only 2024",
        ),
        (Understood("", Filters(), (), person=Speaker("Ana Ruiz", "she")), "Ana Ruiz"),
        (
            Understood("", Filters(), ("cost",), unclear="she"),
            "cost; who “she” is cannot be told",
        ),
    ],
)
def test_how_a_follow_up_is_understood(understood: Understood, line: str) -> None:
    """The words, then the days, the filters and the person; and who cannot be told."""
    assert understood_in_words(understood) == f"Asking: {line}"
