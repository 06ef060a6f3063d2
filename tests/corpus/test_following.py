import asyncio
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.archive import Archive
from corpus.following import LastQuestion, Speaker, Understood, follow
from corpus.model import Filters
from corpus.source import Source
from corpus.terms import Analyser
from tests.corpus.making import LIMITS, fill

ASKED = date(2025, 6, 18)
PUBLISHERS = ("CNN", "The Wick Herald", "USA Today", "Time", "The Week")
ENGLISH = Analyser("en")
ODILE, BRAM = Speaker("Odile Farrant", "she"), Speaker("Bram Thorne", "he")
BRIDGE = LastQuestion("How much will the new bridge cost?", speakers=(ODILE, BRAM))
IN_2024 = LastQuestion("What did Odile Farrant say about the ferry in 2024?")


def understood(said: str, last: LastQuestion = BRIDGE) -> Understood | None:
    """How it is understood on a Wednesday in June 2025."""
    return follow(said, last, ASKED, PUBLISHERS, ENGLISH)


def meant(said: str, last: LastQuestion = BRIDGE) -> Understood:
    """The same, where it goes on from the last question."""
    found = understood(said, last)
    assert found is not None
    return found


def gone_on(last: LastQuestion, *all_said: str) -> LastQuestion:
    """The last question after some that each go on from the one before."""
    for said in all_said:
        now = meant(said, last)
        last = replace(
            last,
            question=now.question,
            filters=now.filters,
            person=now.person,
            added_year=now.added_year,
        )
    return last


@pytest.mark.parametrize(
    ("said", "question"),
    [
        ("and in March?", "How much will the new bridge cost in March 2025?"),
        ("March?", "How much will the new bridge cost in March 2025?"),
        ("what about in march", "How much will the new bridge cost in march 2025?"),
        ("And in September?", "How much will the new bridge cost in September 2024?"),
        ("and on 3 March?", "How much will the new bridge cost on 3 March 2025?"),
        ("and last year?", "How much will the new bridge cost last year?"),
        ("What about 2023?", "How much will the new bridge cost in 2023?"),
        (
            "how about the summer of 2024",
            "How much will the new bridge cost in the summer of 2024?",
        ),
        ("between March and May", "How much will the new bridge cost between March and May 2025?"),
        ("and now?", "How much will the new bridge cost now?"),
        ("AND IN MARCH 2024?", "How much will the new bridge cost IN MARCH 2024?"),
    ],
)
def test_other_days(said: str, question: str) -> None:
    """Days alone are those of the last question, asked again; a month is of the year meant."""
    found = meant(said)
    assert found.question == question
    assert found.matter == ("new", "bridge", "cost")
    assert found.filters == Filters()
    assert found.days or found.about_now


@pytest.mark.parametrize(
    ("last", "said", "question"),
    [
        ("What did the flood cost in 2024?", "and in 2023?", "What did the flood cost in 2023?"),
        ("What did the flood cost in 2024?", "in May?", "What did the flood cost in May 2024?"),
        ("Who led the 2024 strike?", "and last year?", "Who led the strike last year?"),
        ("What is the latest ferry price?", "in 2023?", "What is the ferry price in 2023?"),
        ("Who drowned in last year’s flood?", "in 2023?", "Who drowned in flood in 2023?"),
        ("Who left between May and July 2024?", "in 2023", "Who left in 2023?"),
    ],
)
def test_days_replace_those_before(last: str, said: str, question: str) -> None:
    """The words of the last question that named days go; a year it has is a later month's too."""
    assert meant(said, LastQuestion(last)).question == question


@pytest.mark.parametrize(
    ("said", "filters"),
    [
        ("only from CNN", Filters(source="CNN")),
        ("from cnn?", Filters(source="CNN")),
        ("only articles from CNN please", Filters(source="CNN")),
        ("only CNN stories", Filters(source="CNN")),
        ("just the wick herald", Filters(source="The Wick Herald")),
        ("and in USA Today?", Filters(source="USA Today")),
        ("only in Time", Filters(source="Time")),
        ("only from Reuters", Filters(source="Reuters")),
        ("since March", Filters(after=date(2025, 3, 1))),
        ("March 2024 onwards", Filters(after=date(2024, 3, 1))),
        ("before 2024", Filters(before=date(2023, 12, 31))),
        ("until May", Filters(before=date(2025, 5, 31))),
        ("after 2023", Filters(after=date(2024, 1, 1))),
        ("only this year", Filters(date(2025, 1, 1), date(2025, 12, 31))),
        ("just in March please", Filters(date(2025, 3, 1), date(2025, 3, 31))),
        ("only from CNN since March", Filters(date(2025, 3, 1), None, "CNN")),
        ("since March 2024 and before June 2024", Filters(date(2024, 3, 1), date(2024, 5, 31))),
    ],
)
def test_filters(said: str, filters: Filters) -> None:
    """A publisher, or days with "only", "since" or "before", confine the same question."""
    found = meant(said)
    assert (found.question, found.filters) == (BRIDGE.question, filters)


def test_what_is_said_later_counts() -> None:
    """A later filter stands in the place of the earlier one, and beside what it does not touch."""
    filters = gone_on(BRIDGE, "only from CNN", "since 2023", "before 2025").filters
    assert filters == Filters(date(2023, 1, 1), date(2024, 12, 31), "CNN")
    assert meant("since 2025", replace(BRIDGE, filters=filters)).filters == Filters(
        date(2025, 1, 1), None, "CNN"
    )
    options = Filters(after=date(2020, 1, 1))
    last = gone_on(replace(BRIDGE, options=options, filters=options), "only this year")
    assert meant("and in 2023?", last).filters == options
    assert meant("from the Wick Herald", last).filters.source == "The Wick Herald"


@pytest.mark.parametrize(
    ("said", "question", "matter"),
    [
        ("why?", "why (new bridge cost)?", "new bridge cost why"),
        ("And who?", "who (new bridge cost)?", "new bridge cost who"),
        (
            "how much exactly",
            "how much exactly (new bridge cost)?",
            "new bridge cost how much exactly",
        ),
        ("why and when?", "why and when (new bridge cost)?", "new bridge cost why and when"),
        ("and why in March?", "why (new bridge cost in March 2025)?", "new bridge cost why"),
        ("what happened?", "what happened (new bridge cost)?", "new bridge cost what happened"),
        ("when will it open?", "when will it open (new bridge cost)?", "new bridge cost open"),
        (
            "Will it reach the US?",
            "Will it reach the US (new bridge cost)?",
            "new bridge cost reach US",
        ),
        ("Why was that?", "Why was that (new bridge cost)?", "new bridge cost"),
        (
            "what did they say about it?",
            "what did they say about it (new bridge cost)?",
            "new bridge cost",
        ),
        (
            "why did the council reject it?",
            "why did the council reject it (new bridge cost)?",
            "new bridge cost council reject",
        ),
        (
            "what did the mayor say?",
            "what did the mayor say (new bridge cost)?",
            "new bridge cost mayor",
        ),
        (
            "What did Thorne say about that?",
            "What did Thorne say about that (new bridge cost)?",
            "new bridge cost Thorne",
        ),
    ],
)
def test_the_matter_is_carried_over(said: str, question: str, matter: str) -> None:
    """What leaves open of what it asks is about the matter of the last question."""
    found = meant(said)
    assert (found.question, " ".join((*found.matter, *found.own))) == (question, matter)
    assert (found.person, found.unclear) == (None, None)


def test_days_are_carried_over() -> None:
    """What says no days is of those of the last question, and of its filters."""
    last = gone_on(IN_2024, "only from CNN")
    found = meant("why?", last)
    assert found.question == "why (Odile Farrant ferry in 2024)?"
    assert [(one.first, one.last) for one in found.days] == [(date(2024, 1, 1), date(2024, 12, 31))]
    assert found.filters == Filters(source="CNN")


@pytest.mark.parametrize(
    ("said", "question", "matter", "name"),
    [
        (
            "what did she say about it?",
            "what did Odile Farrant say about it (new bridge cost)?",
            "new bridge cost",
            "Odile Farrant",
        ),
        (
            "what did he say",
            "what did Bram Thorne say (new bridge cost)?",
            "new bridge cost",
            "Bram Thorne",
        ),
        (
            "what did she say in March?",
            "what did Odile Farrant say (new bridge cost in March 2025)?",
            "new bridge cost",
            "Odile Farrant",
        ),
        ("which vote did he win?", "which vote did Bram Thorne win?", "vote win", "Bram Thorne"),
        ("what happened to her?", "what happened to Odile Farrant?", "happened", "Odile Farrant"),
        ("who is she?", "who is Odile Farrant?", "", "Odile Farrant"),
        ("And how old is he?", "how old is Bram Thorne?", "old", "Bram Thorne"),
        (
            "What did she say about the ferry?",
            "What did Odile Farrant say about the ferry?",
            "ferry",
            "Odile Farrant",
        ),
    ],
)
def test_she_is_somebody(said: str, question: str, matter: str, name: str) -> None:
    """A pronoun is somebody the answer quotes; with a matter of its own it is of that alone."""
    found = meant(said)
    assert (found.question, " ".join((*found.matter, *found.own))) == (question, matter)
    assert found.person is not None
    assert (found.person.name, found.unclear) == (name, None)


@pytest.mark.parametrize(
    ("question", "speakers", "name"),
    [
        ("What did Odile Farrant say?", (), "Odile Farrant"),
        ("According to Farrant, is it dear?", (BRAM, Speaker("Odile Farrant")), "Odile Farrant"),
        ("Is it dear?", (Speaker("Odile Farrant"),), "Odile Farrant"),
        ("Is it dear?", (BRAM, Speaker("Odile Farrant")), "Odile Farrant"),
        ("Is it dear?", (Speaker("Jo Lane"), Speaker("Odile Farrant")), None),
        ("Is it dear?", (ODILE, Speaker("Jo Lane", "she")), None),
        ("Is it dear?", (BRAM,), None),
        ("Is the Kestrel bridge dear?", (), None),
        ("What did Odile Farrant and Jo Lane say?", (), None),
    ],
)
def test_who_she_is(question: str, speakers: tuple[Speaker, ...], name: str | None) -> None:
    """She is the one whom the question has speak, or the one speaker it may be, or unclear."""
    found = meant("what did she say about it?", LastQuestion(question, speakers=speakers))
    assert (found.person and found.person.name, found.unclear) == (name, None if name else "she")


def test_a_chain() -> None:
    """One that goes on may be gone on from: it keeps the matter and the person."""
    last = gone_on(BRIDGE, "what did she say about it?", "and in March?")
    assert last.question == "what did Odile Farrant say about it (new bridge cost) in March 2025?"
    found = meant("and in September?", last)
    assert found.matter == ("new", "bridge", "cost")
    assert found.person == ODILE
    assert [one.first for one in found.days] == [date(2024, 9, 1)]
    assert meant("why?", last).question == "why (Odile Farrant new bridge cost in March 2025)?"
    assert meant("what did he say?", last).person == BRAM


@pytest.mark.parametrize(
    "said",
    [
        *("", "?", "thanks", "Thank you!", "ok", "hello", "what?", "huh?", "more", "what else?"),
        *(
            "how are you?",
            "who are you?",
            "can you say it again?",
            "why do I ask it?",
            "That's wrong",
        ),
        *(
            "How is it going?",
            "What time is it?",
            "Will it rain tomorrow?",
            "Is it?",
            "It is great",
        ),
        *("and the ferry?", "what about the ferry?", "flood in March", "CNN?", "From Norway?"),
        *("march", "may", "the year before?", "since then?", "from time to time", "only the best"),
        *(
            "When did the ferry arrive?",
            "Who won?",
            "What happened in March 2024?",
            "why not in Wick?",
        ),
        *("Which ferry was delayed in March?", "What did the mayor say about the flood?"),
        *("What did Boris say?", "who is that guy?", "Why was that bridge closed?"),
        "Is it true that the mayor resigned?",
        "What is inflation and how does it work?",
        "Did Apple say it would pay?",
        "What did Farrant say when she resigned?",
        "Did the mayor say she would resign?",
        "Which senator lost his seat?",
        "which billionaire announced her retirement in March?",
        "How many people did the flood kill when it came to the town?",
        "in March " * 30,
    ],
)
def test_fresh(said: str) -> None:
    """What has a matter of its own, or may have, is a question of its own."""
    assert understood(said) is None


def test_questions_by_themselves_are_fresh() -> None:
    """None of the sample questions, in any case, is taken to go on from another."""
    lines = (Path(__file__).parents[1] / "sample_questions.jsonl").read_text("utf-8").splitlines()
    questions = [json.loads(line)["question"] for line in lines]
    said = [case(one) for one in questions for case in (str.strip, str.lower, str.upper)]
    assert len(said) > 180
    assert [one for one in said if understood(one)] == []


FRAGMENTS = st.sampled_from(
    "and in March 2024 last year only from CNN since before what did she he it they say about that"
    " why who how much the mayor bridge Odile Farrant ? , . now today 3 13/13/2024 29 February USA"
    " Today The Week and between until onwards 's ’s I you".split()
)
TYPED = st.lists(FRAGMENTS, max_size=12).map(" ".join) | st.text(max_size=220)


@example("in", BRIDGE.question)
@example("in March and now", "today ’s")
@given(TYPED, TYPED)
def test_no_words_but_theirs(said: str, before: str) -> None:
    """Whatever is said after whatever: no error, and no word but of the two, a name and a year."""
    last = LastQuestion(before, speakers=(ODILE, BRAM))
    found = understood(said, last)
    if found is None:
        return
    known = {*ENGLISH.terms(f"{said} {before} Odile Farrant Bram Thorne"), found.added_year}
    assert known.issuperset(ENGLISH.terms(found.question))
    assert known.issuperset(ENGLISH.terms(" ".join((*found.matter, *found.own))))
    understood(before, replace(last, question=found.question, added_year=found.added_year))


@pytest.fixture(scope="module")
def sample(sample_articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Source:
    """The sample newspaper, read."""
    source = Source(sample_articles, tmp_path_factory.mktemp("sample") / "a.sqlite", LIMITS)
    asyncio.run(fill(source))
    return source


async def test_speakers_of_an_answer(sample: Source) -> None:
    """Those whose words an answer has are known by name, so that "she" is one of them."""
    async with Archive.open(sample) as archive:
        answer = await archive.answer("What did Odile Farrant say about the bridge?", ASKED)
        speakers = await archive.speakers_of(answer)
        assert {one.name for one in speakers} >= {"Odile Farrant"}
        assert {one.pronoun for one in speakers} <= {"", "he", "she"}
        last = LastQuestion(answer.question, speakers=speakers)
        found = await archive.follow("what did she say about the ferry?", last, ASKED)
        assert found
        assert found.person
        assert found.question == "what did Odile Farrant say about the ferry?"
