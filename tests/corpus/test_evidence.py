"""What counts, besides the question's terms, for a run of an article's sentences."""

from dataclasses import replace

import pytest

from corpus.evidence import Evidence
from corpus.question import parse_question
from corpus.terms import Analyser
from tests.corpus.making import article, index_of

ANALYSER = Analyser("en")


def scores(question: str, *sentences: str, title: str = "", before: int = 0) -> list[float]:
    """What each sentence scores by itself, with so many of its article before it."""
    one = article("\n".join(sentences))
    if title:
        one = replace(one, title=title, title_derived=False)
    index = index_of([ANALYSER.terms(sentence) for sentence in sentences])
    evidence = Evidence(parse_question(question, ANALYSER), one, index, ANALYSER)
    return [evidence.score([evidence.of(sentence)], before) for sentence in sentences]


def test_more_of_the_question_counts_more() -> None:
    """A sentence with two of its words goes before one with either."""
    both, one = scores("harbour ferry", "The harbour ferry sank.", "The harbour froze.")
    assert both > one


def test_the_sentence_that_asks_counts_more_than_what_leads_up_to_it() -> None:
    """Its words tell what is wanted, those before it only of what."""
    question = "The ferry ran aground. Which lighthouse was dark?"
    asks, leads_up = scores(question, "The lighthouse stood there.", "The ferry stayed there.")
    assert asks > leads_up


def test_what_the_headline_adds_is_likely_the_answer() -> None:
    """So it counts where a name or a thing is asked for, and not where a number is."""
    pair = ("Herons nest in the belfry.", "Bats nest in the belfry.")
    headline = "Herons move into the belfry"
    herons, bats = scores("What nests in the belfry?", *pair, title=headline)
    assert herons > bats
    herons, bats = scores("How many nest in the belfry?", *pair, title=headline)
    assert herons == pytest.approx(bats)
    herons, bats = scores("What nests in the belfry?", *pair)
    assert herons == pytest.approx(bats)


def test_news_comes_first() -> None:
    """Of two that have as much, the earlier goes first; a little more outweighs some sentences."""
    question = "harbour ferry mayor"
    pair = ("The harbour and the ferry froze.", "The harbour, the ferry and the mayor froze.")
    early, full = scores(question, *pair)
    late, full_late = scores(question, *pair, before=20)
    assert early > late
    assert full_late > early
    assert full > full_late
