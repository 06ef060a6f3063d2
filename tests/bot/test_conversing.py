from hypothesis import given
from hypothesis import strategies as st

from bot.conversing import REMEMBERED, Conversations
from corpus.following import LastQuestion

BRIDGE, FERRY = LastQuestion("The bridge?"), LastQuestion("The ferry?")
ANA, BEN = 1, 2
HALL, REPLY = 10, 11


class Clock:
    """A clock that stands until it is set."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        """The time."""
        return self.now


def test_people_and_places_are_apart() -> None:
    """Each person has a last question of their own at each place; the first place that has one."""
    conversations = Conversations()
    conversations.remember(BRIDGE, (ANA, HALL), (ANA, REPLY))
    conversations.remember(FERRY, (BEN, HALL))
    assert conversations.last((ANA, HALL)) == BRIDGE
    assert conversations.last((BEN, REPLY), (BEN, HALL)) == FERRY
    assert conversations.last((BEN, REPLY)) is None
    conversations.remember(FERRY, (ANA, HALL))
    assert conversations.last((ANA, REPLY), (ANA, HALL)) == BRIDGE
    assert conversations.last((ANA, HALL)) == FERRY


def test_ten_minutes() -> None:
    """A question is gone ten minutes after it was answered, and so is what was kept of it."""
    clock = Clock()
    conversations = Conversations(clock)
    conversations.remember(BRIDGE, (ANA, HALL))
    clock.now += REMEMBERED / 2
    conversations.remember(FERRY, (BEN, HALL))
    clock.now += REMEMBERED / 2 - 1
    assert conversations.last((ANA, HALL)) == BRIDGE
    clock.now += 1
    assert conversations.last((ANA, HALL)) is None
    assert conversations.last((BEN, HALL)) == FERRY
    assert len(conversations) == 1
    assert REMEMBERED == 10 * 60


def test_a_question_renews_the_time() -> None:
    """Ten minutes begin anew with each question at the place."""
    clock = Clock()
    conversations = Conversations(clock)
    conversations.remember(BRIDGE, (ANA, HALL))
    clock.now += REMEMBERED - 1
    conversations.remember(FERRY, (ANA, HALL))
    clock.now += REMEMBERED - 1
    assert conversations.last((ANA, HALL)) == FERRY


def test_nothing_is_remembered() -> None:
    """What cannot be gone on from takes the place of what could; and so does forgetting."""
    conversations = Conversations()
    conversations.remember(BRIDGE, (ANA, HALL), (BEN, HALL))
    conversations.remember(None, (ANA, HALL))
    conversations.forget((BEN, HALL))
    conversations.forget((BEN, HALL))
    assert len(conversations) == 0


@given(st.lists(st.tuples(st.integers(0, 1500), st.integers(0, 3)), max_size=30))
def test_memory_is_bounded(asked: list[tuple[int, int]]) -> None:
    """A thousand questions are remembered at most, the newest ones."""
    conversations = Conversations()
    conversations.remember(BRIDGE, *((person, HALL) for person in range(2000)))
    for place in asked:
        conversations.remember(FERRY, place)
        assert conversations.last(place) == FERRY
    assert len(conversations) == 1000
    assert conversations.last((0, HALL)) is None
