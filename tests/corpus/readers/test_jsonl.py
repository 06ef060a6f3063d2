import json
from datetime import date
from pathlib import Path

import pytest

from corpus.errors import ArticleError
from corpus.model import Article, Remark
from tests.corpus.making import read_bytes

TEXT = "The lighthouse at Kessel was lit again on Thursday."


def test_an_object_with_all_fields_is_an_article(tmp_path: Path) -> None:
    """Each field of the form is kept; the title is the file's own and not derived."""
    fields = {
        "id": "k-1",
        "url": "https://example.org/k",
        "title": "Kessel lit",
        "source": "The  Kessel Echo",
        "published": "2025-02-20T08:00:00Z",
        "text": f"{TEXT}\r\nEnd.",
    }
    assert read_bytes(tmp_path, "a.jsonl", json.dumps(fields).encode()) == [
        Article(
            "k-1",
            "a.jsonl",
            f"{TEXT}\nEnd.",
            "Kessel lit",
            title_derived=False,
            publisher="The Kessel Echo",
            url="https://example.org/k",
            published=date(2025, 2, 20),
            date_source="field published",
            line=1,
        )
    ]


def test_an_object_with_text_alone_is_an_article(tmp_path: Path) -> None:
    """It is called by its path and line, undated, with a derived title, and null is not given."""
    lines = json.dumps({"text": TEXT}) + "\n\n" + json.dumps({"text": TEXT, "id": None})
    assert read_bytes(tmp_path, "a.jsonl", lines.encode()) == [
        Article(f"a.jsonl#{line}", f"a.jsonl#{line}", TEXT, TEXT, title_derived=True, line=line)
        for line in (1, 3)
    ]


def test_a_number_is_an_id(tmp_path: Path) -> None:
    """An integer id counts as the text of its digits."""
    (found,) = read_bytes(tmp_path, "a.jsonl", json.dumps({"id": 7, "text": TEXT}).encode())
    assert isinstance(found, Article)
    assert (found.id, found.path) == ("7", "a.jsonl")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "not JSON"),
        (b"\xff\xfe", "not"),
        (b'{"text": "caf\xe9"}', "UTF-8"),
        (b'["text"]', "object"),
        (b"12", "object"),
        (b"{}", "no text"),
        (b'{"text": " \\n"}', "no text"),
        (b'{"text": 5}', "text is not a string"),
        (b'{"text": "a", "id": true}', "id is not a string"),
        (b'{"text": "a", "title": []}', "title is not a string"),
        (b'{"text": "a", "published": "2025-02-30"}', "2025-02-30"),
        (b'{"text": "a", "published": "yesterday"}', "yesterday"),
        (b'{"text": "a\\ud800b"}', "no text"),
        (b'{"text": "a", "url": "\\udfff"}', "url holds"),
        (b'{"text": "a\\u0000b"}', "no text"),
        (b'{"text": "a", "id": ' + b"9" * 5000 + b"}", ""),
        (b"[" * 100_000, "deep"),
        (b'{"text": "a", "more": ' + b'{"a":' * 100_000, "deep"),
    ],
)
def test_a_bad_line_costs_only_itself(tmp_path: Path, line: bytes, reason: str) -> None:
    """The lines around it are read, and the report says which line it was and why."""
    good = json.dumps({"text": TEXT}).encode()
    first, bad, last = read_bytes(tmp_path, "a.jsonl", b"\n".join([good, line, good]))
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert isinstance(bad, ArticleError)
    assert (bad.path, bad.line, last.id) == ("a.jsonl", 2, "a.jsonl#3")
    assert reason in bad.reason


def test_a_bom_and_crlf_are_no_part_of_the_lines(tmp_path: Path) -> None:
    """The file may begin with a BOM and end its lines as Windows does."""
    line = json.dumps({"text": TEXT}).encode() + b"\r\n"
    found = read_bytes(tmp_path, "a.jsonl", b"\xef\xbb\xbf" + line + line)
    assert [type(one) for one in found] == [Article, Article]


def test_only_an_article_is_measured_and_not_its_file(tmp_path: Path) -> None:
    """Many articles in a file may pass the limit together, one alone may not."""
    lines = [json.dumps({"text": "é" * size}, ensure_ascii=False) for size in (50, 51, 50)]
    first, large, last = read_bytes(tmp_path, "a.jsonl", "\n".join(lines).encode(), 100)
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert isinstance(large, ArticleError)
    assert (large.line, large.reason) == (2, "its text is larger than 100 bytes")


def test_a_line_too_long_to_hold_an_article_is_passed_over(tmp_path: Path) -> None:
    """It is not read into memory whole, and the lines after it keep their numbers."""
    good = json.dumps({"text": TEXT}).encode()
    long = b'{"text": "' + b"x" * (4 << 20) + b'"}'
    first, large, last = read_bytes(tmp_path, "a.jsonl", b"\n".join([good, long, good]), 1000)
    assert isinstance(first, Article)
    assert isinstance(large, ArticleError)
    assert isinstance(last, Article)
    assert (large.line, last.id) == (2, "a.jsonl#3")


def test_escapes_do_not_count_against_an_article(tmp_path: Path) -> None:
    """A text within the limit is read however its JSON is written."""
    line = json.dumps({"text": "é" * 50}).encode()
    assert [type(one) for one in read_bytes(tmp_path, "a.jsonl", line, 100)] == [Article]


def test_lines_of_another_form(tmp_path: Path) -> None:
    """What their fields are is guessed and told; in a file of ours, others stay what they are."""
    foreign = b'{"headline": "Lit", "body": "The lamp is lit.", "publishedAt": "2024-03-05"}\n' * 2
    remark, first, second = read_bytes(tmp_path, "a.jsonl", foreign)
    assert isinstance(remark, Remark)
    assert "title=headline, published=publishedAt, text=body" in remark.reason
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.title, first.text) == ("Lit", "The lamp is lit.")
    assert (first.published, second.id) == (date(2024, 3, 5), "a.jsonl#2")
    ours = b'{"text": "The lamp is lit.", "body": "Iron", "date": "never", "headline": 7}'
    (article,) = read_bytes(tmp_path, "b.jsonl", ours)
    assert isinstance(article, Article)
    assert (article.text, article.published, article.title_derived) == (
        "The lamp is lit.",
        None,
        True,
    )
