"""The prompt of `chat`: lines typed in a terminal."""

import sys
from collections.abc import AsyncIterator

from prompt_toolkit import PromptSession
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.output import create_output


async def typed() -> AsyncIterator[str]:
    """Lines as they are typed, with a history that is forgotten at the end."""
    # On stderr, as stdout may be a file of JSON.
    output = create_output(stdout=sys.stderr)
    session: PromptSession[str] = PromptSession(history=InMemoryHistory(), output=output)
    while True:
        try:
            yield await session.prompt_async("? ")
        except EOFError:
            return
        except KeyboardInterrupt:
            continue
