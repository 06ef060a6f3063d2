import random

from hypothesis import given
from hypothesis import strategies as st

from corpus.edits import edits

TEXTS = st.lists(
    st.sampled_from(["The ", "river ", "rose ", "by ", "41 ", "metres.", "\n\n", "\t"])
)
ANY = TEXTS.map("".join) | st.text(max_size=40)


@given(ANY, ANY)
def test_edits_are_all_of_both_texts(before: str, after: str) -> None:
    """In order, without a gap; what is said to be the same is, and no two changes touch."""
    found = edits(before, after)
    assert "".join(edit.before.of(before) for edit in found) == before
    assert "".join(edit.after.of(after) for edit in found) == after
    for edit in found:
        assert edit.is_same == (edit.before.of(before) == edit.after.of(after))
    if before == after:
        assert all(edit.is_same for edit in found)


def test_whole_words_change() -> None:
    """Not parts of them, and one change where words are replaced."""
    before, after = "It costs eleven million crowns.", "It now costs twelve million crowns."
    changed = [
        (edit.before.of(before), edit.after.of(after))
        for edit in edits(before, after)
        if not edit.is_same
    ]
    assert changed == [("", "now "), ("eleven ", "twelve ")]


def test_texts_of_a_book_have_an_end() -> None:
    """Two that share nothing in the middle of a great many words are one change there."""
    numbers = random.Random(7)  # noqa: S311 - no secret
    one, two = (" ".join(str(numbers.random()) for _ in range(30_000)) for _ in range(2))
    found = edits(f"The start {one} the end", f"The start {two} the end")
    assert [edit.is_same for edit in found] == [True, False, True]
