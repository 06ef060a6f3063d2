from corpus.index import IndexBuilder
from corpus.model import Hit, Passage, Query, Span
from corpus.ranking import rank
from corpus.support import support
from tests.corpus.making import index_of


def test_an_article_is_as_good_as_its_best_passage() -> None:
    """Each once, with its passages best first; equals keep the order of the hits."""
    builder = IndexBuilder()
    for article in (1, 1, 2, 3):
        builder.add(Passage(article, (Span(0, 1),)), ["river"])
    hits = [Hit(2, 5.0), Hit(1, 4.0), Hit(3, 4.0), Hit(0, 1.0)]
    ranked = rank(hits, builder.build())
    assert [(one.key, one.score) for one in ranked] == [(2, 5.0), (1, 4.0), (3, 4.0)]
    assert ranked[1].hits == (Hit(1, 4.0), Hit(0, 1.0))


def test_support_is_the_share_of_rare_terms() -> None:
    """0 with none, 1 with all, and a rare term weighs more than a common one."""
    index = index_of([["river", "flood"], ["river"], ["river"]])
    query = Query("", ("river", "flood"), ("river", "flood"))
    none, common, rare, both = (
        support(query, frozenset(present.split()), index)
        for present in ("", "river", "flood", "flood river")
    )
    assert 0 == none < common < rare < both == 1


def test_an_unknown_term_weighs_as_one_that_stands_once() -> None:
    """And not more, or in a small archive it would outweigh all that was found."""
    index = index_of([["river", "flood"], ["river"], ["river"]])
    query = Query("", ("flood", "unknown"), ("flood", "unknown"))
    assert support(query, frozenset({"flood"}), index) == 0.5
