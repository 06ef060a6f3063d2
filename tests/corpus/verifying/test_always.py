"""What must hold of every quotation of every text: hypothesis tries texts nobody thought of."""

from hypothesis import assume, given
from hypothesis import strategies as st

from corpus.model import Span
from corpus.verifying import Standing
from corpus.verifying.asked import parse_quotation
from corpus.verifying.matching import Likeness, Sought, exact_match, nearest_match
from corpus.verifying.tokens import Tokens, fold, is_word
from tests.corpus.making import stored

_WORDS = st.sampled_from(
    "the mayor can can't won’t pier well-known 5.2% £1,250 U.S. we’ll “no” (so) 10–15 café "
    "— - … re-sign naïve 3 said, said. It it's O’Neill".split()
)
_TEXTS = st.lists(
    st.one_of(_WORDS, st.text("abcé’'-.,“”0123 ", min_size=1, max_size=6)), min_size=6
)
_BLANKS = st.sampled_from([" ", "  ", "\n", "\n\n", "\u00a0"])


@st.composite
def slices(draw: st.DrawFn, least: int = 1) -> tuple[str, str]:
    """A text, and a slice of at least so many parts of it that begins and ends at blanks."""
    parts = [part for word in draw(_TEXTS) for part in word.split()]
    assume(len(parts) > max(3, least))
    text = parts[0] + "".join(draw(_BLANKS) + part for part in parts[1:])
    first = draw(st.integers(0, len(parts) - least))
    last = draw(st.integers(first + least, len(parts)))
    return text, _slice(text, first, last)


def _slice(text: str, first: int, last: int) -> str:
    spans, at = [], 0
    for part in text.split():
        at = text.index(part, at)
        spans.append(Span(at, at + len(part)))
        at += len(part)
    return text[spans[first].start : spans[last - 1].end]


def _sought(asked: str) -> Sought:
    return Sought(parse_quotation(asked), {}, {})


def _nearest(asked: str, text: str) -> Likeness | None:
    sought = _sought(asked)
    return nearest_match(sought, stored(text), None) if sought.quotation.elements else None


@given(slices())
def test_every_slice_is_exact(case: tuple[str, str]) -> None:
    """Any slice of a text that begins and ends at blanks is found in it to the character."""
    text, asked = case
    sought = _sought(asked)
    assume(sought.quotation.elements)
    found = exact_match(sought, stored(text))
    assert found is not None
    assert found.excerpt.text == sought.quotation.text in text


@given(slices())
def test_exact_is_verbatim(case: tuple[str, str]) -> None:
    """What the alignment calls exact has the very characters; else something is named."""
    text, asked = case
    nearest = _nearest(asked, text)
    assume(nearest is not None)
    assert nearest is not None
    match = nearest.match
    assert match.standing is not Standing.ALTERED
    if match.standing is Standing.EXACT:
        same = [s for s in match.stretches if s.relation == "same"]
        quotation = parse_quotation(asked).text
        assert all(s.asked.of(quotation) == s.text.of(text) for s in same)


@given(slices(), st.data())
def test_a_changed_word_is_never_exact(case: tuple[str, str], data: st.DataObject) -> None:
    """A word that is replaced by one the text does not have makes a slice altered."""
    text, asked = case
    tokens = Tokens.of(asked)
    places = [at for at, folded in enumerate(tokens.folded) if is_word(folded)]
    assume(places and fold("zebra") not in Tokens.of(text).folded)
    at = data.draw(st.sampled_from(places))
    altered = f"{asked[: tokens.starts[at]]}zebra{asked[tokens.ends[at] :]}"
    assert exact_match(_sought(altered), stored(text)) is None
    nearest = _nearest(altered, text)
    assume(parse_quotation(altered).text.count("zebra") == 1)
    assert nearest is None or nearest.match.standing is Standing.ALTERED


@given(slices(least=5), st.data())
def test_a_dropped_word_is_never_exact(case: tuple[str, str], data: st.DataObject) -> None:
    """A slice of a text without repetition is not exact without one of its inner words."""
    parts = case[1].split()
    text = " ".join(f"{part} w{at}" for at, part in enumerate(parts))
    words = text.split()
    at = data.draw(st.integers(1, len(words) // 2 - 1)) * 2 - 1  # a "w…", which stands once
    altered = " ".join(words[:at] + words[at + 1 :])
    assume(words[0] not in ("…", "...") and words[-1] not in ("…", "..."))  # these are cut off
    sought = _sought(altered)
    assume(sought.quotation.elements and sought.quotation.text == altered)
    assert exact_match(sought, stored(text)) is None
    nearest = _nearest(altered, text)
    assert nearest is None or nearest.match.standing is not Standing.EXACT


@given(slices(), st.sampled_from([str.upper, str.lower, str.swapcase, str.title]))
def test_case_is_typography(case: tuple[str, str], change: object) -> None:
    """Another case of letters is never an alteration."""
    text, asked = case
    assume(callable(change))
    nearest = _nearest(change(asked), text) if callable(change) else None
    assert nearest is None or nearest.match.standing is not Standing.ALTERED


@given(st.text(), st.text(min_size=1))
def test_any_text_can_be_asked(asked: str, text: str) -> None:
    """Whatever is asked of whatever text, the stretches follow one another within both."""
    nearest = _nearest(asked, text)
    if nearest is None:
        return
    quotation = parse_quotation(asked).text
    for side, whole in (("asked", quotation), ("text", text)):
        spans = [getattr(stretch, side) for stretch in nearest.match.stretches]
        edges = [edge for span in spans for edge in (span.start, span.end)]
        assert edges == sorted(edges)
        assert 0 <= edges[0] <= edges[-1] <= len(whole)
