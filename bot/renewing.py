"""A reload that nobody in particular has asked for: what comes of it is told in the log.

`feeding` and `watching` call it.
"""

import asyncio
import logging

from bot.wording.errors import error_in_words
from bot.wording.reports import report_in_words
from corpus.archive import Archive
from corpus.errors import CorpusError, ReloadRunning

_log = logging.getLogger(__name__)
_PATIENCE = 5.0  # seconds between two tries while another reload is under way


async def renewed(archive: Archive, by: str) -> bool:
    """Read the articles again; whether that could be done. `by` says what it is for."""
    while True:
        try:
            report = await archive.reload(by=by)
        except ReloadRunning:
            await asyncio.sleep(_PATIENCE)
        except CorpusError as error:
            _log.warning("not reloaded for %s: %s", by, error_in_words(error))
            return False
        except OSError as error:  # as where no process can be started
            _log.warning("not reloaded for %s: %s", by, error)
            return False
        else:
            _log.info("reloaded for %s: %s", by, report_in_words(report))
            return True
