"""Generations that are kept, and going back to one."""

from dataclasses import asdict

from bot.records.articles import Record
from corpus.reports import PastGeneration, RolledBack


def generation_record(one: PastGeneration) -> Record:
    """One of those that `generations --json` prints."""
    return {**asdict(one), "made_at": one.made_at.isoformat() if one.made_at else None}


def rolled_back_record(done: RolledBack) -> Record:
    """What `rollback --json` prints."""
    return {**asdict(done), "seconds": round(done.seconds, 3)}
