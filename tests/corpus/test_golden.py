import json
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.archive import Archive
from corpus.errors import BadQuestions, GoldenBroken, GoldenMissing
from corpus.evaluation import GoldenQuestion, Outcome
from corpus.golden import compared
from corpus.ingest import Source
from corpus.model import Findings
from corpus.reports import GoldenReport
from corpus.source import Policy
from tests.corpus.bad_times import index_files
from tests.corpus.making import fill, stored_in, write

ARTICLES = {
    "bridge.txt": "The council approved the new bridge on Monday by nine votes to two.",
    "ferry.txt": "The ferry to Stroma will not sail on Sundays, the harbour master said.",
    "owls.txt": "Seven owls nest in the belfry of the old church, the sexton counted.",
}
QUESTIONS = {
    "When was the bridge approved?": ["bridge.txt"],
    "When does the ferry to Stroma sail?": ["ferry.txt"],
    "What is the weather on Jupiter?": ["jupiter.txt"],
    "Who nests in the belfry?": [],
}


@pytest.fixture
def golden(source: Source, tmp_path: Path) -> Source:
    """A folder of three articles, and a file of golden questions that the source's policy names."""
    for name, text in ARTICLES.items():
        write(source, name, text)
    path = tmp_path / "golden.jsonl"
    lines = [
        {"id": number, "question": question, "relevant": relevant}
        for number, (question, relevant) in enumerate(QUESTIONS.items())
    ]
    path.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    return replace(source, policy=Policy(golden=path))


def strict(source: Source) -> Source:
    """The source where no golden question may be broken."""
    return replace(source, policy=replace(source.policy, golden_strict=True))


def spoil(source: Source) -> None:
    """Have the bridge's article say nothing of a bridge."""
    write(source, "bridge.txt", "It rained on Monday, and on Tuesday it rained again.")


async def test_a_reload_says_what_it_breaks(golden: Source) -> None:
    """Found before among the first four and not now; those of which it never was are counted."""
    first = await fill(golden)
    assert first.golden == GoldenReport(3, 2, 1, (), (), ())
    spoil(golden)
    second = await fill(golden)
    bridge = "When was the bridge approved?"
    assert second.golden == GoldenReport(3, 1, 1, (bridge,), (), (bridge,))
    write(golden, "bridge.txt", ARTICLES["bridge.txt"])
    third = await fill(golden)
    assert third.golden == GoldenReport(3, 2, 1, (), (bridge,), (bridge,))
    fourth = await fill(golden)
    assert fourth.golden == GoldenReport(3, 2, 1, (), (), ())


async def test_a_changed_answer_is_named(golden: Source) -> None:
    """Also of a question that names no article."""
    await fill(golden)
    write(golden, "owls.txt", ARTICLES["owls.txt"].replace("Seven", "Nine"))
    report = await fill(golden)
    assert report.golden == GoldenReport(3, 2, 1, (), (), ("Who nests in the belfry?",))


async def test_a_strict_reload_that_breaks_one_is_not_put_in_place(golden: Source) -> None:
    """The old generation answers, its index is the only one; once mended, it goes through."""
    await fill(golden)
    before, indexes = await stored_in(golden), index_files(golden)
    spoil(golden)
    write(golden, "new.txt", "A lighthouse was painted red.")
    async with Archive.open(strict(golden)) as archive:
        with pytest.raises(GoldenBroken) as caught:
            await archive.reload()
        assert caught.value.broken == ("When was the bridge approved?",)
        assert caught.value.questions == 3
        assert archive.summary.generation == 1
        assert await stored_in(golden) == before
        assert index_files(golden) == indexes
        write(golden, "bridge.txt", ARTICLES["bridge.txt"])
        assert (await archive.reload()).added == 1


async def test_a_strict_rule_lets_what_was_broken_before_pass(golden: Source) -> None:
    """Only what a reload itself breaks keeps it out, and never a first one."""
    assert (await fill(strict(golden))).golden is not None
    spoil(golden)
    await fill(golden)
    write(golden, "new.txt", "A lighthouse was painted red.")
    assert (await fill(strict(golden))).added == 1


async def test_golden_questions_are_read_first(golden: Source, tmp_path: Path) -> None:
    """Before any article is: a file that is not there, or is not of the form, changes nothing."""
    missing = replace(golden, policy=Policy(golden=tmp_path / "none.jsonl"))
    with pytest.raises(GoldenMissing):
        await fill(missing)
    (tmp_path / "none.jsonl").write_text('{"question": 7}', "utf-8")
    with pytest.raises(BadQuestions) as caught:
        await fill(missing)
    assert caught.value.line == 1
    assert await stored_in(golden) == {}


async def test_an_old_index_that_is_gone_breaks_nothing(golden: Source) -> None:
    """There is nothing to compare with; what is found now is still said."""
    await fill(golden)
    for file in index_files(golden):
        file.unlink()
    spoil(golden)
    report = await fill(strict(golden))
    assert report.golden == GoldenReport(3, 1, 2, (), (), ())


def test_the_fifth_article_is_too_late() -> None:
    """Found is among the first four."""
    golden = GoldenQuestion("1", "Who?", None, (), frozenset("x"))

    def found(articles: str) -> list[Outcome]:
        return [Outcome(golden, Findings(tuple(articles), (), 1.0, None))]

    assert compared(found("abcx"), found("abcdx")).broken == ("Who?",)
    assert compared(found("abcdx"), found("abcx")).mended == ("Who?",)
    assert compared(found("abcdx"), found("abcdx")).missing == 1
    assert compared(None, found("abcdx")) == GoldenReport(1, 0, 1, (), (), ())
