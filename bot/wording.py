"""What goes wrong, and what is not there, in words for people: what happened, and what to do.

The terminal and Discord show these sentences; `corpus` only carries the facts.
"""

from datetime import UTC, datetime

from bot.dates import day_in_words
from corpus import errors
from corpus.model import Refusal, Report, Summary

_SHOWN_WORDS = 6
_NAME_LENGTH = 200


def refusal_in_words(refusal: Refusal, summary: Summary) -> str:
    """Why there is no answer, and what the archive holds instead."""
    if not refusal.has_terms:
        return (
            "There is no word in this to look up: ask about a person, a place or a matter that"
            " articles write of."
        )
    if refusal.confined_to == 0:
        return f"No article lies within these limits. {holdings_in_words(summary)}"
    parts = ["The archive does not know: no passage has enough of the question's rarer words."]
    if refusal.unknown:
        words = ", ".join(f"“{word}”" for word in refusal.unknown[:_SHOWN_WORDS])
        stand = "stands" if len(refusal.unknown) == 1 else "stand"
        parts.append(f"{words} {stand} nowhere in it.")
    return " ".join([*parts, holdings_in_words(summary)])


def holdings_in_words(summary: Summary) -> str:
    """How many articles there are, and the days they span."""
    if not summary.articles:
        return "The archive holds no articles."
    held = f"It holds {count(summary.articles, 'article')}"
    if summary.first is None or summary.last is None:
        return f"{held}, all undated."
    span = f"from {day_in_words(summary.first)} to {day_in_words(summary.last)}"
    if summary.undated:
        return (
            f"{held}: {summary.articles - summary.undated:,} {span}, {summary.undated:,} undated."
        )
    return f"{held} {span}."


def report_in_words(report: Report) -> str:
    """What a reload did, in a line."""
    changed = (
        f"{report.added:,} added, {report.updated:,} updated, {report.unchanged:,} unchanged,"
        f" {report.removed:,} removed, {len(report.rejected):,} rejected"
    )
    holds = f"{count(report.articles, 'article')} in {count(report.passages, 'passage')}"
    return f"{changed}: {holds}, generation {report.generation}, {report.seconds:.1f} s"


def error_in_words(error: errors.CorpusError) -> str:  # noqa: C901, PLR0912 - one case an error
    """One sentence: what happened, and what to do."""
    match error:
        case errors.ArticlesMissing(path, reason):
            return f"The articles at {path} cannot be read ({reason}): name a folder or a file."
        case errors.ArticlesEmpty(path, 0):
            return (
                f"There is no article under {path}, so nothing was changed: put some there, or"
                " empty the archive with dateline reload --force."
            )
        case errors.ArticlesEmpty(path, rejected):
            return (
                f"None of the {count(rejected, 'file')} under {path} could be read as an article,"
                " so nothing was changed: see the report of dateline reload, or empty the archive"
                " with dateline reload --force."
            )
        case errors.OtherArticles(database, filled_from, asked_for):
            return (
                f"The database {database} was filled from {filled_from} and not from {asked_for}:"
                " name that path with --articles, or another file with --database."
            )
        case errors.ReloadRunning(by, since):
            return f"A reload is under way already{_begun(by, since)}: wait until it has ended."
        case errors.ReloadFailed():
            return (
                "Reading the articles broke, and the archive is as it was: try again, and see the"
                " log if it breaks again."
            )
        case errors.StoreUnusable(database, reason):
            return (
                f"The database {database} cannot be used ({reason}): check the path, its"
                " permissions and the space on the disk."
            )
        case errors.StoreTooNew(database, found, known):
            return (
                f"The database {database} was written by a newer Dateline (schema {found}, this one"
                f" knows {known}): upgrade Dateline, or name another file with --database."
            )
        case errors.IndexUnusable(path, reason):
            return f"The index {path} cannot be used ({reason}): remove the file and try again."
        case errors.ArticleGone():
            return "This article is no longer in the archive: ask again to see what is."
        case errors.ArticleChanged(identity):
            return f"The article {_cut(identity)} has changed since it was quoted: ask again."
        case errors.UnknownArticle(identity, ()):
            what = _cut(identity)
            return f"No article is called {what!r}: an answer shows what its articles are called."
        case errors.UnknownArticle(identity, near):
            names = " or ".join(map(_cut, near))
            return f"No article is called {_cut(identity)!r}: did you mean {names}?"
        case errors.UnknownLanguage(language, known):
            return f"{language!r} is no language that is known here: use one of {', '.join(known)}."
        case errors.BadQuestions(path, line, reason):
            return (
                f"Line {line} of {path} is not a question ({reason}): see the README for the form."
            )
    return "The archive cannot do this now: see the log."


def count(number: int, noun: str) -> str:
    """A number with its noun: "1 article", "2,000 articles"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _cut(name: str) -> str:
    """A name short enough for a sentence."""
    return name if len(name) <= _NAME_LENGTH else name[: _NAME_LENGTH - 1] + "…"


def _begun(by: str | None, since: datetime | None) -> str:
    who = f", begun by {by}" if by else ", begun" if since else ""
    if since is None:
        return who
    passed = int((datetime.now(UTC) - since).total_seconds())
    return f"{who} at {since.astimezone():%H:%M:%S}, {count(max(passed, 0), 'second')} ago"
