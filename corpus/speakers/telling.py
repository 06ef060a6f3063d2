"""An excerpt -> the same with notes that say who "he" is, or who says a bare quotation.

`Thinker.noted` calls `noted`, and `sayings` and `verifying` call `speech_of`. `Thinker` keeps one
`Speakers`, as it remembers the articles it has read.
"""

import re
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import replace

from corpus.model import Excerpt, Span, SpeakerNote, StoredArticle
from corpus.quotations import outside_quotations
from corpus.speakers.attribution import Attribution, Known, Speech
from corpus.speakers.names import names_in
from corpus.speakers.resolving import speech_in

_LANGUAGE = "en"  # that of the verbs of speech
_REMEMBERED = 1000  # articles, about 10 MB
_NOTES = 3
_PRONOUN = re.compile(r"he|she|it", re.IGNORECASE)
# A quotation mark, or somebody who reports: most excerpts have neither, and need no reading.
_MAY_SPEAK = re.compile(r"[\"“”„«»‟]|(?<!\w)[‘'](?=\w)|(?<!\w)s?he\s", re.IGNORECASE)
_SUFFIX = re.compile(r",? (?:Jr|Sr|II|III|IV)\.?\Z")


class Speakers:
    """Knows who speaks in articles. Not for several threads at once."""

    def __init__(self, language: str) -> None:
        self._is_known = language == _LANGUAGE
        self._read: OrderedDict[str, Speech] = OrderedDict()

    def speech_of(self, stored: StoredArticle) -> Speech:
        """Who says what in the article; nothing where it is not in English."""
        if not self._is_known:
            return Speech()
        speech = self._read.pop(stored.hash, None)
        if speech is None:
            speech = speech_in(stored.article.text)
            if len(self._read) >= _REMEMBERED:
                self._read.popitem(last=False)
        self._read[stored.hash] = speech
        return speech

    def noted(self, excerpt: Excerpt) -> Excerpt:
        """The excerpt with a note for each speaker whom it does not name itself."""
        if not _MAY_SPEAK.search(excerpt.text):
            return excerpt
        notes: dict[Span | None, SpeakerNote] = {}
        for note in _notes(excerpt, self.speech_of(excerpt.stored)):
            notes.setdefault(note.speaker, note)
        return replace(excerpt, notes=(*excerpt.notes, *list(notes.values())[:_NOTES]))


def _notes(excerpt: Excerpt, speech: Speech) -> Iterator[SpeakerNote]:
    text, shown = excerpt.article.text, Span(excerpt.start, excerpt.end)
    own = outside_quotations(text, shown)
    reported = (one for one in speech.reported if one.speaker)
    inside = (one for one in (*speech.quoted, *reported) if _overlaps(one.quotation, shown))
    for one in sorted(inside, key=lambda one: one.quotation):
        said = one.phrase or (one.quotation if one.is_bare else None)
        if said is None or not shown.start <= said.start < shown.end or _is_told(one, text):
            continue
        if one.speaker is None:
            is_missed = not any(names_in(outside_quotations(text, Span(shown.start, said.start))))
        else:
            is_missed = not _names(own, one.speaker.of(text))
        if is_missed:
            yield SpeakerNote(said, one.speaker, is_bare=one.phrase is None)


def _is_told(one: Attribution, text: str) -> bool:
    """Whether the words at the quotation say who speaks as well as the text can."""
    if one.known in (Known.NAMED, Known.DESCRIBED):
        return True
    is_stand_in = one.phrase is None or _PRONOUN.fullmatch(one.phrase.of(text)) is not None
    return one.known is Known.UNCLEAR and not is_stand_in


def _names(words: str, speaker: str) -> bool:
    """Whether the surname of a speaker, or a description, stands in these words."""
    surname = _SUFFIX.sub("", speaker).rpartition(" ")[2]
    wanted = speaker if speaker[:1].islower() else surname
    return re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", words) is not None


def _overlaps(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
