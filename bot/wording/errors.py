"""Errors of the archive -> one sentence each: what happened, and what to do."""

from collections.abc import Sequence
from datetime import UTC, datetime

from bot.wording.counting import count, shortened
from corpus import errors

_SHOWN_QUESTIONS = 3
_REASON = 200  # characters


def error_in_words(error: errors.CorpusError) -> str:
    """One sentence: what happened, and what to do."""
    return (
        _of_a_reload(error)
        or _of_the_store(error)
        or _of_what_was_asked(error)
        or "The archive cannot do this now: see the log."
    )


def _of_a_reload(error: errors.CorpusError) -> str | None:
    """What keeps a reload from its articles, or its articles from the archive."""
    match error:
        case errors.ArticlesMissing(path, reason):
            return f"The articles at {path} cannot be read ({reason}): name a folder or a file."
        case errors.ArticlesEmpty(path, 0, _):
            return (
                f"There is no article under {path}, so nothing was changed: put some there, or"
                " empty the archive with dateline reload --force (in Discord /corpus reload"
                " force:true)."
            )
        case errors.ArticlesEmpty(path, rejected, first):
            return (
                f"Nothing under {path} could be read as an article, so nothing was changed"
                f" ({rejected:,} rejected, the first as {shortened(first, _REASON)}): see why with"
                " dateline reload --dry-run, or empty the archive with dateline reload --force."
            )
        case errors.ArticlesVanishing(path, removed, before):
            return (
                f"Of the {count(before, 'article')} from {path}, {removed:,} would go, which is"
                " more than a third, so nothing was changed: see that all of it is there, or let"
                " them go with dateline reload --force (in Discord /corpus reload force:true)."
            )
        case errors.ReloadRunning(by, since):
            return f"A reload is under way already{_begun(by, since)}: wait until it has ended."
        case errors.ReloadFailed():
            return (
                "Reading the articles broke, and the archive is as it was: try again, and see the"
                " log if it breaks again."
            )
        case errors.GoldenMissing(path, reason):
            return (
                f"The golden questions {path} cannot be read ({reason}): mend GOLDEN, or unset it."
            )
        case errors.GoldenBroken(broken, questions):
            return (
                f"Of the {count(questions, 'golden question')}, {len(broken):,} would no longer"
                f" find their article, so nothing was changed ({_quoted(broken)}): see dateline"
                " reload --dry-run, or reload with GOLDEN_STRICT=false."
            )
    return None


def _of_the_store(error: errors.CorpusError) -> str | None:
    """What is wrong with the files that the archive is kept in."""
    match error:
        case errors.GenerationGone(None, _):
            return (
                "There is no generation before this one to go back to: dateline generations lists"
                " those that are kept, and KEEP_GENERATIONS says how many."
            )
        case errors.GenerationGone(number, kept):
            names = ", ".join(map(str, kept)) or "none"
            return f"Generation {number} is not kept: name one of those that are ({names})."
        case errors.OtherArticles(database, filled_from, asked_for):
            return (
                f"The database {database} was filled from {filled_from} and not from {asked_for}:"
                " name that path with --articles, or another file with --database."
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
    return None


def _of_what_was_asked(error: errors.CorpusError) -> str | None:
    """What cannot be found or read of what somebody names."""
    match error:
        case errors.ArticleGone():
            return "This article is no longer in the archive: ask again to see what is."
        case errors.ArticleChanged(identity):
            return f"The article {shortened(identity)} has changed since it was quoted: ask again."
        case errors.UnknownArticle(identity, ()):
            what = shortened(identity)
            return f"No article is called {what!r}: an answer shows what its articles are called."
        case errors.UnknownArticle(identity, near):
            names = " or ".join(map(shortened, near))
            return f"No article is called {shortened(identity)!r}: did you mean {names}?"
        case errors.UnknownLanguage(language, known):
            return f"{language!r} is no language that is known here: use one of {', '.join(known)}."
        case errors.BadQuestions(path, line, reason):
            return (
                f"Line {line} of {path} is not a question ({reason}): see dateline evaluate --help."
            )
    return None


def _quoted(questions: Sequence[str]) -> str:
    """The first questions, in quotation marks."""
    shown = "; ".join(f"“{shortened(question)}”" for question in questions[:_SHOWN_QUESTIONS])
    more = len(questions) - _SHOWN_QUESTIONS
    return f"{shown}; and {more:,} more" if more > 0 else shown


def _begun(by: str | None, since: datetime | None) -> str:
    who = f", begun by {by}" if by else ", begun" if since else ""
    if since is None:
        return who
    passed = int((datetime.now(UTC) - since).total_seconds())
    return f"{who} at {since.astimezone():%H:%M:%S}, {count(max(passed, 0), 'second')} ago"
