"""The paragraphs around an excerpt that was shown, now or long ago."""

from datetime import date

import pytest

from corpus.archive import HASH_DIGITS, Archive
from corpus.errors import ArticleChanged, ArticleGone
from corpus.ingest import Source
from tests.corpus.making import fill, write
from tests.corpus.texts import BRIDGE

TODAY = date(2025, 3, 1)


@pytest.fixture
def filled(source: Source) -> Source:
    """A folder of one article."""
    write(source, "bridge.txt", BRIDGE)
    return source


async def test_the_context_is_the_paragraphs_around(archive: Archive) -> None:
    """The headline in capitals between them is passed over."""
    answer = await archive.answer("What did Ana Ruiz say about the figure?", TODAY)
    best = answer.excerpts[0]
    context = await archive.context(
        best.stored.key, best.start, best.end, best.stored.hash[:HASH_DIGITS]
    )
    text = context.stored.article.text
    assert context.before
    assert context.after
    assert context.before.of(text).startswith("The new bridge")
    assert context.before.of(text).endswith("crosses the Sarn.")
    assert context.within.of(text) == best.text
    assert context.after.of(text) == "Nobody clapped. The council went home."


async def test_what_is_not_of_the_article_is_passed_over(source: Source) -> None:
    """A link to another one before the excerpt, a photo credit that is a line of its own after."""
    before, after = "The council met on Monday.", "It rained while Ana Ruiz spoke to the people."
    quoted = "The bridge of Kessel will cost 41 million crowns, she said."
    links = ("Read more: Ferry stops for the winter", "Photo by Odo Holm/Kessel Echo")
    text = "\n\n".join([before, links[0], quoted, links[1], after])
    write(source, "bridge.txt", text)
    await fill(source)
    async with Archive.open(source) as archive:
        [best] = (await archive.answer("What will the bridge of Kessel cost?", TODAY)).excerpts
        place = best.stored.key, text.index(quoted), text.index(quoted) + len(quoted)
        context = await archive.context(*place, best.stored.hash[:HASH_DIGITS])
    assert context.before
    assert context.after
    shown = [span.of(text) for span in (context.before, context.within, context.after)]
    assert shown == [before, quoted, after]


async def test_the_context_of_a_changed_article_is_refused(
    archive: Archive, filled: Source
) -> None:
    """By its hash; the archive had the new text before it was asked."""
    best = (await archive.answer("bridge", TODAY)).excerpts[0]
    write(filled, best.article.path, BRIDGE.replace("41", "48"))
    await archive.reload()
    with pytest.raises(ArticleChanged) as caught:
        await archive.context(best.stored.key, best.start, best.end, best.stored.hash[:HASH_DIGITS])
    assert caught.value.id == best.article.id


async def test_the_context_of_an_article_that_has_gone_is_refused(
    archive: Archive, filled: Source
) -> None:
    """Its key finds no other article."""
    best = (await archive.answer("bridge", TODAY)).excerpts[0]
    (filled.articles / best.article.path).rename(filled.articles / "elsewhere.txt")
    await archive.reload(force=True)
    with pytest.raises(ArticleGone) as caught:
        await archive.context(best.stored.key, best.start, best.end, best.stored.hash[:HASH_DIGITS])
    assert caught.value.key == best.stored.key


@pytest.mark.parametrize(("start", "end"), [(-1, 5), (5, 5), (6, 5), (0, 10_000)])
async def test_the_context_of_no_excerpt_is_refused(archive: Archive, start: int, end: int) -> None:
    """Offsets come back from Discord, and may be anything."""
    stored = await archive.article("bridge.txt")
    with pytest.raises(ArticleChanged):
        await archive.context(stored.key, start, end, stored.hash[:HASH_DIGITS])
