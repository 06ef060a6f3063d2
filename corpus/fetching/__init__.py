"""What is fetched from the web or added by hand -> files beside the database, read as any others.

`bot` calls it; nothing that answers a question imports it.
"""

from corpus.fetching.adding import Added, add, take_back
from corpus.fetching.feeds import Fetched, fetch_feed
from corpus.fetching.state import is_unread, mark_read
from corpus.fetching.web import Refused, Web, shown

__all__ = [
    "Added",
    "Fetched",
    "Refused",
    "Web",
    "add",
    "fetch_feed",
    "is_unread",
    "mark_read",
    "shown",
    "take_back",
]
