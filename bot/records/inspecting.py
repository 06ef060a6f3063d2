"""An article, and what in it is neither searched nor quoted."""

from bot.records.articles import Record, about
from corpus.furniture import Inspected


def inspected_record(found: Inspected) -> Record:
    """What `inspect --json` prints: the text whole, and where in it each rule caught what."""
    article = found.stored.article
    return {
        **about(article),
        "text": article.text,
        "left_out": [
            {"start": one.span.start, "end": one.span.end, "rule": one.rule}
            for one in found.furniture
        ],
    }
