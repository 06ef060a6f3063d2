"""What is told beneath an excerpt of who speaks in it."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Excerpt, SpeakerNote
from corpus.speakers import Speakers
from tests.corpus.making import stored
from tests.corpus.speakers.test_speakers_hold import reports
from tests.corpus.texts import texts

REPORT = (
    "Ana Ruiz walked over the new bridge on Monday. “It will stand,” she said. “I know it.”\n\n"
    "The council was glad. “It has cost enough,” said Bo Lind. “We go home.”\n\n"
    "A farmer was not so sure. “We shall see about that,” he said.\n\n"
    "“And who shall pay for all of it?”"
)


def notes_of(text: str, shown: str, language: str = "en") -> list[tuple[str, str | None]]:
    """Of each note what is said and who that is, of an excerpt that is `shown` of a text."""
    start = text.index(shown)
    excerpt = Speakers(language).noted(Excerpt(stored(text), start, start + len(shown), 1.0))
    notes = [note for note in excerpt.notes if isinstance(note, SpeakerNote)]
    assert len(notes) == len(excerpt.notes)
    return [(n.said.of(text), n.speaker.of(text) if n.speaker else None) for n in notes]


def test_she_is_told_where_the_excerpt_does_not_name_her() -> None:
    """Once, however often she speaks."""
    assert notes_of(REPORT, "“It will stand,” she said. “I know it.”") == [("she", "Ana Ruiz")]


def test_nothing_is_told_where_the_excerpt_names_the_speaker() -> None:
    """Neither with the sentence before, nor where the name stands in the sentence itself."""
    assert notes_of(REPORT, REPORT[: REPORT.index("\n")]) == []
    assert notes_of(REPORT, "“It has cost enough,” said Bo Lind. “We go home.”") == []


def test_a_bare_quotation_has_its_speaker() -> None:
    """The quotation itself is what is said."""
    assert notes_of(REPORT, "“We go home.”") == [("“We go home.”", "Bo Lind")]


def test_it_is_said_that_it_cannot_be_told() -> None:
    """Of a bare quotation and of a pronoun; not where somebody is named before it."""
    bare = "“And who shall pay for all of it?”"
    assert notes_of(REPORT, bare) == [(bare, None)]
    assert notes_of(REPORT, "“We shall see about that,” he said.") == [("he", None)]
    text = "Ana Ruiz met Eva Lind at the bridge. “It will stand for ever,” she said."
    assert notes_of(text, text) == []


def test_he_who_reports_without_a_quotation() -> None:
    """A "she said" without a quotation is told as well, where it is known."""
    text = "Ana Ruiz was glad of it. It rained. She said the bridge would stand."
    assert notes_of(text, "She said the bridge would stand.") == [("She", "Ana Ruiz")]
    assert notes_of("She said the bridge would stand.", "She said the bridge would stand.") == []


def test_an_office_is_told() -> None:
    """It is the one mayor whom the text names; where it names none, nothing is told."""
    text = "Mayor Ana Ruiz came. It rained. “We go home now,” the mayor said."
    assert notes_of(text, "“We go home now,” the mayor said.") == [("the mayor", "Ana Ruiz")]
    assert notes_of(text[21:], "“We go home now,” the mayor said.") == []


def test_other_languages_are_left_alone() -> None:
    """The verbs of speech are English ones."""
    assert notes_of(REPORT, "“We go home.”", "de") == []


@given(text=texts | reports, data=st.data())
def test_notes_are_of_the_excerpt(text: str, data: st.DataObject) -> None:
    """What is said begins in the excerpt, and a speaker is a slice of the text."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for note in Speakers("en").noted(Excerpt(stored(text), start, end, 1.0)).notes:
        assert isinstance(note, SpeakerNote)
        assert start <= note.said.start < end
        if note.speaker is not None:
            assert note.speaker.of(text).strip()
