import gzip
import os
import sys
from pathlib import Path

import pytest

from corpus.errors import ArticleError, ArticlesMissing
from corpus.model import Article
from corpus.readers import ArticleFile, article_files, read
from tests.corpus.making import LIMITS, read_bytes

TEXT = "The harbour was closed on Tuesday after a barge ran aground."

needs_links = pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")


def paths(root: Path) -> list[str]:
    """The paths of the files to read."""
    return [file.path for file in article_files(root) if isinstance(file, ArticleFile)]


def errors(root: Path) -> dict[str, str]:
    """The reasons for what is not to be read, by path."""
    return {e.path: e.reason for e in article_files(root) if isinstance(e, ArticleError)}


def put(root: Path, *names: str) -> None:
    """Files with a text."""
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(TEXT, "utf-8")


def test_files_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    """All files of all folders, by POSIX path."""
    put(tmp_path, "b.txt", "a/z.txt", "a/b/é.txt", "c.jsonl")
    assert paths(tmp_path) == ["a/b/é.txt", "a/z.txt", "b.txt", "c.jsonl"]


def test_a_single_file_is_its_own_root(tmp_path: Path) -> None:
    """`--articles` may name a file."""
    put(tmp_path, "a.txt")
    assert paths(tmp_path / "a.txt") == ["a.txt"]


def test_hidden_files_are_one_line_a_folder(tmp_path: Path) -> None:
    """The report counts what was left out, folder by folder."""
    put(tmp_path, ".one", ".two/x.txt", "a.txt", "sub/.three", "sub/b.txt")
    assert paths(tmp_path) == ["a.txt", "sub/b.txt"]
    assert errors(tmp_path) == {
        ".*": "2 hidden files were left out",
        "sub/.*": "1 hidden file was left out",
    }


@needs_links
def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    """Neither to a file nor to a folder; a link within the folder to a file is a file."""
    put(tmp_path, "out/x.txt", "in/real.txt")
    root = tmp_path / "in"
    (root / "file.txt").symlink_to(tmp_path / "out" / "x.txt")
    (root / "folder").symlink_to(tmp_path / "out")
    (root / "same.txt").symlink_to("real.txt")
    assert paths(root) == ["real.txt", "same.txt"]
    assert set(errors(root)) == {"file.txt", "folder"}
    assert all("outside" in reason for reason in errors(root).values())


@needs_links
def test_links_that_lead_in_a_circle_or_nowhere_are_lines_in_the_report(tmp_path: Path) -> None:
    """None is fatal, and none is walked for ever."""
    put(tmp_path, "a.txt")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "one").symlink_to("two")
    (tmp_path / "two").symlink_to("one")
    (tmp_path / "gone.txt").symlink_to("nothing.txt")
    (tmp_path / "up").symlink_to(".")
    assert paths(tmp_path) == ["a.txt"]
    assert set(errors(tmp_path)) == {"loop.txt", "one", "two", "gone.txt", "up"}


@needs_links
def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    """What is inside it is not outside."""
    put(tmp_path, "real/a.txt")
    (tmp_path / "link").symlink_to("real")
    assert (paths(tmp_path / "link"), errors(tmp_path / "link")) == (["a.txt"], {})


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs there")
def test_a_fifo_is_not_opened(tmp_path: Path) -> None:
    """Opening one would wait for a writer that never comes."""
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "a.txt")
    assert errors(tmp_path) == {"a.txt": "it is not a regular file"}


@pytest.mark.parametrize("name", ["a.docx", "a.docx.gz", "a.html5", "a.tar"])
def test_an_unknown_suffix_is_a_rejection(tmp_path: Path, name: str) -> None:
    """The report says which formats are known."""
    data = gzip.compress(TEXT.encode()) if name.endswith("gz") else TEXT.encode()
    (found,) = read_bytes(tmp_path, name, data)
    assert isinstance(found, ArticleError)
    assert ".jsonl" in found.reason


@pytest.mark.parametrize("name", ["a", "a.txt", "a.TXT", "a.text", "a.txt.gz", "a.gz", "A.TXT.GZ"])
def test_text_is_read_by_any_of_its_names(tmp_path: Path, name: str) -> None:
    """With or without suffix, in any case, and compressed."""
    data = gzip.compress(TEXT.encode()) if name.lower().endswith("gz") else TEXT.encode()
    (found,) = read_bytes(tmp_path, name, data)
    assert isinstance(found, Article)
    assert (found.id, found.text) == (name, TEXT)


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.jsonl.gz", "a.JSONL.GZ"])
def test_json_lines_are_read_by_any_of_their_names(tmp_path: Path, name: str) -> None:
    """As text is."""
    line = b'{"text": "The harbour is open."}\n'
    data = gzip.compress(line * 2) if name.lower().endswith("gz") else line * 2
    found = read_bytes(tmp_path, name, data)
    assert [one.id for one in found if isinstance(one, Article)] == [f"{name}#1", f"{name}#2"]


def test_of_a_cut_archive_the_lines_before_the_cut_are_kept(tmp_path: Path) -> None:
    """A truncated gzip file is an error at its end and not at its beginning."""
    lines = "".join(f'{{"text": "Barge {n} of {n * n} ran aground."}}\n' for n in range(20_000))
    *kept, last = read_bytes(tmp_path, "a.jsonl.gz", gzip.compress(lines.encode())[:-2000])
    assert kept
    assert all(isinstance(one, Article) for one in kept)
    assert isinstance(last, ArticleError)
    assert "cannot be read" in last.reason


@pytest.mark.parametrize("data", [b"no gzip", gzip.compress(b"x" * 99, mtime=0)[:-9] + b"\0" * 9])
def test_a_damaged_archive_is_a_rejection(tmp_path: Path, data: bytes) -> None:
    """What is no gzip file, or fails its checksum, is not an article."""
    found = read_bytes(tmp_path, "a.txt.gz", data)
    assert [type(one) for one in found] == [ArticleError]


def test_a_file_that_has_gone_is_a_rejection(tmp_path: Path) -> None:
    """One that was there when the folder was walked costs nothing but itself."""
    (found,) = read(ArticleFile(tmp_path / "gone.txt", "gone.txt"), LIMITS)
    assert isinstance(found, ArticleError)


@pytest.mark.parametrize("name", ["missing", "missing/deeper"])
def test_a_missing_path_is_an_error(tmp_path: Path, name: str) -> None:
    """It names the path."""
    with pytest.raises(ArticlesMissing) as caught:
        list(article_files(tmp_path / name))
    assert caught.value.path == tmp_path / name


@pytest.mark.skipif(sys.platform != "linux", reason="names are Unicode elsewhere")
def test_a_name_that_is_not_utf_8_is_a_rejection(tmp_path: Path) -> None:
    """Such a name cannot be stored; the report shows it with marks in its place."""
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(TEXT, "utf-8")
    assert errors(tmp_path) == {"caf\ufffd.txt": "its name is not UTF-8"}


@pytest.mark.parametrize("size", [1000, 1001])
def test_a_compressed_article_is_measured_as_it_is_unpacked(tmp_path: Path, size: int) -> None:
    """And no further than the limit."""
    (found,) = read_bytes(tmp_path, "a.txt.gz", gzip.compress(b"x" * size), 1000)
    assert isinstance(found, Article) == (size == 1000)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_what_may_not_be_read_is_a_rejection(tmp_path: Path) -> None:
    """A file and a folder without the right to read them."""
    put(tmp_path, "a.txt", "sub/b.txt")
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "sub").chmod(0)
    (found,) = read(ArticleFile(tmp_path / "a.txt", "a.txt"), LIMITS)
    assert isinstance(found, ArticleError)
    assert set(errors(tmp_path)) == {"sub"}
    (tmp_path / "sub").chmod(0o700)
