import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import ArticleError
from corpus.ingest import Source
from corpus.model import Article, Remark
from corpus.readers.files import Read
from tests.corpus.making import fill, read_bytes, stored_in, write

TEXT = "The lighthouse at Kessel was lit again."


def found_in(folder: Path, value: Any, name: str = "a.json") -> list[Read]:
    """What is made of a file with this JSON."""
    return read_bytes(folder, name, json.dumps(value).encode())


@pytest.mark.parametrize("wrap", [list, lambda many: {"count": 2, "tags": ["a"], "items": many}])
def test_an_array_is_its_articles(tmp_path: Path, wrap: Any) -> None:
    """As they would be in JSON Lines, also where the array stands in an object."""
    objects = [{"id": 7, "text": TEXT, "published": "2024-03"}, {"text": TEXT, "title": "Lit"}]
    first, second = found_in(tmp_path, wrap(objects))
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.id, first.published, first.precision) == ("7", date(2024, 3, 1), "month")
    assert (second.id, second.title, second.published) == ("a.json#2", "Lit", None)


def test_an_object_alone_is_an_article(tmp_path: Path) -> None:
    """By names that resemble the fields', which the report says."""
    remark, article = found_in(tmp_path, {"Body": TEXT, "date": "25/12/2024", "tags": []})
    assert isinstance(remark, Remark)
    assert "published=date, text=Body" in remark.reason
    assert isinstance(article, Article)
    assert article.published == date(2024, 12, 25)


def test_what_is_no_article_costs_itself(tmp_path: Path) -> None:
    """The error names which it is, and the id it would have had."""
    bad = [3, {"text": ""}, {"id": "k", "text": 5}, {"text": "\ud800"}, {"text": "a\0"}]
    found = found_in(tmp_path, [{"text": TEXT}, *bad, {"text": TEXT}])
    errors = [one for one in found if isinstance(one, ArticleError)]
    assert [one.id for one in errors] == ["a.json#2", "a.json#3", "k", "a.json#5", "a.json#6"]
    assert len(found) == len(bad) + 2


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"[" * 10_000 + b"]" * 10_000, "nested too deep"),
        (b'[{"text": "a"}, {"text"', "not JSON"),
        (b'[{"text": "caf\xe9"}]', "not UTF-8"),
        (b"", "not JSON"),
        (b"[" + b"9" * 5000 + b"]", "not JSON"),
        (b'[{"name": "a"}]', "--map text=NAME"),
        (b'"text"', "no object"),
    ],
)
def test_a_file_that_is_none_is_one_line(tmp_path: Path, data: bytes, reason: str) -> None:
    """It says what is wrong with the whole."""
    (error,) = read_bytes(tmp_path, "a.json", data)
    assert isinstance(error, ArticleError)
    assert reason in error.reason


async def test_two_articles_with_one_id(source: Source) -> None:
    """The first is kept, the other is a line of the report."""
    for name in ("a.json", "b.json"):
        write(source, name, json.dumps([{"id": "k", "text": f"{TEXT} {name}"}]))
    report = await fill(source)
    assert [(one.path, one.reason) for one in report.rejected] == [
        ("b.json", "the id 'k' was read already")
    ]
    assert (await stored_in(source))["k"].article.text == f"{TEXT} a.json"
