from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from corpus.index import ArticleIndex, IndexBuilder, PassageIndex
from corpus.model import Dateline, Hit, Passage, Query, Span
from corpus.ranking import RankedArticle, rank, weigh
from corpus.support import share, support
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


def test_a_share_is_that_of_rare_terms() -> None:
    """0 with none, 1 with all, and a rare term weighs more than a common one."""
    index = index_of([["river", "flood"], ["river"], ["river"]])
    query = Query("", ("river", "flood"), ("river", "flood"))
    none, common, rare, both = (
        share(query, frozenset(present.split()), index)
        for present in ("", "river", "flood", "flood river")
    )
    assert 0 == none < common < rare < both == 1


def test_an_unknown_term_weighs_as_one_that_stands_once() -> None:
    """And not more, or in a small archive it would outweigh all that was found."""
    index = index_of([["river", "flood"], ["river"], ["river"]])
    query = Query("", ("flood", "unknown"), ("flood", "unknown"))
    assert share(query, frozenset({"flood"}), index) == 0.5


def of_articles(texts: Mapping[int, Sequence[str]], headlines: Mapping[int, str]) -> ArticleIndex:
    """An index of articles by key, each of passages of words."""
    text, titles = IndexBuilder(), IndexBuilder()
    for key, passages in texts.items():
        for passage in passages:
            text.add(Passage(key, (Span(0, 1),)), passage.split())
        titles.add(Passage(key, (Span(0, 1),)), headlines.get(key, "").split())
    return ArticleIndex(text.build(), titles.build(), index_of([]))


def order(index: ArticleIndex, query: Query, about: Mapping[int, Dateline]) -> list[int]:
    """The keys of the articles, best first."""
    ranked = rank(index.text.search(query.terms, 99), index.text)
    return [one.key for one in weigh(ranked, query, about, index)]


NOWHERE = Dateline(None, None)
FLOOD = Query("", ("flood",), ("flood",))


def test_a_headline_raises_its_article() -> None:
    """Of two with the same passage."""
    index = of_articles({1: ["flood"], 2: ["flood"], 3: ["owl"]}, {2: "flood"})
    assert order(index, FLOOD, {1: NOWHERE, 2: NOWHERE}) == [2, 1]


def test_the_passage_it_begins_with_and_a_second_one_raise_an_article() -> None:
    """One that only mentions it further down comes behind."""
    texts = {1: ["owl", "flood"], 2: ["flood", "owl"], 3: ["flood", "flood"]}
    index = of_articles(texts, {})
    assert order(index, FLOOD, dict.fromkeys(texts, NOWHERE)) == [3, 2, 1]


def test_a_publisher_that_is_named_raises_its_articles() -> None:
    """Whatever the case, and no other."""
    index = of_articles({1: ["flood"], 2: ["flood"]}, {})
    query = replace(FLOOD, publishers=frozenset({"courier"}))
    assert order(index, query, {1: Dateline(None, "Herald"), 2: Dateline(None, "Courier")})[0] == 2


def test_the_day_raises_an_article() -> None:
    """Asked today, the newest of two that say the same comes first."""
    index = of_articles({1: ["flood"], 2: ["flood"]}, {})
    query = replace(FLOOD, asked=date(2025, 3, 1))
    about = {1: Dateline(date(2024, 1, 1), None), 2: Dateline(date(2025, 2, 27), None)}
    assert order(index, query, about) == [2, 1]


def supported(found: Sequence[float], terms: str = "flood", timeliness: float = 1.0) -> float:
    """The support by articles with such evidence, for a question with these terms."""
    index = index_of([["flood"], ["river"], ["owl"], ["mill"], ["tower"], ["clock"]])
    query = Query("", tuple(terms.split()), tuple(terms.split()))
    ranked = [RankedArticle(n + 1, (Hit(n, e),), e, timeliness) for n, e in enumerate(found)]
    return support(query, ranked, index, 1.36)


def test_more_evidence_is_more_support() -> None:
    """So is an article that stands out, one that has all of it, and one of a day that fits."""
    assert 0 == supported([]) < supported([1.0]) < supported([2.0]) < 1
    assert supported([2.0, 1.9, 1.9, 1.9, 1.9]) < supported([2.0, 1.0, 1.0, 1.0, 1.0])
    assert supported([2.0], "flood river unknown") < supported([2.0], "flood")
    assert supported([2.0], timeliness=1.0) < supported([2.0], timeliness=3.0)


def test_among_more_passages_more_evidence_is_asked_for() -> None:
    """More is found by chance, the more there is."""
    few, many = index_of([["flood"], ["owl"]]), index_of([["flood"], *[["owl"]] * 999])
    query, hits = Query("", ("flood",), ("flood",)), (Hit(0, 1.0),)

    def of(index: PassageIndex) -> float:
        evidence = index.idf("flood")
        return support(query, [RankedArticle(1, hits, evidence)], index, 1.36)

    assert of(many) < of(few)
