import json
from pathlib import Path

import pytest

from corpus.model import Article
from tests.corpus.making import read_bytes
from tests.corpus.readers.web import page
from tests.corpus.readers.wire import ENTRY, TEXT, WHOLE, atom, item, ninjs, ninjs_file, nitf, rss

FIELDS = {"text": TEXT, "author": ["Maud Tarrant", "Odile Farrant"]}
PEOPLE = [{"name": "Maud Tarrant"}, {"@id": "#o"}, {"name": "https://courier.example/maud"}]
LINKED = {"@type": "NewsArticle", "author": PEOPLE}
OTHER = {"@id": "#o", "name": "Odile Farrant"}
BOTH = "Maud Tarrant, Odile Farrant"


def linked(*nodes: object) -> str:
    """A page's JSON-LD."""
    return f'<script type="application/ld+json">{json.dumps({"@graph": nodes})}</script>'


@pytest.mark.parametrize(
    ("name", "written", "author"),
    [
        ("a.md", f"---\nauthor: By Maud Tarrant\n---\n{TEXT}", "Maud Tarrant"),
        ("a.txt", f'+++\nauthors = ["Maud Tarrant", "Odile Farrant"]\n+++\n{TEXT}', BOTH),
        ("a.jsonl", json.dumps(FIELDS), BOTH),
        ("a.json", json.dumps([FIELDS]), BOTH),
        ("a.jsonl", json.dumps(FIELDS | {"author": 7}), None),
        ("a.csv", f'byline,text\nby Maud Tarrant,"{TEXT}"\n', "Maud Tarrant"),
        ("a.rss", rss(f"{WHOLE}<dc:creator>Maud Tarrant</dc:creator>"), "Maud Tarrant"),
        ("a.atom", atom(f"{ENTRY}<author><name>Maud Tarrant</name></author>"), "Maud Tarrant"),
        ("a.xml", nitf(), "Maud Tarrant"),
        ("a.xml", item().replace("<contentMeta>", "<contentMeta><by>Maud</by>"), "Maud"),
        ("a.json", ninjs_file(ninjs(byline="By Maud Tarrant")), "Maud Tarrant"),
        ("a.html", page(linked(LINKED, OTHER)), BOTH),
        ("a.html", page('<meta name="author" content="Maud Tarrant">'), "Maud Tarrant"),
        ("a.html", page(linked(LINKED | {"author": 7})), None),
        ("a.txt", f"By Maud Tarrant\n\n{TEXT}", None),
    ],
)
def test_who_wrote_it(tmp_path: Path, name: str, written: str, author: str | None) -> None:
    """As the file's fields say, in each format that has one for it; a text alone says nothing."""
    found = read_bytes(tmp_path, name, written.encode())
    assert [one.author for one in found if isinstance(one, Article)] == [author]
