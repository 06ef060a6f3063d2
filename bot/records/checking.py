"""A verdict on a quotation."""

from bot.records.answers import excerpt_record
from bot.records.articles import Record
from bot.wording.checking import verdict_in_words
from corpus.model import Summary
from corpus.speakers import Known
from corpus.verifying import Match, Stretch, Verdict


def verdict_record(verdict: Verdict, summary: Summary) -> Record:
    """What `verify --json` prints; `start` and `end` are of an article's text."""
    return {
        "quotation": verdict.asked,
        "verdict": verdict.standing.value,
        "reason": verdict_in_words(verdict, summary),
        "generation": verdict.generation,
        "complete": verdict.is_all,
        "not_looked_for": [span.of(verdict.asked) for span in verdict.outside],
        "matches": [_match(match, verdict) for match in verdict.matches],
    }


def _match(match: Match, verdict: Verdict) -> Record:
    return {
        **excerpt_record(match.excerpt),
        **_speaker(match),
        "typography": [kind.value for kind in match.typography],
        "stretches": [_stretch(stretch, match, verdict) for stretch in match.stretches],
    }


def _speaker(match: Match) -> Record:
    """Who says it, null where it is no quotation, unclear, or not the first match."""
    found = match.attribution
    if found is None:
        return {"speaker": None, "speaker_known": None}
    is_known = found.speaker is not None and found.known is not Known.UNCLEAR
    name = found.speaker.of(match.excerpt.article.text) if found.speaker and is_known else None
    return {"speaker": name, "speaker_known": found.known.value}


def _stretch(stretch: Stretch, match: Match, verdict: Verdict) -> Record:
    return {
        "relation": stretch.relation.value,
        "asked": stretch.asked.of(verdict.asked),
        "start": stretch.text.start,
        "end": stretch.text.end,
        "text": stretch.text.of(match.excerpt.article.text),
    }
