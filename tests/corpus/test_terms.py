import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UnknownLanguage
from corpus.languages import LANGUAGES, language_code, stop_list
from corpus.question import parse_question
from corpus.terms import Analyser, fingerprint, words


@pytest.fixture(scope="module")
def english() -> Analyser:
    """An analyser of English."""
    return Analyser("en")


@pytest.mark.parametrize(
    "same",
    [
        "García Garcia GARCIA garcía Garc\u0069\u0301a",
        "García García's Garcia’s Garciaʼs Garcia＇s",
        "O'Brien O’Brien O'Brien's O’Brien’s",
        "U.S. US U.S.'s US's US’s",
        "NATO nato N.A.T.O.",
        "bridge bridges bridge's bridges’ BRIDGE",
        "300,000 300000 ３００,０００",
        "ﬁne fine ＦＩＮＥ",
        "Straße STRASSE strasse",
        "Łódź Lodz",
        "D'Angelo D’Angelo D'Angelo's",
    ],
)
def test_what_is_written_in_several_ways_is_one_term(english: Analyser, same: str) -> None:
    """Case, accents, compatibility forms, possessives, dots of acronyms and plurals fall away."""
    found = [english.terms(form) for form in same.split()]
    assert found == [found[0]] * len(found)
    assert len(found[0]) == 1


@pytest.mark.parametrize(
    "different", ["us US", "who WHO", "it IT", "Verrin Verrier", "3.5 35", "48.5 485"]
)
def test_what_differs_in_meaning_differs_in_terms(english: Analyser, different: str) -> None:
    """An acronym is no stop word, and a decimal point is no comma of thousands."""
    one, other = different.split()
    assert english.terms(one) != english.terms(other)


@pytest.mark.parametrize("name", ["D'Angelo", "D’Souza", "M'Baye", "T'Pau", "O'Brien", "L'Oréal"])
def test_a_name_with_an_apostrophe_is_a_term(english: Analyser, name: str) -> None:
    """What stands before the apostrophe is no stop word then."""
    assert english.terms(name)


@pytest.mark.parametrize(
    "text",
    ["", "???", "the of and", "I don't, you’re, we'll, it's, she'd", "Who is it?", "— … “ ”"],
)
def test_stop_words_and_marks_are_no_terms(english: Analyser, text: str) -> None:
    """With their contractions."""
    assert english.terms(text) == []


def test_terms_are_repeated_as_the_words_are(english: Analyser) -> None:
    """In the order of the text."""
    assert english.terms("Bridges, a river and the bridge") == ["bridg", "river", "bridg"]


@pytest.mark.parametrize("text", ["हिन्दी भाषा", "كِتَابٌ جَدِيدٌ"])
def test_marks_are_part_of_a_word(text: str) -> None:
    """Vowel signs of other scripts do not part the letters around them."""
    assert len(words(text)) == 2


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "où été même là"),
        ("es", "más también está él"),
        ("de", "für über können"),
        ("sv", "för är på från"),
        ("ru", "и ещё в на"),
    ],
)
def test_stop_words_of_other_languages_are_no_terms(language: str, text: str) -> None:
    """With accents as without."""
    listed = [word for word in text.split() if word in stop_list(language)]
    assert listed
    assert Analyser(language).terms(" ".join(listed)) == []


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("es", "canción", "canciones"),
        ("de", "Häuser", "Hauses"),
        ("ru", "Москва", "Москвы"),
        ("el", "Αθήνα", "ΑΘΗΝΑ"),
        ("fr", "l'école", "école"),
        ("fr", "d’électricité", "électricité"),
        ("it", "dell'acqua", "acqua"),
    ],
)
def test_other_languages_are_stemmed(language: str, one: str, other: str) -> None:
    """Inflections and elided articles fall away there too."""
    analyser = Analyser(language)
    assert analyser.terms(one) == analyser.terms(other) != []


@given(text=st.text(st.sampled_from("ab'’.,-—“”…(*/ \n1é_"), max_size=8) | st.text(max_size=6))
def test_a_word_alone_is_the_word_that_it_is_among_others(text: str) -> None:
    """Whatever marks are around it: what is quick for one word comes to the same."""
    assert words(text) == [word for word in words(f"{text} ! 0") if word != "0"] or "0" in text


@given(text=st.text(max_size=100), language=st.sampled_from(sorted(LANGUAGES)))
def test_terms_can_be_looked_up(text: str, language: str) -> None:
    """None is empty, each can be written as UTF-8, and compatibility forms make no difference."""
    analyser = Analyser(language)
    terms = analyser.terms(text)
    assert all(term and term.encode() for term in terms)
    assert analyser.terms(unicodedata.normalize("NFKC", text)) == terms


@given(text=st.lists(st.sampled_from("García's U.S. bridges the 300,000 ÉCOLE dog".split())))
def test_questions_have_the_terms_of_passages(text: list[str]) -> None:
    """Each once, in the order in which they first stand."""
    analyser = Analyser("en")
    question = " ".join([*text, "rivers"])
    expected = tuple(dict.fromkeys(analyser.terms(question)))
    assert parse_question(question, analyser).terms == expected


@pytest.mark.parametrize("name", ["de", "DE", "german", " German "])
def test_a_language_is_given_by_code_or_name(name: str) -> None:
    """In any case."""
    assert language_code(name) == "de"


def test_an_unknown_language_is_refused() -> None:
    """With those that are known."""
    with pytest.raises(UnknownLanguage) as caught:
        language_code("klingon")
    assert "en" in caught.value.known


def test_each_language_has_an_analysis_of_its_own() -> None:
    """An index made by another one is not taken for this."""
    assert len({fingerprint(code) for code in LANGUAGES}) == len(LANGUAGES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Who won the election?", ["won", "elect"]),
        ("What opens in May?", ["open", "may"]),
        ("Don Verrin won't say", ["don", "verrin", "say"]),
        ("We don't, can't and isn't it", []),
    ],
)
def test_words_that_only_look_like_contractions(text: str, expected: list[str]) -> None:
    """Unlike "won't" and "don't", "won" and "don" are words of their own."""
    assert Analyser("en").terms(text) == expected
