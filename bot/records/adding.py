"""Items that were added, and feeds that were fetched."""

from bot.records.articles import Record, iso
from corpus.fetching import Added, Fetched


def added_record(added: Added) -> Record:
    """One of the items that `add --json` prints; `reason` where it was not added."""
    articles = [
        {
            "article": one.id,
            "title": one.title,
            "source": one.source,
            "published": iso(one.published),
            "precision": one.precision,
        }
        for one in added.articles
    ]
    return {
        "item": added.item,
        "path": added.file,
        "articles": articles,
        "reason": added.reason,
    }


def fetched_record(fetched: Fetched) -> Record:
    """One of the feeds that `fetch --json` prints; `reason` where it could not be fetched."""
    return {
        "feed": fetched.address,
        "new": fetched.new,
        "changed": fetched.changed,
        "reason": fetched.reason,
    }
