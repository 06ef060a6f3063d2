from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from corpus.columns import Columns, DateOrder
from corpus.errors import ArticleError
from corpus.model import Article, Remark
from corpus.readers import ArticleFile, read
from corpus.readers.files import Read
from tests.corpus.making import LIMITS

TEXT = "The lighthouse at Kessel was lit again."


def rows(
    folder: Path,
    written: bytes | str,
    name: str = "a.csv",
    columns: Columns = (),
    dates: DateOrder | None = None,
) -> list[Read]:
    """What is made of a table."""
    data = written.encode() if isinstance(written, str) else written
    (folder / name).write_bytes(data)
    limits = replace(LIMITS, columns=columns, dates=dates)
    return list(read(ArticleFile(folder / name, name), limits))


def days(found: list[Read]) -> list[date | None]:
    """The days of the articles."""
    return [one.published for one in found if isinstance(one, Article)]


def reasons(found: list[Read]) -> list[tuple[int | None, str]]:
    """The lines and reasons of the errors."""
    return [(one.line, one.reason) for one in found if isinstance(one, ArticleError)]


def test_a_row_is_an_article(tmp_path: Path) -> None:
    """By the fields' own names in any order; a text keeps its line ends, commas and quotes."""
    written = (
        "published,text,title,source,url,id,updated\r\n"
        '2024-03-05,"Line, one\r\n""Two""",Kessel lit,The  Echo, https://e.example/1,7,2024-03-09\r\n'
    )
    assert rows(tmp_path, written) == [
        Article(
            "a.csv#7",
            "a.csv",
            'Line, one\n"Two"',
            "Kessel lit",
            title_derived=False,
            publisher="The Echo",
            url="https://e.example/1",
            published=date(2024, 3, 5),
            line=2,
            updated=date(2024, 3, 9),
            date_source="field published",
        )
    ]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("a.csv", f"Headline;Body;Date\nLit;{TEXT};2024-03\n"),
        ("a.tsv", f"Headline\tBody\tDate\nLit\t{TEXT}\t2024-03\n"),
        ("a.csv", f"\ufeffHeadline|Body|Date\n\nLit|{TEXT}|2024-03\n"),
        ("a.csv", f"Headline\tBody\tDate\nLit\t{TEXT}\t2024-03\n".encode("utf-16")),
    ],
)
def test_columns_are_guessed_and_shown(tmp_path: Path, name: str, written: bytes | str) -> None:
    """Whatever stands between them, and in UTF-16 too; the report says what was guessed."""
    remark, article = rows(tmp_path, written, name)
    assert isinstance(remark, Remark)
    assert "title=Headline, published=Date, text=Body" in remark.reason
    assert isinstance(article, Article)
    assert (article.title, article.text, article.precision) == ("Lit", TEXT, "month")
    assert (article.published, article.date_source) == (date(2024, 3, 1), "field Date")


def test_columns_that_were_said(tmp_path: Path) -> None:
    """They win, nothing is remarked, and an id is then one among all files."""
    written = f"text,body,nr\nshort,{TEXT},4\n"
    (article,) = rows(tmp_path, written, columns=(("text", "body"), ("id", "nr")))
    assert isinstance(article, Article)
    assert (article.id, article.text) == ("4", TEXT)


def test_columns_that_are_not_there(tmp_path: Path) -> None:
    """Another file may have them: own names count then, and without any the file is rejected."""
    said = (("text", "story"),)
    (article,) = rows(tmp_path, f"text,nr\n{TEXT},4\n", columns=said)
    assert isinstance(article, Article)
    (line,) = rows(tmp_path, f'{{"text": "{TEXT}"}}', "a.jsonl", columns=said)
    assert isinstance(line, Article)
    (line,) = rows(tmp_path, f'{{"text": "short", "story": "{TEXT}"}}', "a.jsonl", columns=said)
    assert isinstance(line, Article)
    assert line.text == TEXT
    (error,) = rows(tmp_path, f"a,b,nr\n{TEXT},b,4\n", columns=said)
    assert isinstance(error, ArticleError)
    assert "--map text=NAME" in error.reason
    assert "a, b, nr" in error.reason


def test_the_rows_of_a_file_settle_which_is_the_day(tmp_path: Path) -> None:
    """A row that can be read in one way alone says how the others are meant, also before it."""
    for other, day in (("25/12/2024", date(2024, 4, 3)), ("12/25/2024", date(2024, 3, 4))):
        found = rows(tmp_path, f"published,text\n3/4/2024,{TEXT}\n{other},{TEXT}\n")
        assert days(found) == [day, date(2024, 12, 25)]


def test_the_lines_of_a_file_settle_which_is_the_day(tmp_path: Path) -> None:
    """As rows do, also where the slashes are escaped and where MAP names the field."""
    for name, said in (("published", ()), ("day", (("published", "day"),))):
        lines = (
            f'{{"{name}": "{day}", "text": "{TEXT}"}}' for day in ("3\\/4\\/2024", "25/12/2024")
        )
        found = rows(tmp_path, "\n".join(lines), "a.jsonl", columns=said)
        assert days(found) == [date(2024, 4, 3), date(2024, 12, 25)]
    ((line, reason),) = reasons(
        rows(tmp_path, f'{{"published": "3/4/2024", "text": "{TEXT}"}}', "a.jsonl")
    )
    assert line == 1
    assert "--dates day-first" in reason


@pytest.mark.parametrize("other", ["5/5/2024", "2024-12-25", "25/12/2024\n12/25/2024", ""])
def test_what_nothing_settles_is_a_rejection_that_asks(tmp_path: Path, other: str) -> None:
    """Or what is settled both ways; only the rows that are open are rejected."""
    others = "".join(f"{day},{TEXT}\n" for day in other.split("\n"))
    written = f"published,text\n3/4/2024,{TEXT}\n{others}"
    found = rows(tmp_path, written)
    ((line, reason),) = reasons(found)
    assert line == 2
    assert "--dates day-first" in reason
    assert len(days(found)) == len(other.split("\n"))
    asked: tuple[DateOrder, ...] = ("day-first", "month-first")
    first = [days(rows(tmp_path, written, dates=order))[0] for order in asked]
    assert first == [date(2024, 4, 3), date(2024, 3, 4)]


def test_a_quote_that_never_closes_costs_its_row(tmp_path: Path) -> None:
    """Where it is the last and where others follow; each of the others is read."""
    good = f'2024-03-05,"{TEXT}"\n'
    written = (
        f'published,text\n{good}2024-03-06,"It was never\n{good}{good}2024-03-07,"nor this\n{good}'
    )
    found = rows(tmp_path, written)
    assert [line for line, _ in reasons(found)] == [3, 6]
    assert days(found) == [date(2024, 3, 5)] * 4


def test_many_broken_rows_end_the_reading(tmp_path: Path) -> None:
    """A file that is no table at all costs no more than a thousand lines of the report."""
    found = rows(tmp_path, "text\n" + 'a "quote" "x\n"b" c\n' * 5000)
    assert len(reasons(found)) <= 1001
    assert "no more are read" in reasons(found)[-1][1]


def test_a_table_of_two_encodings(tmp_path: Path) -> None:
    """Each line is read in its own, and the report says how many are not UTF-8."""
    written = "text\nLe café.\n".encode() + "Le café.\n".encode("latin-1")
    *articles, remark = rows(tmp_path, written)
    assert [one.text for one in articles if isinstance(one, Article)] == ["Le café.", "Le café."]
    assert isinstance(remark, Remark)
    assert remark.reason.startswith("1 row was read as cp1252")


def test_rows_that_are_no_articles(tmp_path: Path) -> None:
    """NUL bytes, no text, a date that is none, a line of 50 MB: a line of the report each."""
    long = b"x" * (50 << 20)
    written = b"text,date\na\0b,\n,\nc,yesterday\n" + long + b",\nd,2024-03-05\n"
    found = rows(tmp_path, written, columns=(("published", "date"),))
    assert [line for line, _ in reasons(found)] == [2, 3, 4, 5]
    assert days(found) == [date(2024, 3, 5)]
    assert all(len(reason) < 200 for _, reason in reasons(found))


@pytest.mark.parametrize(("written", "reason"), [("", "it is empty"), ('"a', "names no columns")])
def test_a_table_without_headings(tmp_path: Path, written: str, reason: str) -> None:
    """Has no articles."""
    ((_, said),) = reasons(rows(tmp_path, written))
    assert reason in said


def test_two_rows_with_one_id(tmp_path: Path) -> None:
    """Two files may number their rows alike: an id of a table is one of its file."""
    first, second = (rows(tmp_path, f"id,text\n1,{TEXT}\n", name)[0] for name in ("a.csv", "b.csv"))
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.id, second.id) == ("a.csv#1", "b.csv#1")
