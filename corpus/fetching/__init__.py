"""What is fetched from the web or added by hand -> files beside the database, read as any others.

`bot` calls it; nothing that answers a question imports it.
"""

from corpus.fetching.adding import Added, add
from corpus.fetching.feeds import Fetched, fetch_feed
from corpus.fetching.web import Refused, Web, shown

__all__ = ["Added", "Fetched", "Refused", "Web", "add", "fetch_feed", "shown"]
