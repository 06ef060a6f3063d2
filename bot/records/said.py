"""What a person said."""

from bot.records.answers import excerpt_record, span_record
from bot.records.articles import Record
from bot.wording.said import said_in_words
from corpus.model import Summary
from corpus.said import Said, Saying


def said_record(said: Said, summary: Summary) -> Record:
    """What `said --json` prints; spans are of their article's text."""
    return {
        "name": said.name,
        "topic": said.topic or None,
        "reason": None if said.told.found else said_in_words(said, summary),
        "generation": said.generation,
        "articles": said.articles,
        "read": said.read,
        "speakers": [{"name": one.name, "sayings": one.sayings} for one in said.told.speakers],
        "found": said.told.found,
        "sayings": [_saying(saying) for saying in said.told.sayings],
        "doubtful": said.told.doubtful,
        "unclear": [_saying(saying) for saying in said.told.unclear],
    }


def _saying(saying: Saying) -> Record:
    article = saying.excerpt.article
    return {
        **excerpt_record(saying.excerpt),
        "known": saying.known.value,
        "speaker": span_record(saying.speaker, article),
        "quotations": [span_record(span, article) for span in saying.quotations],
    }
