"""A JSONL file of questions -> the terms that every engine is asked for."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.place import LANGUAGE
from corpus.question import parse_question
from corpus.terms import Analyser

Terms = tuple[str, ...]

_SHORT = range(6, 16)  # words
_LONG = range(16, 61)
_ENOUGH = 20  # longer questions; where there are fewer, all are joined


@dataclass(frozen=True, slots=True)
class Questions:
    """Terms of real questions, stop words dropped, by the length of what was asked."""

    short: tuple[Terms, ...]
    long: tuple[Terms, ...]

    def kinds(self) -> dict[str, tuple[Terms, ...]]:
        """Both by name."""
        return {"short": self.short, "long": self.long}


def read_questions(path: Path) -> tuple[str, ...]:
    """The questions as they are in the file."""
    with path.open(encoding="utf-8") as lines:
        return tuple(json.loads(line)["question"] for line in lines)


def terms_of_questions(path: Path) -> Questions:
    """Short ones, of 6 to 15 words, as they are; longer ones by twos, up to 60 words."""
    asked = read_questions(path)
    longer = [question for question in asked if len(question.split()) in _LONG]
    single = longer if len(longer) >= _ENOUGH else asked
    pairs = (f"{one} {other}" for one, other in zip(single[::2], single[1::2], strict=False))
    return Questions(
        short=_terms(question for question in asked if len(question.split()) in _SHORT),
        long=_terms(pair for pair in pairs if len(pair.split()) in _LONG),
    )


def _terms(questions: Iterable[str]) -> tuple[Terms, ...]:
    analyser = Analyser(LANGUAGE)
    return tuple(filter(None, (parse_question(one, analyser).terms for one in questions)))
