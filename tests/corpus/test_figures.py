from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.figures import changing_figures
from corpus.model import Article, Excerpt, StoredArticle
from corpus.terms import Analyser
from corpus.timeline import Figure
from tests.corpus.texts import texts

FIRST = date(2024, 1, 1)
ENGLISH = Analyser("en")


def dated(sentences: list[str]) -> list[tuple[date, Excerpt]]:
    """Each sentence as an article of its own, a day after the one before."""
    found = []
    for number, text in enumerate(sentences):
        article = Article(str(number), str(number), f"So. {text}", "T", title_derived=False)
        excerpt = Excerpt(StoredArticle(number, "", article), 4, 4 + len(text), 1.0)
        found.append((FIRST + timedelta(number), excerpt))
    return found


def changing(*sentences: str) -> list[list[str]]:
    """The figures that are found, as text, each with the number of its sentence before it."""
    series = changing_figures(dated(list(sentences)), frozenset(), ENGLISH)
    return [[f"{(figure.day - FIRST).days} {figure.text}" for figure in one] for one in series]


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (
            [
                "The new bridge will cost 41 million crowns, according to the estimate.",
                "The cost of the new bridge has risen again, to 56 million crowns, and more.",
                "The bridge, approved in January, will now cost 63.2 million crowns.",
            ],
            ["0 41 million crowns", "1 56 million crowns", "2 63.2 million crowns"],
        ),
        (
            ["Fourteen people were injured.", "16 people were injured, the police said."],
            ["0 Fourteen people were injured", "1 16 people were injured"],
        ),
        (
            ["14 injured in ferry crash", "Sixteen injured in ferry crash"],
            ["0 14 injured in ferry crash", "1 Sixteen injured in ferry crash"],
        ),
        (
            ["Unemployment fell to 3.9% in March.", "Unemployment rose to 4.1 per cent in May."],
            ["0 3.9%", "1 4.1 per cent"],
        ),
        (
            ["A ferry ticket costs $5.", "A ticket for the ferry now costs $7.50 on Sundays."],
            ["0 $5", "1 $7.50"],
        ),
        (
            ["The town counted 1,150 owls.", "The town counted twenty-three owls."],
            ["0 1,150 owls", "1 twenty-three owls"],
        ),
    ],
)
def test_figures_of_the_same_thing(sentences: list[str], expected: list[str]) -> None:
    """Money, counts and shares, in figures or spelled, of the same thing on different days."""
    assert changing(*sentences) == [expected]


@pytest.mark.parametrize(
    "sentences",
    [
        pytest.param(["The bridge costs 41 crowns.", "The bridge costs 41 crowns."], id="equal"),
        pytest.param(
            ["The bridge costs 41 million crowns.", "The bridge costs 41,000,000 crowns."],
            id="equal, written another way",
        ),
        pytest.param(
            ["The bridge will cost 41 crowns.", "The ferry will cost 7 crowns."], id="another thing"
        ),
        pytest.param(
            ["The bridge costs 41 crowns.", "The bridge costs 41 euros."], id="another unit"
        ),
        pytest.param(
            ["The strike costs 9,000 crowns.", "The strike costs 900 crowns a day."], id="a rate"
        ),
        pytest.param(
            ["Unemployment rose to 4 percent.", "Unemployment rose by 2 percent."], id="by how much"
        ),
        pytest.param(
            ["The bridge opened on 3 March 2024.", "The bridge opened on 5 March 2025."], id="days"
        ),
        pytest.param(["The bridge was shut in 2024.", "The bridge was shut in 2025."], id="years"),
        pytest.param(["The bridge shut at 9 a.m.", "The bridge shut at 10 a.m."], id="times"),
        pytest.param(["The bridge is 9 years old.", "The bridge is 10 years old."], id="ages"),
        pytest.param(["Bridge No. 4 is shut.", "Bridge No. 5 is shut."], id="numbers of things"),
        pytest.param(["The council voted 17 to 8.", "The council voted 13 to 12."], id="scores"),
        pytest.param(["The 3rd bridge is shut.", "The 4th bridge is shut."], id="places in a row"),
        pytest.param(["Five more people died.", "Six more people died."], id="how many more"),
        pytest.param(["One of them fell.", "Two of them fell."], id="of nothing that is named"),
        pytest.param(["14 people", "16 people"], id="nothing around them"),
        pytest.param(
            ["The bridge costs 41 crowns.", "The bridge costs 50 crowns and, lit, 60 crowns."],
            id="two of one unit in a sentence",
        ),
        pytest.param(
            ["The bridge costs 41 crowns.", "In 1911 the bridge cost 2 crowns."], id="another year"
        ),
        pytest.param(
            ["Five people died.", "The toll rose from four people who died."],
            id="what it was before",
        ),
        pytest.param(["Snow lay 12 inches deep.", "Snow lay 1 to 3 inches deep."], id="a range"),
        pytest.param(
            ["The rate of inflation was 7.2%.", "Kessel's rate of inflation was 80%."], id="owner"
        ),
        pytest.param(
            ["The bridge costs 41 crowns.", "The bridge costs less than in 2022, 50 crowns."],
            id="another year before a comma",
        ),
        pytest.param(
            ["The bridge costs 41 crowns.", "He says the bridge costs 50 crowns."], id="of somebody"
        ),
        pytest.param(
            ["The price of bread rose 4 percent.", "The price of bread is up almost 6 percent."],
            id="by how much, without by",
        ),
        pytest.param(
            ["Five people died in Kessel.", "Seven people died in Wick."], id="another place"
        ),
        pytest.param(
            ["Approval fell to 42%.", "Approval fell to 36% with Liberals."], id="of a part"
        ),
    ],
)
def test_no_figures_to_compare(sentences: list[str]) -> None:
    """What is equal, of another thing or unit, or no count at all is not set side by side."""
    assert changing(*sentences) == []


def test_equal_figures_in_a_row() -> None:
    """Of those the first is there: on which day it was another one."""
    series = changing(*(f"The bridge costs {crowns} crowns." for crowns in (41, 41, 50, 50, 41)))
    assert series == [["0 41 crowns", "2 50 crowns", "4 41 crowns"]]


def test_the_topic_says_nothing_of_whose_a_figure_is() -> None:
    """In "deaths in Kessel" a place in both is no other place, and one in the topic neither."""
    pair = dated(["Five people died in Kessel.", "Seven people died."])
    assert changing_figures(pair, frozenset(), ENGLISH) == ()
    [series] = changing_figures(pair, frozenset(ENGLISH.terms("deaths in Kessel")), ENGLISH)
    assert [figure.text for figure in series] == ["Five people died", "Seven people died"]


FIGURES = st.sampled_from(["41 million crowns", "$5", "3.9%", "two people", "16 people were hurt"])
SENTENCES = st.tuples(texts, FIGURES, texts).map(" ".join) | texts


@given(st.lists(SENTENCES, max_size=6))
def test_whatever_the_text(sentences: list[str]) -> None:
    """Each figure is a slice of its sentence; a series has a day once, in order, not all equal."""
    given_days = dict(dated(sentences))
    for series in changing_figures(list(given_days.items()), frozenset(), ENGLISH):
        days = [figure.day for figure in series]
        assert days == sorted(set(days))
        assert len({figure.text for figure in series}) > 1
        for figure in series:
            excerpt = given_days[figure.day]
            assert excerpt.start <= figure.span.start < figure.span.end <= excerpt.end
            assert figure == Figure(figure.day, excerpt.stored, figure.span)
            assert figure.text in excerpt.text
