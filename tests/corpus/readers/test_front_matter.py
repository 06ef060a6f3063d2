from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.errors import ArticleError
from corpus.model import Article, Remark
from corpus.readers.front_matter import FrontMatter, split
from tests.corpus.making import read_bytes

BODY = "The lighthouse at Kessel was lit again on Thursday.\n\nNobody saw it.\n"
YAML = """---
title: "Kessel lit"
date: 2024-03-05
lastmod: 2024-03-09T10:00:00+01:00
author: [Ana Ruiz, Bo Lind]
source: The  Echo
url: https://e.example/1
---
"""
TOML = """+++
title = "Kessel lit"
date = 2024-03-05
lastmod = 2024-03-09T10:00:00+01:00
author = ["Ana Ruiz", "Bo Lind"]
source = "The  Echo"
url = "https://e.example/1"
+++
"""
BOMB = "---\na: &a [x, x]\nb: &b [*a, *a]\ntitle: *b\n---\n"


def only_article(folder: Path, text: str, name: str = "a.md") -> Article:
    """The one article of a file, with nothing said about it."""
    (found,) = read_bytes(folder, name, text.encode())
    assert isinstance(found, Article)
    return found


@pytest.mark.parametrize("head", [YAML, TOML, YAML.replace("\n", "\r\n"), f"\ufeff\n{YAML}\n\n"])
@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_front_matter_tells_of_the_article(tmp_path: Path, head: str, name: str) -> None:
    """YAML or TOML; the stored text is what stands below it."""
    assert only_article(tmp_path, head + BODY, name) == Article(
        name,
        name,
        BODY,
        "Kessel lit",
        title_derived=False,
        publisher="The Echo",
        url="https://e.example/1",
        published=date(2024, 3, 5),
        updated=date(2024, 3, 9),
        date_source="front matter",
        author="Ana Ruiz, Bo Lind",
    )


def test_a_month_is_a_month(tmp_path: Path) -> None:
    """And a date line below front matter without a date is one."""
    month = only_article(tmp_path, f"---\ndate: 2024-03\n---\n{BODY}")
    assert (month.published, month.precision) == (date(2024, 3, 1), "month")
    line = only_article(tmp_path, f"---\ntitle: Lit\n---\ndate 2024-03-05\n{BODY}")
    assert (line.published, line.date_source, line.title) == (date(2024, 3, 5), "date line", "Lit")
    assert line.text == BODY


def test_markdown_has_its_heading_for_a_title(tmp_path: Path) -> None:
    """It stays in the text, which is stored as it is."""
    text = f"## Kessel *lit* ##\n\n{BODY}"
    article = only_article(tmp_path, text)
    assert (article.title, article.title_derived) == ("Kessel *lit*", False)
    assert article.text == text
    assert only_article(tmp_path, text, "a.txt").title != article.title


@pytest.mark.parametrize(
    "text",
    [
        f"---\n{BODY}---\nThe end.\n",
        f"---\n- a\n- b\n---\n{BODY}",
        f"---\ntitle: a\n{BODY}",
        f"----\ntitle: a\n----\n{BODY}",
        f"---\n---\n{BODY}",
    ],
)
def test_what_is_no_front_matter_is_text(tmp_path: Path, text: str) -> None:
    """Such as a rule of hyphens above a paragraph."""
    assert only_article(tmp_path, text).text == text


@pytest.mark.parametrize(
    "head",
    [
        BOMB,
        "---\ntitle: [a\n---\n",
        "---\ntitle: !!python/object/apply:os.system [true]\n{\n---\n",
        f"---\n{'[' * 10_000}\n---\n",
        f"+++\na = {'[' * 10_000}\n+++\n",
        "+++\ntitle = Lit\n+++\n",
        "---\n? [a]\n: b\n---\n",
    ],
)
def test_front_matter_that_cannot_be_read(tmp_path: Path, head: str) -> None:
    """Aliases, depth and bad form are one remark; nothing is lost."""
    remark, article = read_bytes(tmp_path, "a.md", (head + BODY).encode())
    assert isinstance(remark, Remark)
    assert "front matter cannot be read" in remark.reason
    assert isinstance(article, Article)
    assert article.text == head + BODY


def test_a_date_that_is_none_is_a_rejection(tmp_path: Path) -> None:
    """As in a date line."""
    for written in ("2024-02-30", "soon", "3/4/2024"):
        (error,) = read_bytes(tmp_path, "a.md", f"---\ndate: {written}\n---\n{BODY}".encode())
        assert isinstance(error, ArticleError)
        assert written in error.reason
        assert error.id == "a.md"


@given(text=st.text(st.sampled_from("-+.\n:[]{}&*!'\"ab= #|>?,0"), max_size=60))
@example(text="---\n---")
@example(text="---\n!!int a: b\n---")
def test_nothing_breaks_it(text: str) -> None:
    """What comes out is fields of one line each above a text, or a reason."""
    for fence in ("---", "+++"):
        found = split(f"{fence}\n{text}\n{fence}\n")
        if isinstance(found, FrontMatter):
            assert all("\n" not in value for value in found.fields.values())
