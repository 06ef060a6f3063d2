"""What is shown beneath a quotation of what the quotation says."""

from calendar import monthrange
from datetime import date, timedelta

from bot.dates import day_in_words
from corpus.days.calendar import MONTHS
from corpus.model import CorrectionNote, DayNote, Excerpt, Note, SpeakerNote
from corpus.notes import CorrectedBy
from corpus.titles import cut

_SPEAKER = 100  # characters of a name or a description
_WEEK = timedelta(days=6)
_CORRECTED_BY: dict[CorrectedBy, str] = {
    "date": "by its own date",
    "capture": "when its page was saved",
    "reading": "when this text was first read here",
}


def notes_in_words(excerpt: Excerpt) -> list[str]:
    """A line a note, in their order."""
    return [_in_words(note, excerpt) for note in excerpt.notes]


def days_in_words(first: date, last: date) -> str:
    """The days between two, both included: a year, month or week by name where they are one."""
    if first == last:
        return day_in_words(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        if (first.year, first.month) == (last.year, last.month):
            return f"{MONTHS[first.month - 1]} {first.year}"
        return f"{_month(first, last)} to {MONTHS[last.month - 1]} {last.year}"
    span = f"{_day(first, last)} to {day_in_words(last)}"
    is_week = first.weekday() == 0 and last - first == _WEEK
    return f"the week of {span}" if is_week else span


def _in_words(note: Note, excerpt: Excerpt) -> str:
    match note:
        case SpeakerNote():
            return _speaker_note(note, excerpt)
        case DayNote():
            return _day_note(note, excerpt)
        case CorrectionNote(day, by):
            return f"Corrected on {day_in_words(day)}, {_CORRECTED_BY[by]}"


def _day_note(note: DayNote, excerpt: Excerpt) -> str:
    said = " ".join(note.said.of(excerpt.article.text).split())
    about = "about " if note.is_about else ""
    return f'"{said}" here is {about}{days_in_words(note.first, note.last)}'


def _speaker_note(note: SpeakerNote, excerpt: Excerpt) -> str:
    text = excerpt.article.text
    said = cut(note.said.of(text), _SPEAKER)
    if note.speaker is None:
        who = "Who says this" if note.is_bare else f'Who "{said}" is'
        return f"{who} cannot be told from the text."
    speaker = cut(note.speaker.of(text), _SPEAKER)
    subject = "Said by" if note.is_bare else f'"{said}" is'
    return f"{subject} {speaker}, as the text has it"


def _day(first: date, last: date) -> str:
    """The first day of several, with no more said than the last day does not say."""
    if first.year != last.year:
        return day_in_words(first)
    return f"{first.day}" + ("" if first.month == last.month else f" {MONTHS[first.month - 1]}")


def _month(first: date, last: date) -> str:
    """The first month of several, likewise."""
    return MONTHS[first.month - 1] + ("" if first.year == last.year else f" {first.year}")
