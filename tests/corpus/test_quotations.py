import pytest
from hypothesis import given

from corpus.model import Span
from corpus.quotations import is_attribution, is_bare, is_torn, outside_quotations, quotations
from tests.corpus.texts import texts


def quoted(text: str) -> list[str]:
    """The quotations of a one-paragraph text, as text."""
    return [span.of(text) for span in quotations(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "quotation",
    [
        "“We will build it. It will stand.”",
        '"We will build it. It will stand."',
        "„Wir bauen sie. Sie wird stehen.“",
        "„My to zbudujemy. Będzie stał.”",
        "«Nous le ferons. Il tiendra.»",
        "‘We will build it. It will stand.’",
        "'We will build it. It will stand.'",
        "“He said ‘never.’ Then he went.”",
        "”We will build it. It will stand.”",
        "“It was the town’s ’89 flood. We know.”",
    ],
)
def test_a_quotation_is_found_with_its_marks(quotation: str) -> None:
    """In each shape of marks, with one inside another, before and after its speaker."""
    assert quoted(f"{quotation} Holm said.") == [quotation]
    assert quoted(f"Holm said: {quotation} It rained.") == [quotation]


def test_several_quotations_are_found_in_order() -> None:
    """Straight marks open and close by their place."""
    text = 'The "old" bridge ("a ruin," she said) is the town\'s "oldest."'
    assert quoted(text) == ['"old"', '"a ruin,"', '"oldest."']


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    """A mark that is never closed counts up to there, and no further."""
    text = "“We will build it. It will stand.\nThe mayor left."
    paragraph = Span(0, text.index("\n"))
    assert quotations(text, paragraph) == [paragraph]
    assert quotations(text, Span(paragraph.end + 1, len(text))) == []


@pytest.mark.parametrize(
    "text",
    [
        "The town's bridge and the miners’ hall aren't what they were in '98.",
        'A 6\'2" keeper and a 12" pipe went by.',
        "Rock ’n’ roll at O’Brien’s. The Joneses’ dog barked.",
        "No marks at all.",
    ],
)
def test_apostrophes_and_inches_are_no_quotations(text: str) -> None:
    """Nothing in these opens one."""
    assert quoted(text) == []


@pytest.mark.parametrize("sentence", ["“We will.”", '"Yes." "No."', "(“Never!”)", "“Not closed."])
def test_a_bare_quotation_names_nobody(sentence: str) -> None:
    """All its words are between marks."""
    assert is_bare(sentence, Span(0, len(sentence)))


@pytest.mark.parametrize("sentence", ["“We will,” said Holm.", "Holm: “Yes.”", "No marks.", "..."])
def test_a_sentence_with_words_of_its_own_is_not_bare(sentence: str) -> None:
    """Whoever is named, is named outside the marks."""
    assert not is_bare(sentence, Span(0, len(sentence)))


@pytest.mark.parametrize(
    "sentence",
    [
        "Holm said.",
        "said the mayor, who had come late.",
        "she added.",
        "Ana Ruiz-Holm, the engineer, told the council.",
        "according to a report.",
        "Dr. O’Brien wrote in a letter.",
    ],
)
def test_a_speaker_after_a_quotation_is_an_attribution(sentence: str) -> None:
    """Such as "X said" and "said X", with what may stand between."""
    assert is_attribution(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The river rose.",
        "It was the fourth time in a single year that the town, wet and tired, said so.",
        "“Yes,” she said.",
    ],
)
def test_another_sentence_is_no_attribution(sentence: str) -> None:
    """A verb of speech far off, or another quotation, does not make it one."""
    assert not is_attribution(sentence)


@pytest.mark.parametrize(
    ("sentence", "torn"),
    [
        ("“We will rebuild it. And we will not wait.", True),
        ('Holm said: "We will', True),
        ("“We will,” said Holm.", False),
        ("Holm said, 'We will.'", False),
        ("The river rose.", False),
    ],
)
def test_a_quotation_that_goes_on_is_torn(sentence: str, torn: bool) -> None:
    """Where it is not closed, what follows belongs to it."""
    assert is_torn(sentence, Span(0, len(sentence))) == torn


def test_what_is_outside_quotations_is_the_sentences_own() -> None:
    """Each quotation leaves a gap."""
    text = "“We will,” said Holm, “and soon.”"
    assert outside_quotations(text, Span(0, len(text))).split() == ["said", "Holm,"]


@given(text=texts)
def test_quotations_lie_in_order_within_bounds(text: str) -> None:
    """They never overlap, and each begins at a mark."""
    at = 0
    for span in quotations(text, Span(0, len(text))):
        assert at <= span.start < span.end <= len(text)
        assert text[span.start] in "\"“”„«»‟'‘"
        at = span.end
