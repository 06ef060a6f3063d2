"""What changed from one text of an article to the next, word by word. `dateline history` shows it.

A change is named by offsets into the two texts, never by words of its own.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from corpus.model import Span

_WORD = re.compile(r"\S+\s*|\s+")
_MOST_COMPARED = 400_000_000  # pairs of words: above, all between the equal ends is one change


@dataclass(frozen=True, slots=True)
class Edit:
    """What stood in the text before and what stands there now, one of them perhaps empty."""

    before: Span
    after: Span
    is_same: bool


def edits(before: str, after: str) -> tuple[Edit, ...]:
    """What was kept and what was changed, in order: all of both texts, whole words each."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    middle = _runs(old[head : len(old) - tail], new[head : len(new) - tail])
    found = []
    words, at = (0, 0), (0, 0)  # how many of each text, and how many characters, lie behind
    for gone, come, is_same in [(head, head, True), *middle, (tail, tail, True)]:
        if gone or come:
            to = at[0] + _length(old, words[0], gone), at[1] + _length(new, words[1], come)
            found.append(Edit(Span(at[0], to[0]), Span(at[1], to[1]), is_same))
            words, at = (words[0] + gone, words[1] + come), to
    return tuple(found)


def _runs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, bool]]:
    """How many words go and how many come, or are the same, run by run."""
    if not old or not new or len(old) * len(new) > _MOST_COMPARED:
        return [(len(old), len(new), False)]
    runs: list[tuple[int, int, bool]] = []
    for code in Indel.opcodes(old, new):
        gone, come = code.src_end - code.src_start, code.dest_end - code.dest_start
        is_same = code.tag == "equal"
        if runs and not is_same and not runs[-1][2]:  # a word that goes where another comes
            last = runs.pop()
            gone, come = gone + last[0], come + last[1]
        runs.append((gone, come, is_same))
    return runs


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    """How many words both begin with."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(old), len(new)))


def _length(words: Sequence[str], at: int, count: int) -> int:
    return sum(map(len, words[at : at + count]))
