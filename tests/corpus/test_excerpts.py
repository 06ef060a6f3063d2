import pytest

from corpus.excerpts import choose_excerpt
from corpus.index import IndexBuilder
from corpus.passages import split_passages
from corpus.question import parse_question
from corpus.ranking import rank
from corpus.terms import Analyser
from corpus.windows import EXCERPT_LENGTH
from tests.corpus.making import stored

ANALYSER = Analyser("en")


def quoted(question: str, text: str) -> str | None:
    """What an archive of this one article quotes of it."""
    builder = IndexBuilder()
    for passage in split_passages(1, text, "en"):
        builder.add(passage, ANALYSER.terms(text[passage.start : passage.end]))
    index = builder.build()
    query = parse_question(question, ANALYSER)
    (ranked,) = rank(index.search(query.terms, 99), index)
    chosen = choose_excerpt(query, ranked, stored(text), index, ANALYSER)
    return chosen.excerpt.text if chosen else None


def test_the_sentence_with_most_of_the_question_is_quoted() -> None:
    """With what stands around it in its paragraph, and nothing of another one."""
    costs = "Crossing was free once. The bridge over the river costs 41 crowns. Rain fell."
    text = f"The river rose.\n{costs}\nThe bridge is old."
    assert quoted("What does the bridge over the river cost?", text) == costs


def test_up_to_three_sentences_in_a_row_are_quoted() -> None:
    """Where only together they have what was asked."""
    text = "It rained. The harbour closed. The bridge stood. The ferry sailed. The mayor slept."
    assert quoted("harbour bridge ferry", text) == (
        "The harbour closed. The bridge stood. The ferry sailed."
    )
    assert quoted("harbour bridge ferry mayor", text) is not None


def test_sentences_of_two_passages_may_be_quoted_together() -> None:
    """What follows a passage's last sentence is its neighbour."""
    filler = "The old town lay in the rain for the whole of that long and windy week. " * 6
    text = f"{filler}\nThe harbour closed at noon. The ferry sailed all the same.\n{filler}"
    found = quoted("harbour ferry", text)
    assert found is not None
    assert "The harbour closed at noon. The ferry sailed all the same." in found


def test_sentences_on_both_sides_of_a_headline_are_not_quoted_together() -> None:
    """Nothing in capitals stands in an excerpt."""
    text = "The harbour closed at noon.\nMAYOR SLEEPS AGAIN\nThe ferry sailed all the same."
    found = quoted("harbour ferry", text)
    assert found in text.split("\n")
    assert found != "MAYOR SLEEPS AGAIN"


def test_an_excerpt_has_at_most_500_characters_unless_it_is_one_sentence() -> None:
    """Three long sentences are not quoted together; a longer one is quoted whole."""
    rain = "and the rain fell on the roofs of the old town " * 5
    text = f"The harbour closed {rain}. The bridge stood {rain}. The ferry sailed {rain}."
    found = quoted("harbour bridge ferry", text)
    assert found
    assert len(found) <= EXCERPT_LENGTH
    long = f"The harbour closed {rain * 3}and the ferry sailed."
    assert quoted("harbour ferry", f"It rained. {long} It rained.") == long


def test_a_bare_quotation_comes_with_the_neighbour_that_names_its_speaker() -> None:
    """Before it or after it, also in another paragraph."""
    for text in (
        "It rained.\nHolm shook her head.\n“The harbour is closed.”\nIt rained. It rained again.",
        "It rained.\n“The harbour is closed.”\nHolm said so twice.\nIt rained. It rained again.",
    ):
        found = quoted("Is the harbour closed?", text)
        assert found
        assert "Holm" in found
        assert "“The harbour is closed.”" in found


def test_a_bare_quotation_with_no_neighbour_is_not_quoted() -> None:
    """Nobody could say whose it is."""
    assert (
        quoted("harbour", "“The harbour is closed.”\nFERRY SAILS AGAIN\nIt rained, it rained.")
        is None
    )


@pytest.mark.parametrize("order", [1, -1])
def test_a_sentence_that_quotes_the_speaker_goes_before_one_that_names_her(order: int) -> None:
    """When it is asked what she said."""
    mention = "Holm has run the harbour and its harbour dues for nine years."
    words = "“The harbour is closed,” Holm said."
    text = "\nIt rained.\n".join([mention, words][::order])
    assert quoted("What did Holm say about the harbour?", text) == words


def test_another_speakers_quotation_is_not_taken_for_hers() -> None:
    """Who is quoted stands outside the quotation."""
    other = "“Holm wants the harbour closed, and Holm is wrong,” Verrin said."
    hers = "“The harbour is closed,” Holm said."
    text = f"{other}\nIt rained.\n{hers}"
    assert quoted("What did Holm say about the harbour?", text) == hers


@pytest.mark.parametrize("question", ["What did Holm say?", "What has Ana Holm said?"])
def test_a_speaker_without_a_matter_is_quoted(question: str) -> None:
    """The word "say" is not looked for: an article has "said" or "told" in that place."""
    mention = "Ana Holm has run the harbour and its dues for nine years."
    words = "“The harbour is closed,” Ana Holm told the council."
    assert quoted(question, f"{mention}\nIt rained.\n{words}") == words


def test_a_quotation_too_long_beside_its_speaker_comes_with_the_speaker() -> None:
    """A single sentence may be longer than 500 characters, and then is not shown without her."""
    frame = "The harbour master, Ana Holm, spoke for an hour before the council."
    words = "“" + "The pilots are tired and the boats are old. " * 12 + "The pilots go home.”"
    assert quoted("pilots boats tired", f"{frame}\n{words}") == f"{frame}\n{words}"


def test_two_sentences_that_do_not_fit_together_are_not_quoted() -> None:
    """Nor is the quotation alone, whose speaker nobody could tell."""
    frame = "The harbour master, Ana Holm, spoke for an hour before the council, " + "and on " * 30
    words = "“" + "The pilots are tired and the boats are old. " * 9 + "The pilots go home.”"
    assert quoted("pilots boats tired", f"{frame}and on.\n{words}") is None


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How many owls nest in the belfry?", "The sexton counted seven owls in the belfry."),
        ("When do the owls leave the belfry?", "The owls leave the belfry on Friday morning."),
        ("Why do the owls leave the belfry?", "The owls leave the belfry because of the bells."),
        (
            "Who feeds the owls in the belfry?",
            "The belfry owls feed from the hand of Ana Holm.",
        ),
    ],
)
def test_what_is_asked_for_decides_between_sentences(question: str, answer: str) -> None:
    """Each of them has the owls and the belfry: how many, when, why and who tell them apart."""
    filler = " ".join(["The old mill by the river has stood empty for a very long time."] * 6)
    sentences = [
        "The sexton counted seven owls in the belfry.",
        "The owls leave the belfry on Friday morning.",
        "The owls leave the belfry because of the bells.",
        "The belfry owls feed from the hand of Ana Holm.",
    ]
    found = quoted(question, "\n".join(f"{sentence} {filler}" for sentence in sentences))
    assert found is not None
    assert answer in found


@pytest.mark.parametrize("pronoun", ["He", "She", "They", "It", "That"])
def test_a_bare_pronoun_brings_the_sentence_before_along(pronoun: str) -> None:
    """So that it is told who or what is meant, where that fits."""
    text = f"The keeper of the light was asked.\n\n{pronoun} had counted the ships in the harbour."
    found = quoted("ships harbour counted", text)
    assert found is not None
    assert found.startswith("The keeper of the light was asked.")
