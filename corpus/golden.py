"""Golden questions -> whether a new generation still finds what it should. `ingest` reruns them.

They are asked of the generation before and of the new one, which nobody else sees yet: its rows
are read over the writer's own connection, its index is in memory.
"""

from collections.abc import Sequence

from corpus.answering import find
from corpus.days import today
from corpus.errors import GoldenMissing
from corpus.evaluation import GoldenQuestion, Outcome, is_found, read_questions
from corpus.generation import OpenGeneration
from corpus.index import ArticleIndex
from corpus.indexing import Tell
from corpus.model import Filters, Findings, Progress
from corpus.reports import GoldenReport
from corpus.source import Policy
from corpus.store import Snapshot
from corpus.succession import Succession
from corpus.thinking import Thinker

_FIRST = 4  # articles, one of which must be among those that the question names
_EXCERPTS = 3
_EVERY = 10  # questions between two words on progress


def golden_questions(policy: Policy) -> list[GoldenQuestion]:
    """The questions of the policy's file, none where it names no file.

    Raises GoldenMissing, BadQuestions.
    """
    if policy.golden is None:
        return []
    try:
        return list(read_questions(policy.golden))
    except OSError as error:
        raise GoldenMissing(policy.golden, error.strerror or str(error)) from error


async def rerun(
    questions: Sequence[GoldenQuestion], succession: Succession, index: ArticleIndex, tell: Tell
) -> GoldenReport:
    """What has become of the questions in the generation that is being made."""
    if succession.current is None:
        raise AssertionError("there is no generation to ask")
    source = succession.source
    thinker = Thinker(source.limits.language, source.enough)
    try:
        snapshot = succession.writer.snapshot(succession.current)
        generation = await OpenGeneration.of(snapshot, index)
        now = await _outcomes(questions, generation, thinker, tell)
        if succession.begun is None:
            return compared(now, now)
        return compared(await _before(questions, succession, thinker, tell), now)
    finally:
        thinker.close()


def compared(before: Sequence[Outcome] | None, now: Sequence[Outcome]) -> GoldenReport:
    """The two runs beside each other; without one before, nothing is broken and nothing mended."""
    broken, mended, changed = [], [], []
    questions = found = 0
    for was, is_ in zip(now if before is None else before, now, strict=True):
        question = is_.golden.question
        if _shown(was.findings) != _shown(is_.findings):
            changed.append(question)
        match is_found(was, _FIRST), is_found(is_, _FIRST):
            case True, False:
                broken.append(question)
            case False, True:
                mended.append(question)
        questions += bool(is_.golden.relevant)
        found += is_found(is_, _FIRST)
    missing = questions - found - len(broken)
    return GoldenReport(questions, found, missing, tuple(broken), tuple(mended), tuple(changed))


async def _before(
    questions: Sequence[GoldenQuestion], succession: Succession, thinker: Thinker, tell: Tell
) -> list[Outcome] | None:
    """What the generation before finds, None where it or its index cannot be asked."""
    index = succession.old_index()
    if index is None:
        return None
    snapshot = await Snapshot.open(succession.source.database)
    try:
        generation = await OpenGeneration.of(snapshot, index)
        return await _outcomes(questions, generation, thinker, tell)
    finally:
        await snapshot.close()


async def _outcomes(
    questions: Sequence[GoldenQuestion], generation: OpenGeneration, thinker: Thinker, tell: Tell
) -> list[Outcome]:
    outcomes = []
    for number, golden in enumerate(questions, 1):
        outcomes.append(Outcome(golden, await _ask(golden, generation, thinker)))
        if number % _EVERY == 0:
            tell(Progress("asking golden questions", number, len(questions)))
    return outcomes


async def _ask(golden: GoldenQuestion, generation: OpenGeneration, thinker: Thinker) -> Findings:
    asked = golden.asked or today()
    return await find(golden.question, asked, Filters(), _EXCERPTS, generation, thinker)


def _shown(findings: Findings) -> tuple[tuple[str, str], ...]:
    """What an answer quotes, and from which articles; nothing where it is none."""
    if findings.refusal:
        return ()
    return tuple((excerpt.article.id, excerpt.text) for excerpt in findings.excerpts)
