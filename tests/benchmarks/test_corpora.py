from itertools import islice
from pathlib import Path

from benchmarks.corpora import made_passages, passages_of, write_corpus
from benchmarks.place import default_folder

SAMPLE = Path(__file__).parents[2] / "corpus" / "articles"
REAL = [
    f"the {colour} bridge was closed on day {day}" for colour in ("red", "blue") for day in range(9)
]


def test_a_corpus_is_the_same_for_a_seed(tmp_path: Path) -> None:
    """Made twice from the sample newspaper, beyond its real passages, the files are equal."""
    for name in ("one", "other"):
        write_corpus(SAMPLE, 2_000, 7, tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()


def test_another_seed_makes_another_corpus() -> None:
    """Neither the order of the real passages nor the made ones depend on anything but the seed."""
    assert list(made_passages(REAL, 50, 1)) != list(made_passages(REAL, 50, 2))


def test_a_corpus_has_the_size_that_was_asked(tmp_path: Path) -> None:
    """A passage a line, none of them empty, whether the real ones are enough or not."""
    assert len(passages_of(SAMPLE)) < 1_000
    for size in (100, 1_000):
        write_corpus(SAMPLE, size, 1, tmp_path / str(size))
        lines = (tmp_path / str(size)).read_text("utf-8").splitlines()
        assert len(lines) == size
        assert all(lines)


def test_a_smaller_corpus_is_the_beginning_of_a_larger_one() -> None:
    """So that a plot against the size shows the size."""
    assert list(made_passages(REAL, 40, 3)) == list(islice(made_passages(REAL, 90, 3), 40))


def test_real_passages_come_first_and_once() -> None:
    """All real passages stand before the first that was made."""
    assert sorted(islice(made_passages(REAL, 30, 5), len(REAL))) == sorted(REAL)


def test_a_made_passage_is_as_long_as_a_real_one() -> None:
    """Words are drawn anew in their places: their number stays."""
    assert {len(passage.split()) for passage in made_passages(REAL, 200, 5)} == {8}


def test_what_is_there_is_not_made_again(tmp_path: Path) -> None:
    """A corpus made before is kept as it is."""
    (tmp_path / "made").write_text("before\n", "utf-8")
    write_corpus(default_folder(), 100, 1, tmp_path / "made")
    assert (tmp_path / "made").read_text("utf-8") == "before\n"
