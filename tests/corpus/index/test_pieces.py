from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.index import pieces as module
from corpus.index.pieces import Pieces, PieceTable

BLANKS = " \t\n\x0b\x0c\r\x1c\x1d\x1e\x1f"
PARTS = st.lists(
    st.text(min_size=1, max_size=40)
    | st.text("ab\0é", min_size=6, max_size=18)  # at the border of short and long ones
    | st.sampled_from(list(BLANKS)),
    max_size=30,
)


def numbering() -> tuple[Callable[[str], int], list[str]]:
    """What numbers pieces in the order they are asked in, and what was asked."""
    asked: list[str] = []

    def number(piece: str) -> int:
        asked.append(piece)
        return len(asked) - 1

    return number, asked


def split(text: str) -> list[str]:
    """The pieces between blanks of ASCII."""
    return text.translate(str.maketrans(BLANKS, " " * len(BLANKS))).split(" ")


@given(PARTS)
def test_pieces_are_what_stands_between_blanks(parts: list[str]) -> None:
    """Each from its first byte to its last; and how many begin before a byte."""
    text = "".join(parts)
    pieces = Pieces.of(text.encode())
    spans = zip(pieces.starts.tolist(), pieces.ends.tolist(), strict=True)
    found = [pieces.text[start:end].decode() for start, end in spans]
    assert found == [piece for piece in split(text) if piece]
    ends = np.cumsum([0, *(len(part.encode()) for part in parts)])
    before = [len([p for p in split(text.encode()[:end].decode()) if p]) for end in ends]
    assert pieces.before(ends).tolist() == before


@given(st.lists(PARTS, max_size=4), st.sampled_from([1, 3, 16]))
def test_a_piece_has_one_code(texts: list[list[str]], bits: int) -> None:
    """The same whenever it is met, another one than all others; asked for once."""
    number, asked = numbering()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_BITS", bits)
        table = PieceTable(number, 1_000_000)
        for parts in texts:
            text = " ".join(parts)
            codes = table.codes(Pieces.of(text.encode()))
            assert [asked[code] for code in codes.tolist()] == [p for p in split(text) if p]
    assert len(asked) == len(set(asked))


def test_it_forgets_when_it_is_full() -> None:
    """No text, however odd, fills the memory."""
    number, asked = numbering()
    table = PieceTable(number, 10)
    for first in range(0, 60, 6):
        text = " ".join(f"{at} {'long' * 5}{at}" for at in range(first, first + 6))
        codes = table.codes(Pieces.of(text.encode()))
        assert [asked[code] for code in codes.tolist()] == text.split()
    assert table.codes(Pieces.of(b"")).tolist() == []
    table.codes(Pieces.of(b"0"))
    assert asked.count("0") == 2


def test_many_pieces() -> None:
    """A table that grows several times finds each of them again."""
    number, asked = numbering()
    table = PieceTable(number, 1_000_000)
    text = " ".join(map(str, range(300_000))).encode()
    first, again = (table.codes(Pieces.of(text)) for _ in range(2))
    assert first.tolist() == again.tolist() == list(range(300_000))
    assert len(asked) == 300_000
