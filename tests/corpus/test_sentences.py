import pytest

from corpus.sentences import sentences
from tests.corpus.making import sentence_texts

LEAD = "The council met on Monday."


def test_sentences_are_found_without_the_blanks_between() -> None:
    """Offsets count characters, whatever planes they are from."""
    text = "The river 😀 rose.  It fell 🌊 again!\n\n What now? "
    assert sentence_texts(text) == ["The river 😀 rose.", "It fell 🌊 again!", "What now?"]


@pytest.mark.parametrize(
    "sentence",
    [
        "“We will build it. It will stand. Wait and see,” the engineer said.",
        '"We will build it. It will stand." the engineer said.',
        "The engineer said: “We will build it. It will stand.”",
        "“Will it stand? It will! Wait and see.” said the engineer.",
        "‘We will build it. It will stand,’ the engineer said.",
        "«We will build it. It will stand,» the engineer said.",
        "“She said ‘no.’ Then she went. I saw it,” the engineer said.",
        "“We will build it,” the engineer said, “and it will stand. Wait.”",
    ],
)
def test_a_quotation_is_not_torn(sentence: str) -> None:
    """It stays whole, with its speaker, between the sentences around it."""
    after = "Nobody clapped."
    assert sentence_texts(f"{LEAD} {sentence} {after}") == [LEAD, sentence, after]


@pytest.mark.parametrize(
    "attribution",
    ["Holm said.", "the mayor said.", "he added.", "Said Holm.", "Ana Ruiz, an engineer, said."],
)
def test_who_said_it_stays_with_the_quotation(attribution: str) -> None:
    """A sentence "X said" after a quotation is joined to it."""
    sentence = f"“We will build it. It will stand.” {attribution}"
    assert sentence_texts(f"{LEAD}\n{sentence} Rain fell.") == [LEAD, sentence, "Rain fell."]


def test_a_quotation_with_its_speaker_leaves_the_sentence_before_alone() -> None:
    """It needs no other neighbour to say whose words it is."""
    sentence = "“We will build it. It will stand.” Holm said."
    assert sentence_texts(f"{LEAD} {sentence} Rain fell.") == [LEAD, sentence, "Rain fell."]


def test_a_bare_quotation_is_joined_to_the_sentence_before() -> None:
    """The neighbour in its paragraph names the speaker."""
    sentence = "The engineer shook her head. “I would not sign it.”"
    assert sentence_texts(f"{LEAD} {sentence} Rain fell.") == [LEAD, sentence, "Rain fell."]


def test_a_bare_quotation_that_opens_a_paragraph_is_joined_to_the_next() -> None:
    """There is no sentence before it in its paragraph."""
    sentence = "“I would not sign it.” The engineer shook her head."
    assert sentence_texts(f"{LEAD}\n{sentence} Rain fell.") == [LEAD, sentence, "Rain fell."]


def test_an_unclosed_mark_counts_for_its_paragraph_alone() -> None:
    """The paragraph is one sentence; the next is split as ever."""
    text = "“We will build it. It will stand.\nThe mayor left. Rain fell."
    assert sentence_texts(text) == [
        "“We will build it. It will stand.",
        "The mayor left.",
        "Rain fell.",
    ]


def test_apostrophes_join_nothing() -> None:
    """A possessive or a contraction opens no quotation."""
    text = "The town’s bridge isn't new. It's the miners' pride. Don't say ’98 was dry."
    assert len(sentence_texts(text)) == 3


@pytest.mark.parametrize(
    "sentence",
    [
        "Dr. Holm met Mr. Ruiz and Mrs. Verrin on Jan. 5 at 3 p.m. in the hall.",
        "The U.S. Navy sent Lt. Brask to No. 10 St. Anne Street.",
        "It weighs approx. 3.5 tonnes, i.e. as much as a lorry vs. a car.",
        "The hall opens at 9 a.m. ET on Tuesday.",
        "Cllr. Farrant wrote to Gov. Okoro of the J. R. Holm Society.",
    ],
)
def test_abbreviations_end_no_sentence(sentence: str) -> None:
    """Titles, months, initials and figures."""
    assert sentence_texts(f"{LEAD} {sentence} Rain fell.") == [LEAD, sentence, "Rain fell."]


def test_an_abbreviation_at_the_end_of_a_wrapped_line_ends_no_sentence() -> None:
    """The line end after "Mr." is as good as a blank."""
    text = (
        "On Monday, after a long day, when the whole of the council had at\n"
        "last come together, they went to the old hall with a certain Mr.\n"
        "Holm, who had come late. The rest of the town stayed at home and\n"
        "slept until morning. Rain fell."
    )
    assert len(sentence_texts(text)) == 3


def test_a_sentence_may_end_with_no() -> None:
    """The answer "no" is no abbreviation of "number"."""
    text = "Asked whether it was safe, she said no. The council left the room."
    assert len(sentence_texts(text)) == 2


def test_a_headline_in_capitals_is_no_sentence() -> None:
    """It parts the sentences before it from those after."""
    assert sentence_texts(f"{LEAD}\nBRIDGE AGAIN TOO DEAR\nRain fell.") == [LEAD, "Rain fell."]


def test_other_languages_have_their_own_marks() -> None:
    """German quotations open low, French ones with guillemets."""
    german = "Der Rat tagte am Montag. „Wir bauen. Sie hält.“ Es regnete."
    assert not any(s.startswith("Sie") for s in sentence_texts(german, "de"))
    french = "Le conseil a siégé. « Nous la ferons. Elle tiendra. » Il pleuvait."
    assert not any(s.startswith("Elle") for s in sentence_texts(french, "fr"))


def test_german_marks_that_point_inwards_close() -> None:
    """»…« as well as «…»: what follows the closing mark is no quotation."""
    text = "»Wir gehen. Wir kommen wieder«, sagte Holm. Dann regnete es."
    found = [s.of(text) for run in sentences(text, "de") for s in run]
    assert found == ["»Wir gehen. Wir kommen wieder«, sagte Holm.", "Dann regnete es."]


def test_a_paragraph_of_a_megabyte_is_split() -> None:
    """In time that grows as it does: in the square of it, this would take an hour."""
    text = '"Hi there," he said. She left. ' * 35_000
    (run,) = sentences(text, "en")
    assert len(run) == 70_000


@pytest.mark.parametrize("unit", ["“a. ", "‘a ", '"A." ', "x", "A. b? "])
def test_a_long_paragraph_loses_nothing(unit: str) -> None:
    """Whatever is in it, and wherever it is taken apart."""
    text = unit * 20_000
    (run,) = sentences(text, "en")
    assert "".join(span.of(text) for span in run).replace(" ", "") == text.replace(" ", "")
