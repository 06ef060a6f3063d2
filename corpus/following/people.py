"""Who says something in excerpts; and whom "she" means after them. `follow` and `Archive` ask."""

import re
from collections.abc import Iterable, Sequence

from corpus.following.understood import LastQuestion, Speaker
from corpus.model import Excerpt, Span, StoredArticle
from corpus.naming import Wanted, folded_words
from corpus.speakers import Speakers, Speech, names_in

_PRONOUN = re.compile(r"s?he", re.IGNORECASE)
_SPEAKING = re.compile(
    r"\b(?:did|does|do|has|have|had|was|is)\s+(.{1,80}?)\s+"
    r"(?:say|said|saying|tell|told|think|claim|announce|argue|warn|promise|write|mean)\b"
    r"|\baccording to\s+(.{1,80})",
    re.IGNORECASE,
)


def speakers_in(excerpts: Iterable[Excerpt], speakers: Speakers) -> tuple[Speaker, ...]:
    """The people, by name, whose words stand in the excerpts, in order."""
    found: dict[str, Speaker] = {}
    for excerpt in excerpts:
        speech = speakers.speech_of(excerpt.stored)
        shown = Span(excerpt.start, excerpt.end)
        for one in sorted((*speech.quoted, *speech.reported), key=lambda one: one.quotation):
            is_shown = one.quotation.start < shown.end and shown.start < one.quotation.end
            if is_shown and one.speaker and one.is_person:
                name = one.speaker.of(excerpt.article.text)
                speaker = Speaker(name, _pronoun(one.speaker, speech, excerpt.stored))
                if name not in found or not found[name].pronoun:
                    found[name] = speaker
    return tuple(one for one in found.values() if not _is_named_fuller(one, found))


def meant_by(pronoun: str, last: LastQuestion) -> Speaker | None:
    """Whom "he" or "she" means after the last question, where that is plain."""
    for some in (_before(last), _named(last), _wanted(last), _quoted(pronoun, last), last.speakers):
        fitting = [one for one in some if one.pronoun in ("", pronoun)]
        if fitting:
            return fitting[0] if len(fitting) == 1 else None
    return None


def _is_named_fuller(one: Speaker, names: Iterable[str]) -> bool:
    """Whether it is but the surname of another one's name."""
    own = folded_words(one.name)
    others = (Wanted.of(name) for name in names if name != one.name)
    return any(len(other.words) > 1 and own == (other.surname,) for other in others)


def _pronoun(speaker: Span, speech: Speech, stored: StoredArticle) -> str:
    """What the text calls somebody where it reports speech: one of the two, or ""."""
    text = stored.article.text
    called = {
        one.phrase.of(text).casefold()
        for one in (*speech.quoted, *speech.reported)
        if one.phrase and one.speaker == speaker and _PRONOUN.fullmatch(one.phrase.of(text))
    }
    return called.pop() if len(called) == 1 else ""


def _before(last: LastQuestion) -> Sequence[Speaker]:
    """Whom the last question was taken to be about."""
    return [last.person] if last.person else []


def _named(last: LastQuestion) -> Sequence[Speaker]:
    """Those who are quoted and whom the question has by their surname."""
    words = set(folded_words(last.question.replace("’s", "").replace("'s", "").replace("?", " ")))
    return [one for one in last.speakers if Wanted.of(one.name).surname in words]


def _wanted(last: LastQuestion) -> Sequence[Speaker]:
    """The one whose words the question asks for, by name."""
    match = _SPEAKING.search(last.question)
    names = names_in(match[1] or match[2]) if match else ()
    known = {one.name: one for one in (*_before(last), *last.speakers)}
    return [known.get(name, Speaker(name)) for name in names]


def _quoted(pronoun: str, last: LastQuestion) -> Sequence[Speaker]:
    """Those of whom the articles say "he", or "she"."""
    return [one for one in last.speakers if one.pronoun == pronoun]
