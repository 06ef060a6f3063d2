"""The global commands -> Discord, only when they have changed since they were last sent.

Discord allows few syncs a day; a file beside the database says what was sent to which application.
"""

import hashlib
import json
import logging
from pathlib import Path
from typing import Any

from discord import app_commands

_log = logging.getLogger(__name__)


async def sync_if_changed(
    tree: app_commands.CommandTree[Any], application: int, note: Path
) -> None:
    """Send the tree's commands unless `note` says that these very ones were sent before."""
    commands = [command.to_dict(tree) for command in tree.get_commands()]
    payload = json.dumps([application, commands], sort_keys=True, default=str)
    digest = hashlib.sha256(payload.encode()).hexdigest()
    if note.exists() and note.read_bytes().strip() == digest.encode():
        return
    await tree.sync()
    note.write_bytes(digest.encode() + b"\n")
    _log.info("the commands had changed and were sent to Discord")
