"""Excerpts -> the same, with a note where the article said something else before.

`answering`, `saying`, `tracing` and `verifying.looking` call it last, over what is to be shown.
"""

from collections.abc import Sequence
from dataclasses import replace

from corpus.model import Excerpt
from corpus.store import Snapshot


async def with_corrections(excerpts: Sequence[Excerpt], snapshot: Snapshot) -> tuple[Excerpt, ...]:
    """The excerpts in their order; what they were noted with before comes first."""
    corrected = await snapshot.corrections([excerpt.stored.key for excerpt in excerpts])
    return tuple(
        replace(one, notes=(*one.notes, found)) if (found := corrected.get(one.stored.key)) else one
        for one in excerpts
    )
