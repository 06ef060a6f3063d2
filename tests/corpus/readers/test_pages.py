import socket
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from corpus.errors import ArticleError
from corpus.model import Article, Remark
from corpus.readers.pages import read_page
from tests.corpus.making import LIMITS
from tests.corpus.readers.web import (
    BODY,
    PARAGRAPHS,
    TEXT,
    article_of,
    linked_data,
    page,
    read_page_file,
)


def test_a_page_is_its_paragraphs_and_nothing_around_them(tmp_path: Path) -> None:
    """The stored text is the article: no menu, headline or footer, a blank line between two."""
    (found,) = read_page_file(tmp_path, page("<title>Ferry sails again</title>"))
    assert found == Article(
        "ferry.html", "ferry.html", TEXT, "Ferry sails again", title_derived=False
    )


@pytest.mark.parametrize("name", ["a.html", "a.htm", "a.xhtml", "A.HTML"])
def test_each_suffix_of_a_page_is_read(tmp_path: Path, name: str) -> None:
    """The suffix names the format in any case."""
    assert article_of(tmp_path, page(), name).text == TEXT


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("It is &quot;done&quot;, &amp; paid&nbsp;for.", 'It is "done", & paid for.'),
        ("Two   blanks\n and a\tline end.", "Two blanks and a line end."),
        ("The <em>Gull</em> and the <a href='/t'>Tern</a>, too.", "The Gull and the Tern, too."),
        ("Of the sea,<br>of the land.", "Of the sea,\nof the land."),
        ("Har&shy;bour mas&#8203;ter.", "Harbour master."),
        ("She said <q>no</q> to it.", "She said “no” to it."),
        ("Seen<script>var x = 1</script> and<!-- not --> read.", "Seen and read."),
        ("Here <span style='display: none'>never</span> seen.", "Here seen."),
        ("A &lt;b&gt; in words.", "A <b> in words."),
    ],
)
def test_a_paragraph_is_stored_as_a_browser_shows_it(
    tmp_path: Path, markup: str, text: str
) -> None:
    """Entities are characters, blanks fold, a line break is a line end, and nothing is added."""
    shown = f"{PARAGRAPHS[0]} {text}"
    html = page(body=f"<p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[0]} {markup}</p><p>{PARAGRAPHS[2]}</p>")
    assert article_of(tmp_path, html).text.split("\n\n")[1] == shown


def test_items_are_lines_and_cells_are_apart(tmp_path: Path) -> None:
    """A list has a line an item; a table has a line a row, with a tab between its cells."""
    table = (
        "<table><tr><td>Adults</td><td>4 crowns</td></tr><tr><td>Dogs</td><td>1</td></tr></table>"
    )
    items = "<ul><li>From the quay at seven in the morning</li><li>From Plenty at noon</li></ul>"
    text = article_of(tmp_path, page(body=BODY + items + table + BODY.replace("The", "A"))).text
    assert "From the quay at seven in the morning\nFrom Plenty at noon" in text
    assert "Adults\t4 crowns\nDogs\t1" in text


def test_what_stands_around_the_article_is_left_out(tmp_path: Path) -> None:
    """Sharing links, a pointer to another article, a caption, and a contact are not its text."""
    around = [
        "<p><a href='/s'>Share</a> <a href='/m'>Mail</a></p>",
        "<p><strong>Related: </strong><a href='/b'>Why the bridge was never built</a></p>",
        "<figure><img src='f.jpg'><figcaption>The ferry in dock.</figcaption></figure>",
        "<div class='newsletter'><p><a href='/n'>The Courier by mail each day</a></p></div>",
        "<p>Write to the desk at <a href='mailto:d@courier.example'>d@courier.example</a></p>",
    ]
    first, rest = BODY.split("\n", 1)
    html = page(body=around[0] + first + "".join(around[1:4]) + rest + around[4])
    assert article_of(tmp_path, html).text == TEXT


def test_other_stories_below_the_article_are_left_out(tmp_path: Path) -> None:
    """Cards with a linked headline and a line each, and the next article with its own headline."""
    cards = "".join(
        f"<div class='card'><h3><a href='/{n}'>A story of the oven</a></h3>"
        f"<p>The oven number {n} was built by the baker's father before the war began.</p></div>"
        for n in range(4)
    )
    html = f"<h1>Ferry sails again</h1><div class='b'>{BODY}</div>"
    assert article_of(tmp_path, f"<body><main>{html}<h2>More</h2>{cards}</main>").text == TEXT
    following = html.replace("Ferry sails", "Oven sold").replace("The", "Later, the")
    assert article_of(tmp_path, f"<body><div>{html}</div><div>{following}</div>").text == TEXT


def test_an_article_in_two_parts_is_whole(tmp_path: Path) -> None:
    """Paragraphs that are marked up alike in another column of the page belong to it."""
    column = "<div class='column'><div class='text'>{}</div></div>"
    more = BODY.replace("The", "Later, the").replace("It", "Later, it")
    html = page(body=column.format(BODY) + "<aside><p>An advertisement.</p></aside>")
    html = html.replace("</article>", column.format(more) + "</article>")
    text = article_of(tmp_path, html).text
    assert text.startswith(TEXT)
    assert text.count("Later, ") == more.count("Later, ")


def test_a_quotation_from_elsewhere_stays_in_its_place(tmp_path: Path) -> None:
    """A post that is embedded in the article is a part of it."""
    post = "<div class='social-embed'><blockquote><p>We sail!</p>— The Gull</blockquote></div>"
    first, rest = BODY.split("\n", 1)
    text = article_of(tmp_path, page(body=first + post + rest)).text
    assert text.split("\n\n")[1:3] == ["We sail!", "— The Gull"]


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("", "no markup"),
        (" \n", "no markup"),
        ("<html><body></body></html>", "empty"),
        ("<html><body><script>write('<p>A ferry.</p>')</script></body></html>", "empty"),
        ("<html><body><noscript>Turn scripts on to read.</noscript></body></html>", "empty"),
        (
            "<html><body>"
            + "<ul><li><a href='/a'>The ferry sails again to Plenty on Monday</a></li></ul>" * 30
            + "</body></html>",
            "list of links",
        ),
        (
            "<html><body>"
            + "".join(
                f"<div><h3><a href='/{n}'>Story {n}</a></h3><p>{n} {PARAGRAPHS[n % 4]}</p></div>"
                for n in range(9)
            )
            + "</body></html>",
            "list of links",
        ),
        ("<html><body><p>Page not found</p></body></html>", "no article"),
    ],
)
def test_a_page_without_an_article_is_a_rejection(tmp_path: Path, html: str, reason: str) -> None:
    """Empty pages, pages of scripts and section fronts say why they are not kept."""
    (found,) = read_page_file(tmp_path, html)
    assert isinstance(found, ArticleError)
    assert reason in found.reason


@pytest.mark.parametrize("stated", ["\n".join(PARAGRAPHS), BODY, f"<div>{BODY}</div>"])
def test_a_page_that_scripts_would_fill_has_the_text_it_states(tmp_path: Path, stated: str) -> None:
    """JSON-LD's `articleBody`, plain or marked up, is the article where nothing else is seen."""
    head = linked_data(articleBody=stated) + "<script>draw()</script>"
    remark, found = read_page_file(tmp_path, f"<html><head>{head}</head><body></body></html>")
    assert isinstance(remark, Remark)
    assert "JSON-LD" in remark.reason
    assert isinstance(found, Article)
    assert found.text == TEXT


def test_what_is_seen_comes_before_what_is_stated(tmp_path: Path) -> None:
    """The text that a reader of the page sees is the one to quote."""
    (found,) = read_page_file(tmp_path, page(linked_data(articleBody="Another text. " * 99)))
    assert isinstance(found, Article)
    assert found.text == TEXT


def test_a_page_behind_a_paywall_is_kept_and_noted(tmp_path: Path) -> None:
    """What can be read of it is an article; the report says that there may be more."""
    remark, found = read_page_file(tmp_path, page(linked_data(isAccessibleForFree="False")))
    assert isinstance(remark, Remark)
    assert "not free" in remark.reason
    assert isinstance(found, Article)


def test_the_limit_counts_the_bytes_of_the_page() -> None:
    """One byte more than the limit is a rejection, and nothing is parsed."""
    content = page().encode()
    limits = replace(LIMITS, article_bytes=len(content))
    (kept,) = read_page(content, "a.html", limits)
    assert isinstance(kept, Article)
    (found,) = read_page(content + b" ", "a.html", limits)
    assert isinstance(found, ArticleError)
    assert f"{len(content):,} bytes" in found.reason


@pytest.mark.parametrize(
    ("declared", "actual", "noted"),
    [
        ("utf-8", "utf-8", False),
        ("iso-8859-1", "utf-8", False),
        ("windows-1252", "cp1252", False),
        ("iso-8859-1", "cp1252", False),
        ("windows-1251", "cp1251", False),
        ("shift_jis", "shift_jis", False),
        ("nonsense", "utf-8", False),
        ("utf-8", "cp1252", True),
        ("zip", "utf-8", False),
    ],
)
def test_the_bytes_decide_before_the_declaration(
    tmp_path: Path, declared: str, actual: str, noted: bool
) -> None:
    """Valid UTF-8 is UTF-8; else what is declared, if it fits; else what is found, with a note."""
    words = {"cp1251": "Паром снова ходит", "shift_jis": "船は月曜日に"}.get(
        actual, "Café “Désirée” in Ellery"
    )
    html = page(body=f"<p>{PARAGRAPHS[0]} {words}</p>{BODY}").replace("utf-8", declared, 1)
    found = read_page_file(tmp_path, html.encode(actual))
    assert isinstance(found[-1], Article)
    assert f"{PARAGRAPHS[0]} {words}" in found[-1].text
    assert [type(one) for one in found[:-1]] == [Remark] * noted


def test_what_the_server_says_of_the_encoding_comes_first() -> None:
    """`encoding`, from a header, is believed before the page's own declaration."""
    html = page(body=f"<p>{PARAGRAPHS[0]} Dvořák</p>{BODY}").replace("utf-8", "iso-8859-1", 1)
    (found,) = read_page(html.encode("iso-8859-2"), "a.html", LIMITS, encoding="iso-8859-2")
    assert isinstance(found, Article)
    assert "Dvořák" in found.text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig"])
def test_two_bytes_a_character_and_a_bom_are_read(tmp_path: Path, encoding: str) -> None:
    """UTF-16, with a BOM or without, and UTF-8 with a BOM."""
    assert article_of(tmp_path, page().encode(encoding)).text == TEXT


@pytest.mark.parametrize("stray", ["\x0b", "\x0c", "\x01", "\x1f", "\ufffe"])
def test_a_stray_control_character_costs_nothing(tmp_path: Path, stray: str) -> None:
    """Browsers show nothing of it, and trees cannot hold it."""
    html = page().replace("ferry to", f"ferry{stray} to").replace("<title>", f"<title>{stray}")
    assert article_of(tmp_path, html).text == TEXT


def test_nul_bytes_are_left_out_and_noted(tmp_path: Path) -> None:
    """A page with a stray NUL is read; one that is mostly bytes of another kind is not."""
    remark, found = read_page_file(tmp_path, page().encode().replace(b"harbour", b"har\0bour"))
    assert isinstance(remark, Remark)
    assert "NUL" in remark.reason
    assert isinstance(found, Article)
    assert found.text == TEXT
    (bad,) = read_page_file(tmp_path, b"<html>" + bytes(range(256)) * 40)
    assert isinstance(bad, ArticleError)


@pytest.mark.parametrize(
    "html",
    [
        f"<h1>Ferry sails again{BODY}",
        f"<html><body><div><article>{BODY.replace('</p>', '')}",
        f"<html><body></div></p>{BODY}</body></html></html><p>",
        f"<?xml version='1.0' encoding='UTF-8'?><html xmlns='http://www.w3.org/1999/xhtml'>{BODY}",
    ],
)
def test_broken_markup_is_read(tmp_path: Path, html: str) -> None:
    """What browsers show all the same is read all the same."""
    assert article_of(tmp_path, html).text == TEXT


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 50_000 + BODY,
        "<p>" + "<span>" * 50_000 + PARAGRAPHS[0],
        "<table><tr><td>" * 3_000 + BODY,
        f'<script type="application/ld+json">{"[" * 50_000}</script>{BODY}',
        f"<title>{'a - ' * 50_000}</title>{BODY}",
        "<p " + "a='b' " * 50_000 + f">{BODY}",
        "<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><p>&b;&b;&b;</p>",
    ],
)
def test_hostile_markup_ends_in_an_article_or_a_rejection(tmp_path: Path, html: str) -> None:
    """Deep nesting, endless attributes and entities of entities break nothing."""
    found = read_page_file(tmp_path, html)
    assert isinstance(found[-1], Article | ArticleError)


def test_nothing_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading a page that names many addresses opens no socket."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    head = (
        '<link rel="canonical" href="https://courier.example/ferry"><base href="http://x.example">'
    )
    assert article_of(tmp_path, page(head)).url == "https://courier.example/ferry"


def test_other_articles_are_read_without_trafilatura(tmp_path: Path) -> None:
    """Its import takes long, and is no matter of those who keep text files."""
    (tmp_path / "a.txt").write_text("date 2025-02-03\nA ferry sails.")
    code = (
        "import sys, bot.__main__, corpus.archive\n"
        "from pathlib import Path\n"
        "from corpus.readers import ArticleFile, Limits, read\n"
        f"list(read(ArticleFile(Path({str(tmp_path / 'a.txt')!r}), 'a.txt'), Limits(9999, 'en')))\n"
        "sys.exit(bool({'trafilatura', 'lxml', 'htmldate'} & sys.modules.keys()))"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_day_of_capture_bounds_the_day_of_publication() -> None:
    """A page cannot have been published after it was saved."""
    html = page('<meta property="article:published_time" content="2024-05-06">').encode()
    (found,) = read_page(html, "a.html", LIMITS, captured=date(2024, 5, 6))
    assert isinstance(found, Article)
    assert found.published == date(2024, 5, 6)
    remark, found = read_page(html, "a.html", LIMITS, captured=date(2024, 5, 1))
    assert isinstance(remark, Remark)
    assert "2024-05-06" in remark.reason
    assert isinstance(found, Article)
    assert found.published is None
