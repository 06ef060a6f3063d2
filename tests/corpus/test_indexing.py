import time
from collections.abc import AsyncGenerator
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import IndexUnusable
from corpus.index import ArticleIndex
from corpus.indexing import build, drop_others, index_key, index_path, open_index, save
from corpus.model import Progress, StoredArticle
from tests.corpus.making import index_of, silently, stored

LONG = "The river rose in the night and the old town slept on for nine hours. " * 12


async def articles(*texts: str, title: str | None = None) -> AsyncGenerator[StoredArticle]:
    """Stored articles of these texts, with a title of their own if one is given."""
    for key, text in enumerate(texts, 1):
        one = stored(text, key)
        given = replace(one.article, title=title or "River", title_derived=title is None)
        yield replace(one, article=given)


async def test_a_given_title_is_found_in_each_passage() -> None:
    """Once, however many they are."""
    index = (await build(articles(LONG, title="Flood in Kessel"), 1, "en", silently)).text
    passages = len(index.passages)
    assert passages > 1
    assert index.document_frequency("flood") == passages
    assert [hit.row for hit in index.search(["kessel"], 99)] == list(range(passages))


async def test_a_given_titles_terms_count_as_the_texts_do() -> None:
    """In the length of each passage, and in the document frequency."""
    texts = ("The river rose. It fell.", "The bridge stood.")
    index = (await build(articles(*texts, title="River floods"), 2, "en", silently)).text
    alone = index_of(
        [["river", "rose", "fell", "river", "flood"], ["bridg", "stood", "river", "flood"]]
    )
    assert index.search(["river", "flood", "bridg"], 9) == alone.search(
        ["river", "flood", "bridg"], 9
    )


async def test_given_headlines_are_a_field_of_their_own() -> None:
    """An article has one, by its key, with its terms alone; a derived one is none."""
    index = await build(articles("It rose.", "It fell.", title="River floods"), 2, "en", silently)
    assert [h.row for h in index.headlines.search(["river"], 9)] == [0, 1]
    assert index.headlines.document_frequency("rose") == 0
    derived = await build(articles("The river rose."), 1, "en", silently)
    assert derived.headlines.search(["river"], 9) == []


async def test_a_derived_titles_terms_do_not_count_twice() -> None:
    """They stand in the text already: the index is that of the texts alone."""
    index = (await build(articles("The river rose.", "The bridge fell."), 2, "en", silently)).text
    alone = index_of([["river", "rose"], ["bridg", "fell"]])
    assert index.search(["river", "bridg"], 9) == alone.search(["river", "bridg"], 9)


async def test_headlines_in_capitals_are_not_indexed() -> None:
    """But as what is left out. Nor is an article that has nothing else."""
    built = await build(articles(f"{LONG}\nMAYOR SLEEPS\n{LONG}", ""), 2, "en", silently)
    assert built.text.document_frequency("mayor") == 0
    assert built.text.passages.of_article(2) == range(0)
    assert built.asides.document_frequency("mayor") == 1


async def test_how_far_it_is_is_told() -> None:
    """Whenever a batch of some megabytes of text is done, and at the end."""
    heard: list[Progress] = []
    long = "The river rose. " * 70_000
    await build(articles(*[long] * 5), 5, "en", heard.append)
    assert heard == [Progress("indexing", done, 5) for done in (2, 4, 5)]


def test_an_index_is_kept_by_generation_and_language(tmp_path: Path) -> None:
    """Each in a file of its own; all but one are dropped when it has become current."""
    database = tmp_path / "a.sqlite"
    keys = [index_key("one", "en"), index_key("one", "de"), index_key("two", "en")]
    for key in keys:
        save(ArticleIndex(*[index_of([["river"]])] * 3), database, key)
    (index_path(database, keys[0]).parent / "left.aside").touch()
    assert len({index_path(database, key) for key in keys}) == 3
    drop_others(database, keys[2], time.time() + 1)
    assert list(index_path(database, keys[2]).parent.iterdir()) == [index_path(database, keys[2])]
    assert len(open_index(database, keys[2]).text.passages) == 1
    with pytest.raises(IndexUnusable):
        open_index(database, keys[0])
