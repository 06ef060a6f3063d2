"""Whatever bytes a file holds, reading it yields articles, errors or remarks, and never raises."""

import gzip
import io
import json
import os
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.errors import ArticleError
from corpus.model import Article, Remark
from corpus.readers.decode import is_storable
from tests.corpus.making import read_bytes

# Of each name: more than a minute in all where the whole suite is run for good, as CI is.
EXAMPLES = 1000 if os.environ.get("CI") else 100
NAMES = (
    "a a.txt a.md a.jsonl a.json a.csv a.tsv a.txt.gz a.jsonl.gz a.csv.gz a.html a.mhtml a.html.gz"
    " a.zip a.rss a.xml a.pdf a.warc"
).split()

anything = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)
# Objects that resemble the form, so that more than the first check is reached.
objects = st.fixed_dictionaries(
    {},
    optional={
        name: st.text() | st.dates().map(date.isoformat) | anything
        for name in ("id", "url", "title", "source", "published", "text")
    },
)
json_lines = st.lists(objects | anything).map(
    lambda lines: "\n".join(map(json.dumps, lines)).encode()
)
dated = st.tuples(st.sampled_from(["date ", "Date:\n", "\ufeff date "]), st.dates(), st.text()).map(
    lambda parts: f"{parts[0]}{parts[1]} {parts[2]}".encode()
)
# Tags that open and close anywhere, metadata that says anything, text between them.
tags = st.sampled_from(
    "html head body article p div span a ul li br h1 time table tr td pre q script style".split()
)
markup = st.lists(
    st.tuples(st.sampled_from(["<{}>", "</{}>", "<{} hidden>", '<{} href="mailto:a">']), tags).map(
        lambda parts: parts[0].format(parts[1])
    )
    | st.text(max_size=80)
    | (anything | objects).map(
        lambda value: f'<script type="application/ld+json">{json.dumps(value)}</script>'
    )
    | st.text(max_size=20).map(lambda day: f'<meta property="og:title" content="{day}">'),
    max_size=30,
).map(lambda pieces: "".join(pieces).encode("utf-8", "surrogatepass"))
message = st.tuples(st.sampled_from(["text/html", "multipart/related", "a/b"]), markup).map(
    lambda parts: b"Date: x\r\nContent-Type: " + parts[0].encode() + b"\r\n\r\n" + parts[1]
)
# Tables whose headings are ours or nearly, with marks that break a row.
table = st.lists(
    st.lists(
        st.text(max_size=20) | st.sampled_from(['"', "\n", "3/4/2024", "2024-03-05"]), max_size=4
    ).map(",".join),
    max_size=8,
).map(lambda lines: "\n".join(["text,published,ID,url", *lines]).encode("utf-8", "surrogatepass"))
front = st.tuples(st.sampled_from(["---", "+++"]), st.text(max_size=60), st.text(max_size=30)).map(
    lambda parts: f"{parts[0]}\ntitle: {parts[1]}\n{parts[0]}\n{parts[2]}".encode()
)
some_bytes = st.binary(max_size=300) | dated | json_lines | markup | message | table | front
compressed = some_bytes.map(gzip.compress)


def zipped(members: dict[str, bytes]) -> bytes:
    """A zip file of these members."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return made.getvalue()


# Without NUL, at which zipfile cuts a name that it writes.
any_name = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1)
in_zip = st.dictionaries(
    st.sampled_from([*NAMES, "b/a.txt"]) | any_name,
    some_bytes | compressed,
    max_size=3,
).map(zipped)


def damaged(parts: tuple[bytes, int, bytes]) -> bytes:
    """Some bytes with other ones in their midst."""
    data, at, others = parts
    return data[: at % len(data)] + others + data[at % len(data) + len(others) :]


spoilt = st.tuples(in_zip, st.integers(0, 400), st.binary(max_size=4)).map(damaged)
cut = st.tuples(compressed, st.integers(0, 40)).map(lambda parts: parts[0][: -parts[1] - 1])


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that examples share: each writes over the one before."""
    return tmp_path_factory.mktemp("any")


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=EXAMPLES)
@given(data=some_bytes | compressed | cut | in_zip | spoilt, limit=st.sampled_from([20, 10 << 20]))
@example(data=b"date 2025-02-03 caf\xe9 d\xe9j\xe0 vu", limit=100)
@example(data=b"\xff\xfe\x00\xd8", limit=100)
@example(data=b"\x1f\x8b", limit=100)
def test_no_bytes_break_a_reader(folder: Path, name: str, data: bytes, limit: int) -> None:
    """What comes out is of three kinds, names the file, and can be stored."""
    for found in read_bytes(folder, name, data, limit):
        assert isinstance(found, Article | ArticleError | Remark)
        assert found.path.startswith(name)
        if isinstance(found, Article):
            assert found.text.strip()
            assert "\r" not in found.text
            assert is_storable(f"{found.id}{found.text}{found.title}{found.publisher}{found.url}")
            assert len(found.text.encode()) <= limit or not name.startswith("a.jsonl")
            assert found.title.strip()
        else:
            assert is_storable(found.reason)
            assert found.reason


@given(parts=st.lists(st.text(st.characters(codec="utf-8")), min_size=1))
def test_the_text_of_a_json_line_comes_back(folder: Path, parts: list[str]) -> None:
    """What JSON carries is stored to the character, but for line ends and where NUL is in it."""
    lines = "\n".join(json.dumps({"text": part}) for part in parts)
    found = read_bytes(folder, "a.jsonl", lines.encode())
    assert [one.text for one in found if isinstance(one, Article)] == [
        part.replace("\r\n", "\n").replace("\r", "\n")
        for part in parts
        if part.strip() and "\0" not in part
    ]
