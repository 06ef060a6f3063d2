"""A stretch of a text. `model` gives it out with the other nouns."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text, `start` included and `end` not."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of `text` that this names."""
        return text[self.start : self.end]
