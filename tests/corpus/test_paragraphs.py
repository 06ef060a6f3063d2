import pytest
from hypothesis import given

from corpus.model import Span
from corpus.paragraphs import around, paragraphs
from tests.corpus.texts import texts

# Two wrapped paragraphs: their lines end where the width was full, not where a sentence does.
WRAPPED = """\
The council met on Monday in the old hall above the fish market
and talked until midnight about the price of the bridge, which has
risen for the third time since January.

Nobody could say when the first car will cross, and the engineer
did not come.
"""

ROSE = "The river rose in the night while the whole of the town slept."
FELL = "It fell again by noon, and the fish market opened an hour late."


def kept(text: str) -> list[str]:
    """The paragraphs, as text, that are not headlines."""
    return [p.span.of(text) for p in paragraphs(text) if not p.is_headline]


def headlines(text: str) -> list[str]:
    """The headlines, as text."""
    return [p.span.of(text) for p in paragraphs(text) if p.is_headline]


def test_each_line_is_a_paragraph_without_its_blanks() -> None:
    """Empty lines are none, and white space around a line is not of it."""
    assert kept(" The river rose.\n\n\t\n  It fell again. \nEnd") == [
        "The river rose.",
        "It fell again.",
        "End",
    ]


def test_a_line_in_capitals_is_a_headline() -> None:
    """Figures and marks do not make it less one; a small letter does."""
    text = f'{ROSE}\nFLOOD OF 2024: "NEVER AGAIN," SAYS TOWN\n{FELL}\nFLOOD in TOWN\n41'
    assert headlines(text) == ['FLOOD OF 2024: "NEVER AGAIN," SAYS TOWN']
    assert kept(text) == [ROSE, FELL, "FLOOD in TOWN", "41"]


def test_a_heading_of_markdown_is_a_headline() -> None:
    """A mark without a blank behind it is none, nor is a long line; all capitals may have some."""
    long = "# " + "river " * 21
    text = f"# The *flood*\n{ROSE}\n### 2\n#flood {FELL}\n####### Seven\n{long}"
    assert headlines(text) == ["# The *flood*", "### 2"]
    assert kept(text) == [ROSE, f"#flood {FELL}", "####### Seven", long.strip()]
    assert headlines(f"# FLOOD\n\n{ROSE.upper()}") == ["# FLOOD"]


@pytest.mark.parametrize(("words", "is_headline"), [(1, True), (20, True), (21, False)])
def test_a_headline_has_at_most_twenty_words(words: int, is_headline: bool) -> None:
    """A longer line in capitals is text."""
    article = "The river rose in the night and the town slept. " * 5
    text = f"{article}\n{'RIVER ' * words}\n{article}"
    assert bool(headlines(text)) is is_headline


def test_an_article_mostly_in_capitals_has_no_headlines() -> None:
    """An agency's wire in capitals is all text."""
    text = "THE RIVER ROSE IN THE NIGHT.\nIT FELL AGAIN BY NOON.\nfrom our reporter"
    assert (headlines(text), len(kept(text))) == ([], 3)


def test_the_lines_of_a_wrapped_block_are_one_paragraph() -> None:
    """Lines broken at a fixed width are joined, up to the empty line."""
    first, second = WRAPPED.strip().split("\n\n")
    assert kept(WRAPPED) == [first, second]


def test_a_headline_parts_a_wrapped_block() -> None:
    """What stands before and after it are two paragraphs."""
    text = WRAPPED.replace("\nand talked", "\nBRIDGE AGAIN\nand talked")
    assert headlines(text) == ["BRIDGE AGAIN"]
    assert kept(text)[0].endswith("market")
    assert kept(text)[1].startswith("and talked")


def test_lines_that_end_as_sentences_do_are_not_joined() -> None:
    """A list of short sentences is no wrapped block."""
    text = "The bridge opens at nine in the morning on Monday.\n" * 3
    assert len(kept(text)) == 3


def test_the_paragraphs_around_a_span_pass_over_headlines() -> None:
    """Context is the article's own text alone."""
    text = f"{ROSE}\nFIRST HEADLINE\n{FELL} Two stood.\nSECOND HEADLINE\n{ROSE}"
    span = Span(text.index("Two stood"), text.index("Two stood") + len("Two stood."))
    before, within, after = around(text, span)
    assert before
    assert after
    shown = [part.of(text) for part in (before, within, after)]
    assert shown == [ROSE, f"{FELL} Two stood.", ROSE]


def test_at_the_ends_of_an_article_there_is_nothing_around() -> None:
    """The first paragraph has none before it, the last none after."""
    assert around("Only one.", Span(0, 9)) == (None, Span(0, 9), None)


def test_a_span_over_two_paragraphs_lies_in_both() -> None:
    """The middle is whole paragraphs."""
    text = "One rose.\nTwo fell.\nThree went.\nFour."
    before, within, after = around(text, Span(4, 14))
    assert before is None
    assert within.of(text) == "One rose.\nTwo fell."
    assert after
    assert after.of(text) == "Three went."


@given(text=texts)
def test_paragraphs_hold_all_of_a_text_but_white_space(text: str) -> None:
    """They come in order, within bounds, stripped, and without overlap."""
    at = 0
    for paragraph in paragraphs(text):
        span = paragraph.span
        assert at <= span.start < span.end <= len(text)
        assert not text[at : span.start].strip()
        assert span.of(text) == span.of(text).strip()
        at = span.end
    assert not text[at:].strip()
