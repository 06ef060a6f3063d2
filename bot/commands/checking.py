"""`verify`: a quotation from the command line or a pipe -> a verdict on stdout."""

import asyncio
import sys

from bot.console.checking import print_verdict
from bot.console.printing import print_json
from bot.errors import UsageError
from bot.opening import opened, source_of
from bot.records.checking import verdict_record
from bot.settings import Settings
from corpus.model import Summary
from corpus.verifying import QUOTATION_LENGTH, Verdict


def verify(settings: Settings, quotation: str, *, json: bool) -> None:
    """Say how the quotation, or what stdin has for "-", stands in the archive."""
    verdict, summary = asyncio.run(_check(settings, _asked(quotation)))
    if json:
        print_json(verdict_record(verdict, summary))
    else:
        print_verdict(verdict, summary)


async def _check(settings: Settings, quotation: str) -> tuple[Verdict, Summary]:
    async with opened(source_of(settings)) as archive:
        return await archive.verify(quotation), archive.summary


def _asked(quotation: str) -> str:
    """The quotation, one as long as that may be. Raises UsageError."""
    if quotation == "-":
        # No more than shows that it is too long.
        quotation = sys.stdin.read(QUOTATION_LENGTH * 2)
    asked = quotation.strip()
    if not asked:
        raise UsageError("There is no quotation to verify: give one, or pipe one in with -.")
    if len(asked) > QUOTATION_LENGTH:
        raise UsageError(
            f"A quotation may have {QUOTATION_LENGTH:,} characters: verify it in parts."
        )
    return asked
