import gzip
import json
import os
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from aiohttp import web

from corpus.fetching import Web, add, take_back
from corpus.ingest import Source
from tests.corpus.fetching.web_server import Handler, Site
from tests.corpus.making import counts, fill, stored_in, write
from tests.corpus.readers.web import PARAGRAPHS, TEXT, linked_data, page
from tests.corpus.readers.wire import WHOLE, nitf, rss

PAGE = page(linked_data(datePublished="2025-03-03", publisher={"name": "Courier"})).encode()

# Without its time, as the names of tests must be the same in each process that runs some.
GZIPPED = gzip.compress(b"date 2025-03-03 Owls are in the belfry.", mtime=0)


def sent(content: str | bytes, kind: str, **headers: str) -> Handler:
    """A response of that kind."""
    body = content if isinstance(content, bytes) else content.encode()
    return lambda _: web.Response(body=body, headers={"Content-Type": kind, **headers})


async def test_a_page_is_added(source: Source, site: Site, anywhere: Web) -> None:
    """As a saved page is, with its address and the day that it was fetched on."""
    site.pages["/ferry"] = PAGE
    added = await add(site.at("/ferry"), source, anywhere)
    assert added.reason is None
    assert added.file
    assert [one.title for one in added.articles] == ["Ferry sails again"]
    report = await fill(source)
    assert (counts(report), report.rejected, report.notes) == ((1, 0, 0, 0), (), ())
    (stored,) = (await stored_in(source)).values()
    article = stored.article
    assert (article.text, article.publisher, article.url) == (TEXT, "Courier", site.at("/ferry"))
    assert (article.published, article.date_source) == (date(2025, 3, 3), "JSON-LD")
    assert article.captured == datetime.now(UTC).date()


async def test_a_page_that_is_added_again_is_the_newer_one(
    source: Source, site: Site, anywhere: Web
) -> None:
    """In the place of the one before, of which the words are kept as those of a version."""
    for text in (PAGE, PAGE.replace(b"four months", b"five months")):
        site.pages["/ferry"] = text
        await add(site.at("/ferry"), source, anywhere)
        report = await fill(source)
    assert counts(report) == (0, 1, 0, 0)
    assert len(list(source.added.iterdir())) == 1


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("application/rss+xml", rss(WHOLE)),
        ("text/xml; charset=utf-8", nitf()),
        ("application/octet-stream", nitf()),
        ("application/json", json.dumps([{"text": PARAGRAPHS[0]}])),
        ("text/plain", f"date 2025-03-03 {PARAGRAPHS[0]}"),
        ("application/x-unknown", PARAGRAPHS[0]),
    ],
)
async def test_what_is_no_page(
    source: Source, site: Site, anywhere: Web, kind: str, content: str
) -> None:
    """Is read by what it is said to be, or by its first bytes."""
    site.pages["/feed"] = sent(content, kind)
    added = await add(site.at("/feed"), source, anywhere)
    assert PARAGRAPHS[0] in added.articles[0].text
    assert counts(await fill(source)) == (1, 0, 0, 0)


async def test_a_page_in_another_encoding(source: Source, site: Site, anywhere: Web) -> None:
    """The one that its server says, packed or not."""
    body = page("", "<p>Zdroje uvádějí, že most stojí čtyřicet milionů korun a víc.</p>")
    raw = gzip.compress(body.replace('<meta charset="utf-8">', "").encode("iso-8859-2"))
    packed = {"Content-Encoding": "gzip"}
    site.pages["/"] = sent(raw, "text/html; charset=iso-8859-2", **packed)
    added = await add(site.at("/"), source, anywhere)
    assert added.articles[0].text.startswith("Zdroje uvádějí, že most stojí čtyřicet")


@pytest.mark.parametrize(
    ("content", "kind", "reason"),
    [
        (b"", "text/html", "no markup"),
        (b"<html><script>go()</script></html>", "text/html", "no text is seen"),
        (b"\x89PNG\r\n\x1a\n\0", "image/png", ""),
        (b"%PDF-1.4 no", "application/pdf", ""),
    ],
)
async def test_what_has_no_article_leaves_nothing(
    source: Source, site: Site, anywhere: Web, content: bytes, kind: str, reason: str
) -> None:
    """Of the web or of a file; it says why."""
    site.pages["/"] = sent(content, kind)
    added = await add(site.at("/"), source, anywhere)
    assert added.articles == ()
    assert added.reason
    assert reason in added.reason
    assert not source.added.exists()


async def test_a_file_is_added(source: Source, anywhere: Web, tmp_path: Path) -> None:
    """Under its name, which another file may have too; the same one twice is one."""
    paths = [tmp_path / name / "Ferry report.txt" for name in ("one", "other")]
    for number, path in enumerate(paths):
        path.parent.mkdir()
        path.write_text(f"date 2025-03-03 {PARAGRAPHS[number]}", "utf-8")
    added = [await add(str(path), source, anywhere) for path in (*paths, paths[1])]
    names = [one.file for one in added]
    assert names == [".added/Ferry-report.txt", *[".added/Ferry-report-2.txt"] * 2]
    assert counts(await fill(source)) == (2, 0, 0, 0)
    for path in paths:
        path.unlink()
    assert counts(await fill(source)) == (0, 0, 2, 0)


async def test_a_file_that_cannot_be_added(source: Source, anywhere: Web, tmp_path: Path) -> None:
    """Is missing, a folder, empty, or larger than an article may be."""
    (tmp_path / "empty.txt").touch()
    items = [tmp_path / "missing.txt", tmp_path, tmp_path / "empty.txt"]
    reasons = [(await add(str(item), source, anywhere)).reason for item in items]
    assert ["cannot be read" in f"{one}" for one in reasons] == [True, True, False]
    assert reasons[2] == "it is empty"
    small = replace(source, limits=replace(source.limits, article_bytes=9))
    (tmp_path / "large.txt").write_text("x" * 99)
    assert "larger" in f"{(await add(str(tmp_path / 'large.txt'), small, anywhere)).reason}"
    assert not source.added.exists()


async def test_what_was_added_is_told_from_what_the_folder_has(
    source: Source, anywhere: Web, tmp_path: Path
) -> None:
    """A file of the same name there is another one; taken out of its folder, it goes."""
    write(source, "a.txt", f"date 2025-03-03 {PARAGRAPHS[0]}")
    write(source, "added/a.txt", f"date 2025-03-03 {PARAGRAPHS[1]}")
    (tmp_path / "a.txt").write_text(f"date 2025-03-03 {PARAGRAPHS[2]}", "utf-8")
    await add(str(tmp_path / "a.txt"), source, anywhere)
    await fill(source)
    assert set(await stored_in(source)) == {"a.txt", "added/a.txt", ".added/a.txt"}
    (source.added / "a.txt").unlink()
    assert counts(await fill(source)) == (0, 0, 2, 1)


async def test_a_database_among_the_articles(source: Source, anywhere: Web, tmp_path: Path) -> None:
    """What was added beside it is read once."""
    within = replace(source, database=source.articles / "in" / "dateline.sqlite")
    (tmp_path / "a.txt").write_text(f"date 2025-03-03 {PARAGRAPHS[2]}", "utf-8")
    await add(str(tmp_path / "a.txt"), within, anywhere)
    assert counts(await fill(within)) == (1, 0, 0, 0)
    assert set(await stored_in(within)) == {".added/a.txt"}


@pytest.mark.parametrize(
    ("name", "kind", "content"),
    [
        ("a.csv", "text/plain", f'text,title\n"{PARAGRAPHS[0]}",Owls'),
        ("a.jsonl", "application/json", json.dumps({"text": PARAGRAPHS[0]}) + "\n{}"),
        ("a.md", "text/plain", f"---\ntitle: Owls\n---\n{PARAGRAPHS[0]}"),
        ("a.jsonl.gz", "application/gzip", gzip.compress(b'{"text": "x"}', mtime=0)),
        ("a.jsonl.gz", "text/plain", json.dumps({"text": PARAGRAPHS[0]})),
        ("a", "application/x-unknown", GZIPPED),
    ],
)
async def test_what_an_address_ends_with(
    source: Source, site: Site, anywhere: Web, name: str, kind: str, content: str | bytes
) -> None:
    """Says what a file is, where its server says little of it."""
    site.pages[f"/{name}"] = sent(content, kind)
    added = await add(site.at(f"/{name}"), source, anywhere)
    assert added.reason is None
    assert added.articles[0].text in {PARAGRAPHS[0], "x", "Owls are in the belfry."}


async def test_an_address_of_another_kind_now(source: Source, site: Site, anywhere: Web) -> None:
    """Is kept once, as what it is now; the mark behind an address is no other address."""
    site.pages["/ferry"] = PAGE
    first = await add(site.at("/ferry"), source, anywhere)
    site.pages["/ferry"] = sent(f"date 2025-03-03 {PARAGRAPHS[0]}", "text/plain")
    second = await add(site.at("/ferry#top"), source, anywhere)
    assert [file.name for file in source.added.iterdir()] == [f"{second.file}"[7:]]
    take_back(second, source)
    assert [file.name for file in source.added.iterdir()] == [f"{first.file}"[7:]]
    assert counts(await fill(source)) == (1, 0, 0, 0)
    take_back(first, source)
    assert not source.added.exists()


async def test_a_long_address(source: Source, site: Site, anywhere: Web) -> None:
    """Is kept under a name that any disk takes."""
    path = "/" + "/".join(["ferry" * 60] * 20)
    site.pages[path] = PAGE
    added = await add(site.at(path), source, anywhere)
    assert added.reason is None
    assert len(f"{added.file}") < 120


async def test_when_a_page_was_fetched(source: Source, site: Site, anywhere: Web) -> None:
    """Is in its record to the second, and from where."""
    site.pages["/ferry"] = PAGE
    began = datetime.now(UTC).replace(microsecond=0)
    await add(site.at("/ferry"), source, anywhere)
    (file,) = source.added.iterdir()
    record = dict(
        line.split(": ", 1)
        for line in gzip.decompress(file.read_bytes()).decode().split("\r\n\r\n")[0].split("\r\n")
        if ": " in line
    )
    assert began <= datetime.fromisoformat(record["WARC-Date"]) <= datetime.now(UTC)
    assert record["WARC-Target-URI"] == site.at("/ferry")


async def test_a_file_that_is_called_as_the_folder_of_feeds(
    source: Source, anywhere: Web, tmp_path: Path
) -> None:
    """Gets another name."""
    (tmp_path / "feeds").write_text(f"date 2025-03-03 {PARAGRAPHS[0]}", "utf-8")
    assert (await add(str(tmp_path / "feeds"), source, anywhere)).file == ".added/feeds-2"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such files")
async def test_odd_files(source: Source, anywhere: Web, tmp_path: Path) -> None:
    """One whose name is no UTF-8 is added; a pipe is not waited for."""
    odd = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")
    Path(odd).write_text(f"date 2025-03-03 {PARAGRAPHS[0]}", "utf-8")
    added = await add(odd, source, anywhere)
    assert (added.item, added.file) == (f"{tmp_path}/caf\ufffd.txt", ".added/caf-.txt")
    os.mkfifo(tmp_path / "pipe")
    refused = await add(str(tmp_path / "pipe"), source, anywhere)
    assert refused.reason == "it cannot be read (it is not a regular file)"
    assert (
        await add("ftp://a.example/b", source, anywhere)
    ).reason == "it is no address of the web"
