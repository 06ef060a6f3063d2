from datetime import date

from corpus.copies import Copies
from corpus.model import Article, StoredArticle
from corpus.ranking import RankedArticle
from corpus.stories import tell_apart

AGENCY = " ".join(f"The river rose past mile {n} before the ferrymen woke up." for n in range(9))


def stored(key: int, text: str, day: int) -> StoredArticle:
    """An article of January 2025."""
    article = Article(
        f"id {key}", f"{key}.txt", text, "T", title_derived=True, published=date(2025, 1, day)
    )
    return StoredArticle(key, f"{key:064}", article)


def test_a_story_is_told_by_the_earliest_and_ranked_by_the_best() -> None:
    """A copy that ranks first gives way to the earlier one, which takes its place."""
    articles = {
        1: stored(1, AGENCY, 3),
        2: stored(2, "Seven owls nest in the belfry of the old mill by the bridge.", 1),
        3: stored(3, AGENCY, 1),
    }
    ranked = [RankedArticle(1, (), 9.0, 2.0), RankedArticle(2, (), 5.0), RankedArticle(3, (), 4.0)]
    told, other = tell_apart(ranked, articles, Copies())
    assert (told.stored.key, [copy.key for copy in told.copies]) == (3, [1])
    assert (told.ranked.key, told.ranked.score) == (3, 18.0)
    assert told.ids == ("id 3", "id 1")
    assert (other.stored.key, other.copies) == (2, ())


def test_no_article_is_no_story() -> None:
    """As where nothing was found."""
    assert tell_apart([], {}, Copies()) == []
