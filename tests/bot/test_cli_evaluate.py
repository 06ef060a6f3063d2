import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from bot import charts
from tests.bot.conftest import Here, quoted, write_jsonl
from tests.bot.test_cli_ask import EXCERPT_KEYS

MEASURE_KEYS = (
    "questions mrr_10 hit_1 hit_4 hit_10 answer_3 declined length_median length_p95".split()
)
RUN_KEYS = "id abstained support articles excerpts".split()

# Twelve articles on kestrels, each longer than the one before: equal words, so ranked as numbered.
KESTRELS = [
    {
        "id": f"kestrel-{n:02}",
        "text": f"Kestrels hover. {' '.join(f'Grass waved {n} {i}.' for i in range(n))}",
    }
    for n in range(1, 13)
]
OTHERS = [
    {"id": f"other-{n}", "text": f"The number {n} tram was late, and its driver did not wave."}
    for n in range(30)
]
MONGOLIA = "What is the capital of Mongolia?"
AEROPLANES = "Do kestrels fly aeroplanes to Mongolia?"


def asked(identity: object, question: str, *relevant: str, answers: Sequence[str] = ()) -> Any:
    """A question of the form that `evaluate` reads."""
    return {"id": identity, "question": question, "answers": answers, "relevant": relevant}


QUESTIONS = [
    # Found at once, and the answer stands in the excerpt.
    asked(1, "Where do kestrels hover?", "kestrel-01", answers=["“Hover!”"]),
    # Second place: 1/2. "over" stands in "hover", but is no word of it.
    asked("two", "kestrels", "kestrel-02", answers=["over"]) | {"asked": "2024-05-01"},
    # Fifth place: 1/5, in the first ten alone.
    asked("five", "kestrels", "kestrel-05", "kestrel-09"),
    # Not in the first ten.
    asked("twelve", "kestrels", "kestrel-12"),
    # Declined, though its article is found: counted all the same.
    asked("declined", AEROPLANES, "kestrel-01", answers=["hover"]),
    # Nothing relevant: they count for `declined` alone.
    asked("none", MONGOLIA, answers=["Ulan Bator"]),
    asked("tram", "Which tram was late?", answers=["tram"]),
    {"id": "hello", "question": "hello"},
]


@pytest.fixture(scope="session")
def birds(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """An archive whose ranking can be told by hand."""
    folder = tmp_path_factory.mktemp("birds")
    articles = write_jsonl(folder / "birds.jsonl", [*KESTRELS, *OTHERS])
    return {"ARTICLES": str(articles), "DATABASE": str(folder / "birds.sqlite3")}


def test_figures(here: Here, birds: Mapping[str, str], tmp_path: Path) -> None:
    """The figures are those that were computed by hand, over the questions that count for each."""
    questions = write_jsonl(tmp_path / "questions.jsonl", QUESTIONS)
    measures = here(birds, "evaluate", questions, "--json").json
    assert list(measures) == MEASURE_KEYS
    assert measures["questions"] == 8
    assert measures["mrr_10"] == pytest.approx((1 + 1 / 2 + 1 / 5 + 0 + 1) / 5)
    assert measures["hit_1"] == pytest.approx(2 / 5)
    assert measures["hit_4"] == pytest.approx(3 / 5)
    assert measures["hit_10"] == pytest.approx(4 / 5)
    assert measures["answer_3"] == pytest.approx(2 / 5)
    assert measures["declined"] == pytest.approx(3 / 8)


def test_figures_for_people(here: Here, birds: Mapping[str, str], tmp_path: Path) -> None:
    """For people each figure stands beside its name, with three digits."""
    questions = write_jsonl(tmp_path / "questions.jsonl", QUESTIONS)
    said = here(birds, "evaluate", questions)
    figures = [line.split() for line in said.out.splitlines()]
    assert ["Questions", "8"] in figures
    assert ["MRR@10", "0.540"] in figures
    assert ["Declined", "0.375"] in figures
    assert len(figures) == 9


def test_run_file(here: Here, birds: Mapping[str, str], tmp_path: Path) -> None:
    """`--run` writes a line a question: ten ids at most, and excerpts where it abstains too."""
    questions = write_jsonl(tmp_path / "questions.jsonl", QUESTIONS)
    run_file = tmp_path / "run.jsonl"
    here(birds, "evaluate", questions, "--run", run_file)
    lines = [json.loads(line) for line in run_file.read_text("utf-8").splitlines()]
    assert [list(line) for line in lines] == [RUN_KEYS] * 8
    by_id = {line["id"]: line for line in lines}
    assert list(by_id) == [str(question["id"]) for question in QUESTIONS]
    ten = [f"kestrel-{n:02}" for n in range(1, 11)]
    assert by_id["two"]["articles"] == by_id["twelve"]["articles"] == ten
    assert not by_id["two"]["abstained"]
    declined = by_id["declined"]
    assert declined["abstained"]
    assert declined["excerpts"][0]["article"] == "kestrel-01"
    assert 0 < declined["support"] < by_id["two"]["support"] <= 1
    assert all(list(excerpt) == EXCERPT_KEYS for line in lines for excerpt in line["excerpts"])
    assert by_id["hello"] == {
        "id": "hello", "abstained": True, "support": 0.0, "articles": [], "excerpts": []
    }  # fmt: skip


def test_same_excerpts_as_ask(here: Here, sample: Mapping[str, str], tmp_path: Path) -> None:
    """The excerpts of `--run` are those of `ask`, field by field."""
    question = "What did Zofia Brałska say about the borings?"
    questions = write_jsonl(tmp_path / "q.jsonl", [{"id": "q", "question": question}])
    measures = here(sample, "evaluate", questions, "--run", tmp_path / "run.jsonl", "--json").json
    lengths = {name: measures[name] for name in ("length_median", "length_p95")}
    assert 0 < lengths["length_median"] <= lengths["length_p95"]
    assert measures == dict.fromkeys(MEASURE_KEYS) | {"questions": 1, "declined": 0} | lengths
    [line] = (tmp_path / "run.jsonl").read_text("utf-8").splitlines()
    excerpts = here(sample, "ask", question, "--json").json["excerpts"]
    assert json.loads(line)["excerpts"] == excerpts
    assert all(quoted(one["text"]) in here(sample, "ask", question).out for one in excerpts)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"oops", "JSON"),
        (b'{"id": "q"}', "question"),
        (b'{"question": "Why?"}', "id"),
        (b'{"id": "q", "question": 7}', "question"),
        (b'{"id": "q", "question": "Why?", "asked": "spring"}', "spring"),
        (b'{"id": "q", "question": "Why?", "asked": 20240101}', "asked"),
        (b'{"id": "q", "question": "Why?", "relevant": "kestrel-01"}', "relevant"),
        (b'{"id": "q", "question": "Why?", "answers": 3}', "answers"),
        (b"[1]", "object"),
        (b'{"id": "q", "question": "Caf\xe9?"}', "UTF-8"),
    ],
)
def test_malformed_line(
    here: Here, sample: Mapping[str, str], tmp_path: Path, line: bytes, reason: str
) -> None:
    """A line that is no question is named by file and number, with what is wrong with it."""
    good = b'{"id": "q", "question": "Why?"}\n'
    (tmp_path / "questions.jsonl").write_bytes(good + b"\n" + line + b"\n" + good)
    said = here(sample, "evaluate", tmp_path / "questions.jsonl", "--json")
    assert said.code == 2
    assert "Line 3" in said.sentence
    assert str(tmp_path / "questions.jsonl") in said.sentence
    assert reason in said.sentence


def test_files_that_cannot_be_used(here: Here, sample: Mapping[str, str], tmp_path: Path) -> None:
    """Questions that are not there, and a run file that cannot be written, are named."""
    missing = here(sample, "evaluate", tmp_path / "nowhere.jsonl")
    assert missing.code in {1, 2}
    assert "nowhere.jsonl" in missing.sentence
    questions = write_jsonl(tmp_path / "q.jsonl", [{"id": "q", "question": "Why?"}])
    unwritable = here(sample, "evaluate", questions, "--run", tmp_path / "no" / "run.jsonl")
    assert unwritable.code in {1, 2}
    assert "run.jsonl" in unwritable.sentence


def test_calibrate(here: Here, birds: Mapping[str, str], tmp_path: Path) -> None:
    """`--calibrate` draws a PNG, says what is declined now and proposes what to set instead."""
    questions = write_jsonl(tmp_path / "questions.jsonl", QUESTIONS)
    said = here(birds, "evaluate", questions, "--calibrate")
    assert said.code == 0
    lines = said.out.splitlines()
    assert lines[-3].startswith("SUPPORT is 0.5: it declines 20.0% of 5 answerable questions and ")
    assert lines[-2].endswith(
        " would decline 0.0% of 5 answerable questions and 66.7% of 3 others."
    )
    proposed = lines[-2].split()[0]
    assert lines[-1] == f"To use it, set SUPPORT={proposed} in .env."
    assert said.err.startswith("Wrote calibration.png. Line chart of the share of questions")
    with Image.open("calibration.png") as picture:
        assert (picture.format, picture.size) == ("PNG", (1200, 480))
        assert picture.info["Description"] in said.err
    with_it = here({**birds, "SUPPORT": proposed}, "evaluate", questions, "--json").json
    assert with_it["declined"] == 2 / 8


def test_calibrate_json(here: Here, birds: Mapping[str, str], tmp_path: Path) -> None:
    """The object of `--json` has both thresholds and the curves, 101 points that never fall."""
    questions = write_jsonl(tmp_path / "questions.jsonl", QUESTIONS)
    figures = here(birds, "evaluate", questions, "--json", "--calibrate", "c.png").json
    assert list(figures) == [*MEASURE_KEYS, "calibration"]
    found = figures["calibration"]
    assert list(found) == "answerable unanswerable now proposed curve".split()
    assert (found["answerable"], found["unanswerable"], len(found["curve"])) == (5, 3, 101)
    assert Path("c.png").exists()


@pytest.mark.parametrize(
    ("asked_for", "words"),
    [
        (["--calibrate", "chart.jpeg"], "must end in .png"),
        (["--calibrate", "chart.png"], "needs questions that can be answered"),
    ],
)
def test_calibrate_is_refused(
    here: Here, birds: Mapping[str, str], tmp_path: Path, asked_for: list[str], words: str
) -> None:
    """A file that is no PNG is not written over, and without answers there is nothing to weigh."""
    questions = write_jsonl(tmp_path / "questions.jsonl", [asked("none", MONGOLIA)])
    said = here(birds, "evaluate", questions, *asked_for)
    assert said.code == 2
    assert words in said.err
    assert not Path(asked_for[1]).exists()


def test_calibrate_without_the_extra(
    here: Here, birds: Mapping[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without matplotlib nothing is asked, and what to install is said."""
    monkeypatch.setattr(charts, "find_spec", lambda _: None)
    questions = write_jsonl(tmp_path / "questions.jsonl", QUESTIONS)
    said = here(birds, "evaluate", questions, "--calibrate")
    assert "--calibrate needs matplotlib" in said.sentence


def test_support_is_a_setting(here: Here, owls: Mapping[str, str]) -> None:
    """The same question is declined with a high `SUPPORT`, and answered with a low one."""
    question = "Which owls nest in Mongolia?"
    assert here({**owls, "SUPPORT": "0.9"}, "ask", question, "--json").json["abstained"]
    assert not here({**owls, "SUPPORT": "0.1"}, "ask", question, "--json").json["abstained"]
