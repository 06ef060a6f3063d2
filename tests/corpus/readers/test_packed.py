import gzip
import io
import stat
import zipfile
from pathlib import Path

import pytest

from corpus.errors import ArticleError
from corpus.ingest import Source
from corpus.model import Article
from corpus.readers import packed
from tests.corpus.making import counts, fill, read_bytes, stored_in

TEXT = "date 2024-03-05 The harbour was closed on Tuesday after a barge ran aground."
BODY = TEXT.removeprefix("date 2024-03-05 ")
CLIMBING = ["../a.txt", "b/../../a.txt", "/a.txt", "..\\a.txt", "C:\\a.txt"]


def zipped(members: dict[str, bytes], level: int | None = None) -> bytes:
    """A zip file of these members."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return made.getvalue()


def texts(folder: Path, data: bytes, name: str = "a.zip") -> dict[str, str]:
    """The texts of the articles of a file, and the reasons for what is none, by path."""
    found = read_bytes(folder, name, data)
    return {one.path: one.text if isinstance(one, Article) else one.reason for one in found}


def test_a_zip_file_is_the_files_in_it(tmp_path: Path) -> None:
    """Of any format, packed again by gzip or not, in any folder; each by its path below the zip."""
    line = b'{"id": "k-1", "text": "The lamp is lit."}'
    members = {
        "a.txt": TEXT.encode(),
        "deep/er/b.txt.gz": gzip.compress(TEXT.encode()),
        "c.jsonl": line,
        "d.png": b"\x89PNG",
        "empty/": b"",
    }
    found = read_bytes(tmp_path, "A.ZIP", zipped(members))
    articles = [one for one in found if isinstance(one, Article)]
    assert [(one.id, one.path, one.text) for one in articles] == [
        ("A.ZIP/a.txt", "A.ZIP/a.txt", BODY),
        ("A.ZIP/deep/er/b.txt.gz", "A.ZIP/deep/er/b.txt.gz", BODY),
        ("k-1", "A.ZIP/c.jsonl", "The lamp is lit."),
    ]
    (error,) = (one for one in found if isinstance(one, ArticleError))
    assert error.path == "A.ZIP/d.png"
    assert ".zip" in error.reason
    assert [path.name for path in tmp_path.iterdir()] == ["A.ZIP"]


@pytest.mark.parametrize("name", CLIMBING)
def test_a_path_that_climbs_out_is_rejected(tmp_path: Path, name: str) -> None:
    """Whichever system it is a path of; the others are read."""
    found = texts(tmp_path, zipped({name: TEXT.encode(), "b.txt": TEXT.encode()}))
    assert found.pop("a.zip/b.txt") == BODY
    assert list(found.values()) == ["its path leads out of the zip file"]


def test_members_that_are_no_files(tmp_path: Path) -> None:
    """A link and a zip file are rejected, hidden files are counted."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("inner.zip", zipped({"a.txt": TEXT.encode()}))
        archive.writestr("inner.zip.gz", gzip.compress(zipped({"a.txt": TEXT.encode()})))
        archive.writestr("__MACOSX/._a.txt", b"x")
        archive.writestr(".hidden", b"x")
    assert texts(tmp_path, made.getvalue()) == {
        "a.zip/.*": "2 hidden files were left out",
        "a.zip/link.txt": "it is a link",
        "a.zip/inner.zip": "it is a zip file within another packed file",
        "a.zip/inner.zip.gz": "it is a zip file within another packed file",
    }


def test_an_encrypted_member_is_rejected(tmp_path: Path) -> None:
    """The flag of its entry says so."""
    data = bytearray(zipped({"a.txt": TEXT.encode()}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert texts(tmp_path, bytes(data)) == {"a.zip/a.txt": "it is encrypted"}


@pytest.mark.parametrize("name", ["a.zip", "a.txt.gz", "a.jsonl.gz"])
def test_a_bomb_is_one_line(tmp_path: Path, name: str) -> None:
    """What unpacks to more than 200 times its size is read no further."""
    bomb = (b'{"text": "' + b"x" * (1 << 20) + b'"}\n') * 40
    data = zipped({"a.jsonl": bomb}) if name == "a.zip" else gzip.compress(bomb)
    assert len(data) * packed.RATIO < len(bomb)
    errors = [one for one in read_bytes(tmp_path, name, data) if isinstance(one, ArticleError)]
    assert len(errors) == 1
    assert ("unpacks to more" in errors[0].reason) or name == "a.txt.gz"


def test_all_members_count_together(tmp_path: Path) -> None:
    """A zip file of many members that unpack to a little each is a bomb too."""
    data = zipped({f"{n}.txt": b"x" * (4 << 20) for n in range(9)}, level=9)
    found = read_bytes(tmp_path, "a.zip", data)
    assert [type(one) for one in found[:-1]] == [Article] * 4
    assert isinstance(found[-1], ArticleError)
    assert (found[-1].path, found[-1].id) == ("a.zip", None)


def test_too_many_members(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """None of them is read, and the line says how many there are."""
    monkeypatch.setattr(packed, "MEMBERS", 3)
    found = texts(tmp_path, zipped({f"{n}.txt": TEXT.encode() for n in range(4)}))
    assert found == {"a.zip": "it holds 4 files, and no more than 3 are read"}


@pytest.mark.parametrize("data", [b"", b"no zip", zipped({"a.txt": TEXT.encode()})[:-9]])
def test_what_is_no_zip_file(tmp_path: Path, data: bytes) -> None:
    """Or is cut short, is one line."""
    found = texts(tmp_path, data)
    assert list(found) == ["a.zip"]
    assert "no zip file" in found["a.zip"]


def test_a_damaged_member_costs_itself(tmp_path: Path) -> None:
    """Its checksum is wrong; the one after it is read."""
    data = zipped({"a.txt": TEXT.encode() * 9, "b.txt": TEXT.encode()})
    at = data.index(b"a.txt") + 20
    damaged = data[:at] + b"\xff\xff\xff\xff" + data[at + 4 :]
    found = texts(tmp_path, damaged)
    assert found.pop("a.zip/b.txt") == BODY
    (reason,) = found.values()
    assert "cannot be read" in reason


def test_a_member_whose_name_is_damaged_costs_itself(tmp_path: Path) -> None:
    """Where it is no UTF-8 and says that it is, and where there is none; the others are read."""
    data = bytearray(zipped({"a.txt": TEXT.encode(), "b.txt": TEXT.encode()}))
    data[data.index(b"PK\x03\x04") + 7] |= 8  # the flag for a name in UTF-8
    data[data.index(b"a.txt")] = 0x80
    damaged = texts(tmp_path, bytes(data))
    assert damaged.pop("a.zip/b.txt") == BODY
    assert ["cannot be read" in reason for reason in damaged.values()] == [True]
    nameless = zipped({"a.txt": TEXT.encode(), "b.txt": TEXT.encode()}).replace(b"a.txt", b"\0.txt")
    assert texts(tmp_path, nameless) == {"a.zip/": "it has no name", "a.zip/b.txt": BODY}


async def test_what_a_damaged_member_held_is_kept(source: Source) -> None:
    """One that cannot be read now is not one that has gone."""
    line = b'{"id": "%d", "text": "The lamp is lit."}'
    good = {"a.jsonl": line % 1, "b.txt": TEXT.encode()}
    (source.articles / "a.zip").write_bytes(zipped(good))
    assert counts(await fill(source)) == (2, 0, 0, 0)
    data = zipped(good)
    at = data.index(b"a.jsonl") + 12
    (source.articles / "a.zip").write_bytes(data[:at] + b"\xff\xff\xff\xff" + data[at + 4 :])
    report = await fill(source)
    assert [one.path for one in report.rejected] == ["a.zip/a.jsonl"]
    assert set(await stored_in(source)) == {"1", "a.zip/b.txt"}
    (source.articles / "a.zip").write_bytes(zipped({"b.txt": TEXT.encode()}))
    assert counts(await fill(source, force=True)) == (0, 0, 1, 1)


@pytest.mark.parametrize(
    ("name", "data", "source"),
    [
        ("page.php", b"\n<!DOCTYPE html><html><body><p>" + BODY.encode() * 3, BODY),
        ("archive", zipped({"a.txt": TEXT.encode()}), BODY),
        ("letter.docx", zipped({"word/document.xml": b"<w/>"}), "format"),
        ("scan", b"%PDF-1.4\n", "PDF"),
    ],
)
def test_a_name_that_tells_nothing(tmp_path: Path, name: str, data: bytes, source: str) -> None:
    """The first bytes do, but not whether what is packed has a format of its own."""
    (said,) = texts(tmp_path, data, name).values()
    assert source in said
