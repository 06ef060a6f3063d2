from itertools import pairwise

import pytest
from hypothesis import given

from corpus.furniture import furniture
from corpus.paragraphs import paragraphs
from corpus.passages import PASSAGE_WORDS, split_passages
from corpus.sentences import sentences
from tests.corpus.making import flat
from tests.corpus.texts import texts


def sentence(words: int) -> str:
    """A sentence of so many words."""
    return "The " + "river " * (words - 2) + "rose. "


def passage_words(text: str) -> list[int]:
    """How many words each passage of a text has."""
    return [len(text[p.start : p.end].split()) for p in split_passages(1, text, "en")]


@pytest.mark.parametrize(
    ("lengths", "expected"),
    [
        ([10], [10]),
        ([50, 50], [100]),
        ([50, 51], [50, 51]),
        ([99, 2, 99], [99, 2, 99]),
        ([40, 40, 40, 40], [80, 80]),
        ([20, 130, 20, 20], [20, 130, 40]),
        ([101], [101]),
    ],
)
def test_a_passage_is_as_many_whole_sentences_as_fit(
    lengths: list[int], expected: list[int]
) -> None:
    """In 100 words; a longer sentence is one by itself."""
    assert passage_words("".join(map(sentence, lengths))) == expected


def test_no_passage_crosses_a_headline() -> None:
    """Even where both sides would fit into one."""
    text = f"{sentence(10)}\nRIVER RISES AGAIN\n{sentence(12)}"
    assert passage_words(text) == [10, 12]


def test_a_passage_is_of_its_article() -> None:
    """It carries the store's key."""
    assert [p.article for p in split_passages(7, sentence(5), "en")] == [7]


def test_what_is_not_of_the_article_is_in_no_passage() -> None:
    """A line is left out whole, of others a dateline or a credit; what is left is a slice."""
    text = (
        "Updated May 3, 2024, 9:12 a.m.\nKESSEL (AP) — The bridge opens in May.\n"
        "Read more: Ferry stops\nIt took four years. Ana Ruiz/Reuters\nThe ferry stops."
    )
    passages = split_passages(1, text, "en")
    assert [[s.of(text) for s in p.sentences] for p in passages] == [
        ["The bridge opens in May."],
        ["It took four years."],
        ["The ferry stops."],
    ]


@given(text=texts)
def test_passages_hold_each_sentence_once(text: str) -> None:
    """In order, so that they neither overlap nor lose one, but for what is not of the article."""
    held = [s for p in split_passages(1, text, "en") for s in p.sentences]
    left_out = [one.span for one in furniture(text, paragraphs(text))]
    for one in flat(sentences(text, "en")):
        if not any(gap.start < one.end and one.start < gap.end for gap in left_out):
            assert held.count(one) == 1
    for at, character in enumerate(text):
        if character.isalnum():
            among = [span for span in (*held, *left_out) if span.start <= at < span.end]
            assert len(among) == 1


@given(text=texts)
def test_passages_keep_their_bounds(text: str) -> None:
    """At most 100 words unless one sentence; no headline inside; none could have taken more."""
    for passage in split_passages(1, text, "en"):
        words = [len(s.of(text).split()) for s in passage.sentences]
        assert sum(words) <= PASSAGE_WORDS or len(words) == 1
        for one, other in pairwise(passage.sentences):
            assert not text[one.end : other.start].strip()
