"""Whether a quotation stands in the archive: exactly, but for typography, altered, or not at all.

`looking` walks from the quotation's terms to articles (`candidates`, else `scanning`); `asked` is
the quotation read, `tokens` what both texts are compared by, `aligning` finds the place in an
article that it fits best, `comparing` what differs there, and `matching` how like that is.
"""

from corpus.generation import OpenGeneration
from corpus.thinking import Thinker
from corpus.verifying.verdict import Match, Relation, Standing, Stretch, Typography, Verdict

QUOTATION_LENGTH = 2000  # characters at most

__all__ = [
    "QUOTATION_LENGTH",
    "Match",
    "Relation",
    "Standing",
    "Stretch",
    "Typography",
    "Verdict",
    "verify",
]


async def verify(quotation: str, generation: OpenGeneration, thinker: Thinker) -> Verdict:
    """Where the quotation stands in the archive, and how. `Archive.verify` calls it."""
    from corpus.verifying import looking  # noqa: PLC0415 - slow to import, and no answer needs it

    return await looking.verify(quotation, generation, thinker)
