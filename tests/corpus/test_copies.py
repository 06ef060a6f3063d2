from datetime import date, timedelta
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import copies
from corpus.copies import Copies
from corpus.model import Article, StoredArticle

# No two of these words follow each other twice, so that every run of words is one of its own.
WORDS = [
    f"{a}{b}" for a in "ba de ki lo mu ra se ti vo zu".split() for b in "nak tel rim pos".split()
]
DAY = date(2025, 3, 3)


def prose(seed: int, words: int = 300) -> str:
    """A text of so many words, with a full stop now and then; other seeds, other texts."""
    chosen, state = [], seed * 7919 + 1
    for number in range(words):
        state = (state * 48271 + 11) % 2147483647
        chosen.append(WORDS[state % len(WORDS)] + ("." if number % 12 == 11 else ""))
    return " ".join(chosen)


def stored(text: str, key: int = 1, published: date | None = DAY) -> StoredArticle:
    """An article as the store gives it out, with the hash of its text and key."""
    article = Article(
        f"{key}.txt", f"{key}.txt", text, "T", title_derived=True, published=published
    )
    return StoredArticle(key, sha256(f"{key} {published} {text}".encode()).hexdigest(), article)


def are_copies(one: str, other: str, apart: int = 1) -> bool:
    """Whether the two texts, so many days apart, make one group."""
    pair = [stored(one, 1), stored(other, 2, DAY + timedelta(apart))]
    return len(Copies().grouped(pair)) == 1


STORY = prose(1)
HALF = STORY[: STORY.rfind(" ", 0, len(STORY) // 2)]
REPORT = (
    "The ferry to Plenty struck the pier in thick fog on {day} evening. The harbour master said"
    " that {n} people were injured and that all of them were taken to the hospital on Mint Street."
    " The ferry had left the town at ten past six with its lamps lit, and its horn was heard from"
    " the lighthouse. An inquiry will begin on the morning after the fog has gone, and the boat"
    " stays where it is until then. Nobody else may go aboard, said the harbour master, who has"
    " asked all who saw it to write down what they remember and bring it to the customs house."
)
BULLETIN = (
    "The harbour office gives these figures for the day. High water in the morning stood at {}"
    " metres and in the evening at {} metres. The wind blew at {} knots from the west. The office"
    " counted {} boats in the inner harbour and {} boats outside. The fish market sold {} crates"
    " of herring and {} crates of cod. The ferry carried {} people to Plenty."
)


@pytest.mark.parametrize(
    ("other", "apart"),
    [
        pytest.param(STORY, 400, id="the same a year later"),
        pytest.param("Quite another headline stands over this one\n\n" + STORY, 1, id="headline"),
        pytest.param(HALF, 2, id="without its second half"),
        pytest.param(STORY + "\n\n" + prose(9, 60), 1, id="a paragraph more"),
        pytest.param(STORY.upper().replace(".", " –"), 1, id="case and punctuation"),
        pytest.param("A headline of its own\n\n" + HALF, 1, id="headline and half"),
    ],
)
def test_these_are_near_copies(other: str, apart: int) -> None:
    """Agency copy as newspapers print it: another headline, cut short, a paragraph added."""
    assert are_copies(STORY, other, apart)
    assert are_copies(other, STORY, apart)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        pytest.param(STORY, prose(2), 0, id="other words"),
        pytest.param(
            f"{prose(2)} {STORY[:400]} {prose(4)}",
            f"{prose(5)} {STORY[:400]}",
            0,
            id="one quotation",
        ),
        pytest.param(
            BULLETIN.format(*range(11, 19)),
            BULLETIN.format(*range(21, 29)),
            1,
            id="a daily bulletin",
        ),
        pytest.param(
            REPORT.format(day="Monday", n=14),
            REPORT.format(day="Monday", n=16),
            1,
            id="one figure is another",
        ),
        pytest.param(
            f"{STORY} Output declined 5 percent.",
            f"{STORY} Output declined 7 percent.",
            1,
            id="one figure is another, beside a word that begins like a month",
        ),
        pytest.param(
            prose(3, 60), f"{prose(3, 60)} {prose(4, 120)}", 0, id="a brief in a round-up"
        ),
        pytest.param(STORY, STORY[:-300] + prose(6, 40), 300, id="last year's, rewritten a little"),
    ],
)
def test_these_are_not(one: str, other: str, apart: int) -> None:
    """Stories written apart, a frame with other figures, and what is mostly something else."""
    assert not are_copies(one, other, apart)


def test_times_and_days_are_no_figures() -> None:
    """That a copy was updated at another hour of another day makes it no other story."""
    stamp = "Updated {} March 2025 at {}:15 p.m. {}"
    assert are_copies(stamp.format(3, 4, STORY), stamp.format(4, 11, STORY))


def test_the_earliest_stands_for_them() -> None:
    """Undated ones come last; of one day the longest is first; of one length the lowest key."""
    longer = STORY + " and on"
    some = [
        stored(STORY, 5, None),
        stored(STORY, 4),
        stored(longer, 6, None),
        stored(prose(8), 9),
        stored(longer, 3),
        stored(STORY, 2),
        stored(STORY, 1, DAY - timedelta(1)),
    ]
    assert Copies().grouped(some) == [(6, 4, 5, 1, 2, 0), (3,)]


def test_what_is_like_a_copy_is_not_in_the_group() -> None:
    """All in a group are near-copies of its first, not of one another by way of a third."""
    one, other = prose(11, 150), prose(12, 150)
    days = [DAY + timedelta(number) for number in range(3)]
    texts = [one, f"{one} {other}", other]
    some = [stored(text, key, day) for key, (text, day) in enumerate(zip(texts, days, strict=True))]
    assert Copies().grouped(some) == [(0, 1), (2,)]


def test_nothing_and_next_to_nothing() -> None:
    """No article, none with a word, and some shorter than a run of words."""
    assert Copies().grouped([]) == []
    some = [stored(text, key) for key, text in enumerate(["", "…", "Rain.", "rain", "Sun again."])]
    assert Copies().grouped(some) == [(1, 0), (2, 3), (4,)]


def families(most: int) -> st.SearchStrategy[list[StoredArticle]]:
    """Articles of a few stories, each cut or added to, on days near one another or on none."""
    one = st.tuples(st.integers(0, 4), st.integers(60, 200), st.booleans())
    days = st.none() | st.integers(0, 5).map(lambda n: DAY + timedelta(n))
    return st.lists(st.tuples(one, days), max_size=most).map(
        lambda drawn: [
            stored(("Headline here. " if added else "") + prose(seed, 200)[: words * 6], key, day)
            for key, ((seed, words, added), day) in enumerate(drawn)
        ]
    )


@settings(deadline=None, max_examples=50)
@given(families(12), st.randoms(use_true_random=False))
def test_each_article_once_in_whatever_order(some: list[StoredArticle], chance: object) -> None:
    """Every position is in one group, groups come as they first appear, and order is no matter."""
    found = Copies().grouped(some)
    assert sorted(at for group in found for at in group) == list(range(len(some)))
    assert [min(group) for group in found] == sorted(min(group) for group in found)
    other = list(some)
    chance.shuffle(other)  # type: ignore[attr-defined] # hypothesis gives a random.Random
    again = Copies().grouped(other)
    assert {tuple(some[at].key for at in group) for group in found} == {
        tuple(other[at].key for at in group) for group in again
    }


def test_many_are_grouped_as_few_are() -> None:
    """Through the sketches, too, every copy is found, and nothing else."""
    stories = [stored(prose(seed), seed) for seed in range(40)]
    halves = [stored(one.article.text[:1000], 100 + one.key, DAY + timedelta(2)) for one in stories]
    assert len(stories + halves) > copies.MANY
    expected = [(at, at + 40) for at in range(40)]
    assert Copies().grouped(stories + halves) == expected


def test_what_was_read_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """An article is read once as long as there is room, by its hash, the least used goes first."""
    read: list[int] = []
    of = copies._Print.of

    def counting(one: StoredArticle) -> copies._Print:
        read.append(one.key)
        return of(one)

    monkeypatch.setattr(copies._Print, "of", counting)
    monkeypatch.setattr(copies, "_REMEMBERED", 2)
    one, two, three = (stored(prose(key), key) for key in (1, 2, 3))
    memory = Copies()
    for some in ([one, two], [one], [three], [one], [two]):
        memory.grouped(some)
    assert read == [1, 2, 3, 2]
