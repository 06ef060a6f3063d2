import io
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from corpus.errors import ArticleError
from corpus.model import Article
from corpus.readers import pdf
from corpus.readers.files import Read
from tests.corpus.making import LIMITS


def made(*pages: Sequence[str], password: str | None = None) -> bytes:
    """A PDF with these lines on its pages."""
    writer = PdfWriter()
    for lines in pages:
        page = writer.add_blank_page(612, 792)
        font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
        fonts = DictionaryObject(
            {
                NameObject("/F1"): DictionaryObject(
                    {NameObject(name): NameObject(value) for name, value in font.items()}
                )
            }
        )
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        shown = "".join(f"({line}) Tj 0 -14 Td\n" for line in lines)
        content = DecodedStreamObject()
        content.set_data(f"BT /F1 12 Tf 72 720 Td\n{shown}ET".encode("latin-1"))
        page[NameObject("/Contents")] = writer._add_object(content)
    if password is not None:
        writer.encrypt(password, "owner")
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def read(content: bytes) -> list[Read]:
    """What the reader makes of a file."""
    return list(pdf.read(io.BytesIO(content), "a.pdf", LIMITS))


def test_lines_become_paragraphs() -> None:
    """A word that stands elsewhere is whole again, another keeps its hyphen; heads are gone."""
    head = "Port Ellery Courier"
    one = [
        head,
        "The council voted on the new bridge at its mee-",
        "ting on Monday, and of the bridge, which is a well-",
        "known one: no other meeting.",
    ]
    two = [head, "Nobody spoke against the bridge, which is to be", "painted green.", "2"]
    (article,) = read(made([*one, "1"], two))
    assert isinstance(article, Article)
    first, second = article.text.split("\n\n")
    assert first.startswith("The council voted on the new bridge at its meeting on Monday, and")
    assert first.endswith("which is a well-known one: no other meeting.")
    assert second == "Nobody spoke against the bridge, which is to be painted green."
    assert article.published is None


def test_a_scan_or_a_locked_file_is_no_article() -> None:
    """Each is a rejection that says why."""
    (scan,) = read(made([]))
    assert isinstance(scan, ArticleError)
    assert "no text layer" in scan.reason
    (locked,) = read(made(["The bridge opens."], password="owl"))  # noqa: S106 - of a test
    assert isinstance(locked, ArticleError)
    assert "encrypted" in locked.reason


@given(st.binary(max_size=300), st.integers(0, 2000))
def test_whatever_the_bytes_nothing_is_raised(noise: bytes, at: int) -> None:
    """Neither of noise alone, nor of noise within a file that was whole."""
    whole = made(["The bridge opens in May."])
    for content in (noise, whole[:at] + noise + whole[at + len(noise) :]):
        assert all(isinstance(found, Article | ArticleError) for found in read(content))


def test_an_empty_password_locks_nothing() -> None:
    """Every viewer opens such a file."""
    (article,) = read(made(["The bridge opens in May."], password=""))
    assert isinstance(article, Article)


def test_short_pages_that_are_alike_are_no_heads() -> None:
    """They differ in their figures alone."""
    (article,) = read(made(["Toll: 12 crowns a car."], ["Toll: 15 crowns a car."]))
    assert isinstance(article, Article)
    assert "12" in article.text
    assert "15" in article.text
