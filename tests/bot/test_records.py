from datetime import date

from bot.records.answers import excerpt_record
from corpus.model import Article, DayNote, Excerpt, Span, SpeakerNote, StoredArticle


def test_notes_of_an_excerpt() -> None:
    """A note of days is a slice of the stored text and the first and last day that it means."""
    text = "Before. It rained last week and two weeks ago."
    week = DayNote(Span(18, 27), date(2025, 1, 20), date(2025, 1, 26))
    about = DayNote(Span(32, 45), date(2025, 1, 15), date(2025, 1, 15), is_about=True)
    article = Article("a", "a.txt", text, "Title", title_derived=False)
    stored = StoredArticle(1, "0" * 64, article)
    notes = excerpt_record(Excerpt(stored, 8, len(text), 1.0, notes=(week, about)))["notes"]
    assert notes == [
        {
            "kind": "day",
            "start": 18,
            "end": 27,
            "text": "last week",
            "first": "2025-01-20",
            "last": "2025-01-26",
            "about": False,
        },
        {
            "kind": "day",
            "start": 32,
            "end": 45,
            "text": "two weeks ago",
            "first": "2025-01-15",
            "last": "2025-01-15",
            "about": True,
        },
    ]
    assert [text[note["start"] : note["end"]] for note in notes] == ["last week", "two weeks ago"]


def test_notes_of_speakers() -> None:
    """A note of a speaker has the name as a slice of the stored text, or None."""
    text = "Ana Ruiz came. “We go,” she said."
    article = Article("a", "a.txt", text, "Title", title_derived=False)
    known = SpeakerNote(Span(24, 27), Span(0, 8), is_bare=False)
    unclear = SpeakerNote(Span(15, 23), None, is_bare=True)
    excerpt = Excerpt(StoredArticle(1, "0" * 64, article), 15, 33, 1.0, notes=(known, unclear))
    assert excerpt_record(excerpt)["notes"] == [
        {
            "kind": "speaker",
            "start": 24,
            "end": 27,
            "text": "she",
            "speaker": {"start": 0, "end": 8, "text": "Ana Ruiz"},
        },
        {"kind": "speaker", "start": 15, "end": 23, "text": "“We go,”", "speaker": None},
    ]
