from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import IndexUnusable
from corpus.index import IndexKey, load_index, save_index
from tests.corpus.making import index_of

KEY = IndexKey("token", "analysis 1")
CORPUS = [["river", "flood"], [], ["river"], ["straße", "река", "bridg"]]
terms = st.text(st.characters(codec="utf-8"), min_size=1, max_size=4)
corpora = st.lists(st.lists(terms, max_size=6), max_size=30)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that examples share: each writes a file of its own, as a mapped one must stay."""
    return tmp_path_factory.mktemp("index")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A whole index file."""
    save_index(index_of(CORPUS), tmp_path / "a.index", KEY)
    return tmp_path / "a.index"


@given(corpus=corpora)
def test_what_is_saved_comes_back(folder: Path, corpus: list[list[str]]) -> None:
    """The same passages, the same hits with the same scores, the same idf."""
    saved = index_of(corpus)
    path = folder / f"{uuid4().hex}.index"
    save_index(saved, path, KEY)
    loaded = load_index(path, KEY)
    query = sorted({term for passage in corpus for term in passage})
    assert loaded.search(query, 99) == saved.search(query, 99)
    assert [loaded.idf(term) for term in query] == [saved.idf(term) for term in query]
    assert len(loaded.passages) == len(corpus)
    assert [loaded.passages[row] for row in range(len(corpus))] == [
        saved.passages[row] for row in range(len(corpus))
    ]


def test_a_saved_file_is_alone(path: Path) -> None:
    """Nothing it was made from is left beside it."""
    assert list(path.parent.iterdir()) == [path]


def test_a_missing_file_is_unusable(tmp_path: Path) -> None:
    """The error names the file."""
    with pytest.raises(IndexUnusable) as caught:
        load_index(tmp_path / "none.index", KEY)
    assert caught.value.path == tmp_path / "none.index"


@pytest.mark.parametrize(
    "key", [IndexKey("another", KEY.fingerprint), IndexKey(KEY.token, "analysis 2")]
)
def test_an_index_of_another_generation_or_analysis_is_unusable(path: Path, key: IndexKey) -> None:
    """The header says what the index is of."""
    with pytest.raises(IndexUnusable):
        load_index(path, key)


@pytest.mark.parametrize("data", [b"", b"x", b"SQLite format 3\0" * 99, bytes(9000)])
def test_a_foreign_file_is_unusable(path: Path, data: bytes) -> None:
    """Whatever else lies under the name of an index."""
    path.write_bytes(data)
    with pytest.raises(IndexUnusable):
        load_index(path, KEY)


def test_a_file_cut_short_anywhere_is_unusable(path: Path) -> None:
    """From no byte at all to all but one."""
    whole = path.read_bytes()
    cut = path.with_name("cut.index")
    for length in range(len(whole)):
        cut.write_bytes(whole[:length])
        with pytest.raises(IndexUnusable):
            load_index(cut, KEY)


def test_a_file_with_a_damaged_header_is_unusable(path: Path) -> None:
    """Whichever byte of what describes the arrays it hits."""
    whole = path.read_bytes()
    for at in range(whole.index(b"]}") + 2):
        with pytest.raises(IndexUnusable):
            load_index(damaged(path, whole, at), KEY)


def test_a_file_with_a_damaged_array_is_unusable_or_answers_as_before(path: Path) -> None:
    """A damaged byte is noticed when the file is opened, and not by wrong answers or a crash."""
    whole = path.read_bytes()
    expected = index_of(CORPUS).search(["river", "bridg"], 9)
    wrong = []
    for at in range(whole.index(b"]}") + 2, len(whole)):
        try:
            found = load_index(damaged(path, whole, at), KEY).search(["river", "bridg"], 9)
        except IndexUnusable:
            continue
        except (ValueError, IndexError, RuntimeWarning) as error:
            wrong.append((at, repr(error)))
        else:
            if found != expected:
                wrong.append((at, "another answer"))
    assert not wrong


def damaged(path: Path, whole: bytes, at: int) -> Path:
    """A file like `whole` but for one byte."""
    made = path.with_name(f"{at}.index")
    made.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
    return made
