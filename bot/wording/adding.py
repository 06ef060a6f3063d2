"""Items that were added and feeds that were fetched, in words, for the terminal and the log."""

from bot.dates import day_in_words
from bot.wording.counting import count, shortened
from corpus.fetching import Added, Fetched

_SHOWN = 10  # articles of an item


def added_in_lines(added: Added) -> list[str]:
    """The item and its articles, or why there are none."""
    item = shortened(added.item)
    if added.reason:
        return [f"Not added: {item}: {added.reason}"]
    lines = [
        f"  {one.title}, {day_in_words(one.published, one.precision)}"
        for one in added.articles[:_SHOWN]
    ]
    if more := len(added.articles) - len(lines):
        lines.append(f"  and {count(more, 'more article')}")
    return [f"Added {item} as {added.file}", *lines]


def fetched_in_words(fetched: Fetched) -> str:
    """The feed, and what is new in it or why that is not known."""
    if fetched.reason:
        return f"Not fetched: {fetched.address}: {fetched.reason}"
    if not fetched.new and not fetched.changed:
        return f"Nothing new: {fetched.address}"
    entries = "entry" if fetched.new == 1 else "entries"
    return f"{fetched.new:,} new {entries}, {fetched.changed:,} changed: {fetched.address}"
