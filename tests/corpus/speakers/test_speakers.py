"""Who says a quotation: tables of made cases."""

import pytest

from corpus.model import Span
from corpus.speakers import Attribution, Known, speech_in


def told(text: str) -> list[tuple[str, str | None, str | None]]:
    """Of each quotation how its speaker is known, what it is called there, and who that is."""
    return [(one.known, *_words(text, one)) for one in speech_in(text).quoted]


def _words(text: str, one: Attribution) -> tuple[str | None, str | None]:
    return _of(one.phrase, text), _of(one.speaker, text)


def _of(span: Span | None, text: str) -> str | None:
    return span.of(text) if span else None


def speakers(text: str) -> list[str | None]:
    """The speaker of each quotation; None where it is unclear."""
    return [speaker for _, _, speaker in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "“The bridge will stand,” Ana Ruiz said.",
        "“The bridge will stand,” said Ana Ruiz.",
        "“The bridge will stand,” said Ana Ruiz, the mayor of Kessel.",
        "“The bridge will stand,” Ana Ruiz, 54, said on Monday.",
        "“The bridge will stand,” Ana Ruiz, the mayor of Kessel, Norland, told Reuters.",
        "“The bridge will stand,” Ana Ruiz, who built it, told reporters.",
        "“The bridge will stand,” Mayor Ana Ruiz said.",
        "“The bridge will stand,” said the mayor, Ana Ruiz.",
        "“The bridge will stand,” said Secretary of State Ana Ruiz.",
        "“The bridge will stand,” the mayor, Ana Ruiz, said.",
        "“The bridge will stand,” the port’s director, Ana Ruiz, said.",
        "“The bridge will stand,” said lead engineer Ana Ruiz of Kessel University.",
        "“The bridge will stand,” according to Ana Ruiz.",
        "According to Ana Ruiz, the bridge “will stand for a hundred years.”",
        "Ana Ruiz said: “The bridge will stand.”",
        "Ana Ruiz told the Kessel Post that the bridge “will stand for a hundred years.”",
        "Ana Ruiz, mayor since May, also said the bridge “will stand for a hundred years.”",
        "Asked about the price, Ana Ruiz said, “The bridge will stand.”",
        "Downstairs, Ana Ruiz, seeing the water, told us: “The bridge will stand.”",
        "Ana Ruiz called it “the finest bridge on the river.”",
        "“Will the bridge stand?” Ana Ruiz asked.",
        "“The bridge will stand.” — Ana Ruiz",
        "The bridge is “older than all of us” and sound, Ana Ruiz said.",
        "The bridge is “older than all of us” and sound, said Ana Ruiz.",
        "“The bridge will stand” and “the river knows it,” Ana Ruiz said.",
        "'The bridge will stand,' said Ana Ruiz.",
        "„The bridge will stand,“ said Ana Ruiz.",
    ],
)
def test_a_speaker_is_named_in_the_sentence(text: str) -> None:
    """In each of the forms that news English has."""
    assert {(known, speaker) for known, _, speaker in told(text)} == {(Known.NAMED, "Ana Ruiz")}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“It stands,” Ana Ruiz said. “It will stand on.”", ["Ana Ruiz", "Ana Ruiz"]),
        ("“It stands,” Ana Ruiz said, “and will stand.”", ["Ana Ruiz", "Ana Ruiz"]),
        ("“It stands,” said Ana Ruiz, the mayor, “and will.”", ["Ana Ruiz", "Ana Ruiz"]),
        ("“It stands,” Ana Ruiz said. “It does,” said Bo Lind.", ["Ana Ruiz", "Bo Lind"]),
        ("Ana Ruiz was glad of the bridge. “It will stand,” she said.", ["Ana Ruiz"]),
        ("“It stands,” Ana Ruiz said.\n\n“It will stand,” she added.", ["Ana Ruiz", "Ana Ruiz"]),
        ("Ana Ruiz said the bridge was sound. “It will stand.”", ["Ana Ruiz"]),
        ("Ana Ruiz took a long look and told us:\n\n“It will stand.”", ["Ana Ruiz"]),
        ("“It stands,” Ana Ruiz said. “It has to.\n\n“It will.”", ["Ana Ruiz"] * 3),
        ("Ana Ruiz is 54. It rained. “It will stand,” Ruiz said.", ["Ana Ruiz"]),
        ("Ana Ruiz is 54. It rained. “It will stand,” Ms. Ruiz said.", ["Ana Ruiz"]),
        ("Mayor Ana Ruiz came. Bo Lind did. “It will stand,” the mayor said.", ["Ana Ruiz"]),
        ("Ana Ruiz, mayor of Kessel, came. “It will stand,” said the mayor.", ["Ana Ruiz"]),
        ("Rosa “Pip” Okonjo came. “It will stand,” Okonjo said.", ["Rosa “Pip” Okonjo"]),
        ("Gov. Ana Ruiz came. “It will stand,” the governor said.", ["Ana Ruiz"]),
    ],
)
def test_a_speaker_is_found_nearby(text: str, found: list[str]) -> None:
    """By a surname, a pronoun, an office, or because the quotation goes on."""
    assert speakers(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz met Eva Lind. “It will stand,” she said.",
        "Ana Ruiz came. Eva Lind came too. “It will stand,” she said.",
        "Mr. Ruiz came by the new bridge. “It will stand,” she said.",
        "Ana Ruiz’s sister came. “It will stand,” she said.",
        "Ana Ruiz came. Her sister came too. “It will stand,” she said.",
        "Ana Ruiz came. Banksy was late. “It will stand,” he said.",
        "Ana Ruiz and Eva Lind said: “It will stand for ever.”",
        "“It will stand for ever,” said Ana Ruiz and Eva Lind.",
        "Ana Ruiz was told “it will stand for ever.”",
        "Ana Ruiz came. Bo Ruiz came. “It will stand for ever,” Ruiz said.",
        "Ana Ruiz came.\n\nIt rained.\n\nIt rained on.\n\n“It will stand,” she said.",
        "“It will stand for ever,” they said.",
        "“It will stand for ever.”",
        "“It stands,” Ana Ruiz said. “It does,” Bo Lind said. “We go home now,” he or she said.",
        "The coach listened to Ana Ruiz and said: “We go home now.”",
        "Ana Ruiz came to Delaware, a state. It rained there. “We go home now,” they said.",
        "The sign had “keep off the long grass” on it.",
        "Ana Ruiz came. It is said to be “the oldest bridge of all.”",
    ],
)
def test_it_is_unclear_rather_than_guessed(text: str) -> None:
    """Two who may have said it, nobody at all, or somebody who is only called by a noun."""
    assert told(text)[-1][0] == Known.UNCLEAR
    assert speakers(text)[-1] is None


@pytest.mark.parametrize(
    ("text", "described"),
    [
        ("“We are sorry for the delay,” the council said in a statement.", "the council"),
        (
            "“We are sorry for the delay,” said a spokesman for Ana Ruiz.",
            "a spokesman for Ana Ruiz",
        ),
        ("“We are sorry for the delay,” a friend of Ana Ruiz said.", "a friend of Ana Ruiz"),
        ("“We are sorry for the delay,” police said.", "police"),
        ("“We are sorry for the delay,” one resident told us.", "one resident"),
        ("“We are sorry for the delay,” the mayor said.", "the mayor"),
        ("Mayor Ana Ruiz met Mayor Bo Lind. “All is well here,” the mayor said.", "the mayor"),
        ("Former Mayor Ana Ruiz came. “All is well here,” the mayor said.", "the mayor"),
    ],
)
def test_a_speaker_without_a_name_is_described(text: str, described: str) -> None:
    """By the words that stand there; nobody near takes the place, and two mayors are none."""
    assert told(text) == [(Known.DESCRIBED, described, described)]


@pytest.mark.parametrize(
    "text",
    [
        "The “car ban” began, Ana Ruiz said.",
        "Ana Ruiz said the so-called “lower town” was dry.",
        "Ana Ruiz starred in “The Keeper of the Light,” she said.",
        "Ana Ruiz said so on “Good Morning, Port Ellery.”",
        "Rosa “Pip” Okonjo spoke.",
        "BRIDGE “WILL STAND FOR EVER”, SAYS RUIZ",
    ],
)
def test_what_is_no_speech_is_left_out(text: str) -> None:
    """Scare quotes, titles of works, nicknames, and headlines in capitals."""
    assert speech_in(text).quoted == ()


def test_a_short_quotation_counts_where_it_is_directly_said() -> None:
    """One word is speech with "X said" right at it."""
    assert speakers("“No,” said Ana Ruiz. Bo Lind said: “Yes.”") == ["Ana Ruiz", "Bo Lind"]


def test_a_father_is_not_his_son() -> None:
    """With a Jr. and a man without in the text, the surname alone is unclear."""
    text = "Sam Reed came, and Sam Reed Jr. too. “We are both here,” Reed said."
    assert told(text) == [(Known.UNCLEAR, "Reed", None)]


def test_an_organisation_goes_on_as_it() -> None:
    """After what the council said, "it" is the council."""
    text = "“We are sorry,” the council said. “We shall pay,” it added."
    assert speakers(text) == ["the council", "the council"]


@pytest.mark.parametrize(
    ("text", "is_person"),
    [
        ("“The bridge will stand,” said Ana Ruiz.", True),
        ("“The bridge will stand,” said the Kessel City Council.", False),
        ("“The bridge will stand,” said NASA.", False),
        ("“The bridge will stand,” said the mayor.", False),
    ],
)
def test_people_are_told_from_organisations(text: str, *, is_person: bool) -> None:
    """What has a word of an organisation in it, or capitals only, is no person."""
    assert [one.is_person for one in speech_in(text).quoted] == [is_person]
