"""Where everything lies: articles and questions to measure with, corpora made, results written."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpora import write_corpus
from corpus.index import IndexKey
from corpus.terms import fingerprint

LANGUAGE = "en"
SIZES = (10_000, 100_000, 1_000_000)

_HERE = Path(__file__).parent
_PROJECT = _HERE.parent
_SHARED = _PROJECT.parent / "shared"


@dataclass(frozen=True, slots=True)
class Place:
    """What the command line says: paths, and the seed of what is made."""

    articles: Path
    questions: Path
    seed: int
    made: Path
    results: Path

    def corpus(self, size: int) -> "Corpus":
        """The corpus of so many passages, which is made if it was not yet."""
        folder = self.made / f"{self.articles.name}-{self.seed}" / str(size)
        analysis = hashlib.sha256(key().fingerprint.encode()).hexdigest()[:8]
        corpus = Corpus(size, folder / "passages.txt", folder / analysis)
        write_corpus(self.articles, size, self.seed, corpus.passages)
        corpus.folder.mkdir(exist_ok=True)
        return corpus


@dataclass(frozen=True, slots=True)
class Corpus:
    """A made corpus: its passages, one a line, and the folder for what is built of its stems.

    The folder is the analysis's own: another analysis makes other stems.
    """

    size: int
    passages: Path
    folder: Path

    @property
    def index(self) -> Path:
        """Our index of it."""
        return self.folder / "ours.index"


def key() -> IndexKey:
    """What our indexes here are of."""
    return IndexKey("benchmarks", fingerprint(LANGUAGE))


def default_articles() -> Path:
    """The shared articles where they lie, else the sample newspaper."""
    return _first(_SHARED / "data/realtimeqa/articles.jsonl.gz", _PROJECT / "corpus/articles")


def default_questions() -> Path:
    """The shared questions where they lie, else those about the sample newspaper."""
    return _first(
        _SHARED / "data/realtimeqa/questions.jsonl", _PROJECT / "tests/sample_questions.jsonl"
    )


def default_folder() -> Path:
    """A folder of some hundred articles where it lies, else the sample newspaper."""
    return _first(_SHARED / "articles", _PROJECT / "corpus/articles")


def default_off_topic() -> Path | None:
    """The shared questions about something else where they lie."""
    path = _SHARED / "data/off-topic.jsonl"
    return path if path.exists() else None


def default_pages() -> Path | None:
    """The shared saved pages where they lie."""
    folder = _SHARED / "data/web-pages"
    return folder if folder.is_dir() else None


DEFAULT_MADE = _HERE / "made"
DEFAULT_RESULTS = _HERE / "results"


def _first(wanted: Path, otherwise: Path) -> Path:
    return wanted if wanted.exists() else otherwise
