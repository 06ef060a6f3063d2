"""401 scraped articles, where they lie: of their text, no sentence stands here."""

import asyncio
import re
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import islice
from pathlib import Path

import pytest

from corpus.ingest import Source
from corpus.model import Article, Findings, Span
from corpus.passages import split_passages
from corpus.quotations import outside_quotations
from corpus.readers import ArticleFile, article_files, read
from tests.corpus.making import LIMITS, found_in
from tests.corpus.quoting import faults

USERS_FILE = "000_dba9d9a94a783d85.txt"


@dataclass(frozen=True)
class Known:
    """A question, and the slice of the user's file that is its answer, by the slice's hash."""

    question: str
    start: int
    end: int
    digest: str


KNOWN = [
    Known("How many illegal immigrants live in Illinois?", 2091, 2308, "4ad17c78a04853ec"),
    Known("What did Homan say about sanctuary cities?", 1316, 1742, "a341ab657273eab2"),
    Known("Who is Delia Ramirez?", 1744, 1866, "5b0472da5c31da00"),
    Known("What did Garcia say at Malcolm X College?", 744, 1030, "30e04ee72eddfe3d"),
]
UNKNOWN = "What is the capital of Mongolia?"


@dataclass(frozen=True)
class OwnWords:
    """Two questions in the words of an article: a sentence of it, and who said what."""

    article: str
    sentence: str
    speaker: str


@pytest.fixture(scope="module")
def questions(real_articles: Path) -> list[OwnWords]:
    """150 questions in the articles' own words."""
    made = []
    for number, file in enumerate(islice(article_files(real_articles), 0, None, 4)):
        assert isinstance(file, ArticleFile)
        (article,) = (one for one in read(file, LIMITS) if isinstance(one, Article))
        kept = [s for p in split_passages(1, article.text, "en") for s in p.sentences]
        sentence = [s.of(article.text) for s in kept[number % 7 :][:1]] or [article.title]
        names = re.findall(r"(?<=[a-z,] )[A-Z]\w+(?: [A-Z]\w+)*", article.text) or ["anybody"]
        long = sorted(re.findall(r"\w{7,}", article.text), key=len)[-3:]
        speaker = f"What did {names[0]} say about {' and '.join(long)}?"
        made.append(OwnWords(article.id, sentence[0][:150], speaker))
    return made[:75]


ASKED = date(2026, 1, 1)  # later than all of them


@pytest.fixture(scope="module")
def found(
    real_articles: Path, questions: list[OwnWords], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Findings]:
    """What the archive of all finds for each question."""
    source = Source(real_articles, tmp_path_factory.mktemp("real") / "a.sqlite", LIMITS)
    own = [question for one in questions for question in (one.sentence, one.speaker)]
    asked = [*own, *(known.question for known in KNOWN), UNKNOWN]
    return dict(zip(asked, asyncio.run(found_in(source, [(q, ASKED) for q in asked])), strict=True))


@pytest.fixture(scope="module")
def found_alone(
    real_articles: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Findings]:
    """What the archive of the user's file alone finds."""
    source = Source(real_articles / USERS_FILE, tmp_path_factory.mktemp("one") / "a.sqlite", LIMITS)
    asked = [*(known.question for known in KNOWN), UNKNOWN]
    return dict(zip(asked, asyncio.run(found_in(source, [(q, ASKED) for q in asked])), strict=True))


@pytest.mark.parametrize("known", KNOWN, ids=[known.question for known in KNOWN])
@pytest.mark.parametrize("alone", [True, False], ids=["alone", "of 401"])
def test_the_right_sentences_are_quoted(
    known: Known, alone: bool, request: pytest.FixtureRequest
) -> None:
    """Alone and among all, the best excerpt is the known slice, dated as the file is."""
    findings = request.getfixturevalue("found_alone" if alone else "found")[known.question]
    best = findings.excerpts[0]
    text = best.article.text
    assert findings.refusal is None
    assert (best.article.id, best.article.published) == (USERS_FILE, date(2025, 2, 2))
    assert (best.start, best.end) == (known.start, known.end)
    assert sha256(text[known.start : known.end].encode()).hexdigest()[:16] == known.digest


def test_what_was_asked_for_stands_in_the_quotations(found: dict[str, Findings]) -> None:
    """The figure; the speaker with his "said", outside his quotation; the names."""
    figure, homan, ramirez, garcia = (found[known.question].excerpts[0] for known in KNOWN)
    assert "300,000" in figure.text
    for excerpt, name in ((homan, "Homan"), (garcia, "García")):
        frame = outside_quotations(excerpt.article.text, Span(excerpt.start, excerpt.end))
        assert re.search(rf"\b{name} said\b", frame)
    assert "Delia Ramirez" in ramirez.text


def test_what_no_article_knows_is_declined(
    found: dict[str, Findings], found_alone: dict[str, Findings]
) -> None:
    """With the word that stands nowhere."""
    for findings in (found[UNKNOWN], found_alone[UNKNOWN]):
        assert findings.refusal
        assert "Mongolia" in findings.refusal.unknown


def test_every_excerpt_is_fit_to_be_shown(
    found: dict[str, Findings], found_alone: dict[str, Findings]
) -> None:
    """Whole, short, and nobody's words torn."""
    excerpts = [e for one in [*found.values(), *found_alone.values()] for e in one.excerpts]
    assert len(excerpts) > 150
    wrong = [(e.article.id, e.start, e.end, faults(e)) for e in excerpts if faults(e)]
    assert not wrong


def test_an_article_is_found_by_a_sentence_of_it(
    found: dict[str, Findings], questions: list[OwnWords]
) -> None:
    """Nine times in ten at least, it is among the first four and the question is not declined."""
    right = [
        one
        for one in questions
        if one.article in found[one.sentence].articles[:4] and found[one.sentence].refusal is None
    ]
    assert len(questions) == 75
    assert len(right) >= 0.9 * len(questions)
