from benchmarks.alterations import FEWEST_WORDS, quotable, sample
from corpus.model import Article

TEXT = (
    "“The mill by the weir is older than the church,” the miller said on Monday. "
    "Nobody remembers who built its great wheel or why. Short one."
)
ARTICLES = [
    Article(f"{n}", f"{n}", f"{TEXT} Number {n}.", "T", title_derived=True) for n in range(5)
]


def test_quotable() -> None:
    """Sentences and quotations of five words and more, as they stand in the text."""
    parts = list(quotable(TEXT))
    assert "The mill by the weir is older than the church," in parts
    assert "Nobody remembers who built its great wheel or why." in parts
    assert all(part in TEXT and len(part.split()) >= FEWEST_WORDS for part in parts)


def test_sample() -> None:
    """Each article gives a quotation as it stands, one retyped, and nine altered ones."""
    asked = sample(ARTICLES, 5, 1)
    assert len({one.kind for one in asked}) == 11
    texts = {article.id: article.text for article in ARTICLES}
    for one in asked:
        assert one.original in texts[one.article]
        assert (one.text in texts[one.article]) == (one.kind == "untouched")


def test_sample_is_seeded() -> None:
    """The same seed makes the same quotations, another seed others."""
    assert sample(ARTICLES, 5, 1) == sample(ARTICLES, 5, 1) != sample(ARTICLES, 5, 2)
