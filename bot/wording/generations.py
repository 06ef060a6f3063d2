"""Generations that are kept, and going back to one, in words; terminal and Discord show them."""

from datetime import datetime

from bot.dates import day_in_words
from bot.wording.counting import count, shortened
from corpus.reports import PastGeneration, RolledBack

NO_GENERATION = "There is no generation yet: a reload makes the first."


def generation_in_words(one: PastGeneration) -> str:
    """A generation in a line: its number, when and by whom it was made, and what it changed."""
    current = " (current)" if one.is_current else ""
    when = moment_in_words(one.made_at) if one.made_at else "made by an earlier version"
    who = f" by {shortened(one.made_by)}" if one.made_by else ""
    back = f"back to generation {one.restores}, " if one.restores else ""
    changed = f": {_changed(one.added, one.updated, one.removed)}" if one.made_at else ""
    held = count(one.articles, "article")
    return f"Generation {one.number}{current}, {when}{who}: {back}{held}{changed}"


def rolled_back_in_words(done: RolledBack) -> str:
    """What going back did, and what the next reload does."""
    changed = _changed(done.added, done.updated, done.removed)
    return (
        f"Back to generation {done.restores}: {count(done.articles, 'article')} in"
        f" {count(done.passages, 'passage')} ({changed}), as generation {done.generation},"
        f" {done.seconds:.1f} s. The articles folder was not touched: the next reload reads all of"
        " it again."
    )


def moment_in_words(moment: datetime) -> str:
    """A moment as the clocks here show it: "3 March 2025 14:05"."""
    here = moment.astimezone()
    return f"{day_in_words(here.date())} {here:%H:%M}"


def _changed(added: int | None, updated: int | None, removed: int | None) -> str:
    return f"{added or 0:,} added, {updated or 0:,} updated, {removed or 0:,} removed"
