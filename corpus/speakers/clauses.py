"""A sentence with its quotations masked -> whom a verb of speech in it belongs to.

`attributing` and `resolving` ask.
"""

import re

from corpus.model import Span
from corpus.speakers.lexicon import (
    BEFORE_VERB,
    COLLECTIVES,
    CONJUNCTIONS,
    DETERMINERS,
    FINITE_SPEECH,
    NAMING,
    NO_NOUN,
    PARTICIPLE_SPEECH,
    PASSIVE,
    PORTFOLIOS,
    PREPOSITIONS,
)
from corpus.speakers.masking import ABBREVIATED, ENDED, MASK
from corpus.speakers.names import RUN, name_of
from corpus.speakers.phrases import Kind, Phrase

FINITE = re.compile(rf"(?<![\w’'-])(?<!\bto )(?:{FINITE_SPEECH})(?![\w’'-])")
FINITE_OR_NAMING = re.compile(rf"(?<![\w’'-])(?<!\bto )(?:{FINITE_SPEECH}|{NAMING})(?![\w’'-])")
PARTICIPLE = re.compile(rf"(?<![\w’'-])(?:{PARTICIPLE_SPEECH})(?![\w’'-])")
ACCORDING = re.compile(r"(?<!\w)[Aa]ccording to\s+")
_BEFORE_VERB = re.compile(rf"(?:\s+(?:{BEFORE_VERB}|\w+ly)(?=\s))*\s+\Z")
_PASSIVE = re.compile(
    rf"(?<![\w’'-])(?:{PASSIVE})(?:\s+(?:not|also|then|\w+ly))*\s+\Z", re.IGNORECASE
)
_PRONOUN = re.compile(r"(?<![\w’'-])(?:he|she|they|it|we|I|you|who)\Z", re.IGNORECASE)
_BOUNDARY = re.compile(
    rf"[,;:—–!?()…{MASK}{ENDED}]\s*|(?<=\s)-+\s|(?<![\w’'-])(?:{'|'.join(sorted(CONJUNCTIONS))})\s+",
    re.IGNORECASE,
)
_APPOSITION = re.compile(
    rf",\s+(?:\d|[DRI]-[A-Z]|[a-zß-ÿ]|[A-Z]{{2}}|(?i:{DETERMINERS})(?!\w)"
    r"|[^,]{1,60}?\s(?:of|for|at|in|with)\s)"
)
_OFFICE = re.compile(rf"\w+ of (?:staff|{'|'.join(sorted(PORTFOLIOS))})\b", re.IGNORECASE)
_COORDINATED = re.compile(r"\s(?:and|but|then)\Z")
_DETERMINER = re.compile(rf"(?:{DETERMINERS})(?!\w)\s*", re.IGNORECASE)
_DEFINITE = re.compile(rf"(?:{DETERMINERS})(?!\w)|[\w.& -]+[’']s\s", re.IGNORECASE)
_LEADING = re.compile(r"[\s,—–-]*")
_NP_STOP = re.compile(
    rf"[,;:—–!?()…{MASK}{ENDED}\n]|\.(?=\s|\Z)|\s(?:in|on|at|during|after|as|when|to|who|whom|whose|while|because"
    r"|before|about|adding|via|through|and|but|that|if|last|this|earlier|following|by|is|was|were"
    r"|are|has|had|will|would)(?!\w)"
)
_PHRASE_LENGTH = 160
_FARTHEST = 1000  # characters that a subject can be away from its verb
_MODIFIERS = 8
_BARE_NOUNS = 3  # as in "county fire officials said"
_WORDS = re.compile(r"\S+")


def subject_before(masked: str, start: int, verb: int) -> Phrase | None:
    """The subject of the verb at `verb`, in a sentence that begins at `start`."""
    start = max(start, verb - _FARTHEST)
    window = masked[start:verb]
    if _PASSIVE.search(window):
        return None
    end = start + len(_BEFORE_VERB.sub("", window) if window[-1:].isspace() else window)
    if pronoun := _PRONOUN.search(masked, start, end):
        return _pronoun(masked, start, pronoun)
    if _COORDINATED.search(masked, max(start, end - _PHRASE_LENGTH), end):
        return _leading_subject(masked, start, end)
    if masked[start:end].endswith(","):
        return _with_apposition(masked, start, end)
    return _direct(masked, start, end)


def phrase_after(masked: str, at: int, end: int) -> Phrase | None:
    """The phrase that begins at `at`, as after "said" or "according to"."""
    at += len(masked[at:end]) - len(masked[at:end].lstrip())
    stop = _np_end(masked, at, min(end, at + _PHRASE_LENGTH))
    words = masked[at:stop]
    if not words or _PRONOUN.fullmatch(words):
        return Phrase(Kind.PRONOUN, Span(at, stop)) if words else None
    run = _last_run(masked, at, stop)
    name = name_of(masked, run) if run else None
    lead = masked[at : name.span.start] if name else ""
    if name and not _has_preposition(lead) and len(lead.split()) <= _MODIFIERS:
        if _goes_on_with_another(masked, name.span.end, end):
            return Phrase(Kind.SEVERAL, Span(at, name.span.end))
        return Phrase(Kind.NAME, Span(at, name.span.end), name, _is_the(lead))
    return _described_then_named(masked, at, stop, end)


def _leading_subject(masked: str, start: int, end: int) -> Phrase | None:
    """The subject of ``NAME came and said``, where nobody else is named before the verb."""
    runs = [Span(*match.span()) for match in RUN.finditer(masked, start, end)]
    names = [name for run in runs if (name := name_of(masked, run)) is not None]
    is_first = len(names) == 1 and names[0].span.end == runs[0].end
    if not is_first or runs[0].start != start or masked[runs[0].end : runs[0].end + 1] != " ":
        return None
    return Phrase(Kind.NAME, Span(start, names[0].span.end), names[0])


def _pronoun(masked: str, start: int, pronoun: re.Match[str]) -> Phrase | None:
    span = Span(*pronoun.span())
    if pronoun[0].lower() != "who":
        return Phrase(Kind.PRONOUN, span)
    before = masked[start : span.start].rstrip()
    return _direct(masked, start, start + len(before.rstrip(",")))


def _with_apposition(masked: str, start: int, end: int) -> Phrase | None:
    """The subject of ``NAME, the mayor, said`` or ``the mayor, NAME, said``."""
    runs = [Span(*m.span()) for m in RUN.finditer(masked, start, end)]
    for run in runs:
        name = name_of(masked, run)
        if name is None or not _APPOSITION.match(masked, run.end, end):
            continue
        phrase = _direct(masked, start, run.end)
        if phrase and phrase.kind is Kind.NAME:
            return phrase
    if runs and runs[-1].end == end - 1 and (name := name_of(masked, runs[-1])):
        described = masked[start : runs[-1].start].rstrip()
        lead_at = _last_boundary(masked, start, start + len(described) - 1)
        is_lead = described.endswith(",") and name.span.start == runs[-1].start
        if is_lead and _DEFINITE.match(masked, lead_at, start + len(described)):
            return Phrase(Kind.NAME, Span(lead_at, name.span.end), name)
    return None


def _direct(masked: str, start: int, end: int) -> Phrase | None:
    """The noun phrase that ends at `end`."""
    at = _last_boundary(masked, start, end)
    run = _run_ending(masked, at, end)
    name = name_of(masked, run) if run else None
    if name is None:
        return _description(masked, at, end)
    lead = masked[at : name.span.start]
    if _has_preposition(lead):
        return _description(masked, at, end)
    if len(lead.split()) > _MODIFIERS:
        return None
    if _follows_another(masked, start, at):
        return Phrase(Kind.SEVERAL, Span(at, end))
    return Phrase(Kind.NAME, Span(at, end), name, _is_the(lead))


def _description(masked: str, at: int, end: int) -> Phrase | None:
    words = masked[at:end].casefold().split()
    if not words or len(words) > _MODIFIERS or not words[-1][-1:].isalnum():
        return None
    if masked[at - 1 : at] in (MASK, ENDED) or not NO_NOUN.isdisjoint(words):
        return None
    if not _DETERMINER.match(masked, at, end) and not _is_plural(masked[at:end]):
        return None
    return Phrase(Kind.DESCRIPTION, Span(at, end))


def _is_plural(words: str) -> bool:
    """Whether it is like "police" and "fire officials", which take no article."""
    split = words.casefold().split()
    if _has_preposition(words) or len(split) > _BARE_NOUNS or split[0] in CONJUNCTIONS:
        return False
    return split[-1] in COLLECTIVES or (split[-1].endswith("s") and split[-1].isalpha())


def _described_then_named(masked: str, at: int, stop: int, end: int) -> Phrase | None:
    """``the mayor, NAME`` as its name; else a description, with what it is of."""
    run = RUN.match(masked, stop + 2, end) if masked[stop : stop + 2] == ", " else None
    name = name_of(masked, Span(*run.span())) if run else None
    closed = run is not None and masked[run.end() : run.end() + 1] in (",", ".", "", ";")
    if name and closed and _DETERMINER.match(masked, at, stop):
        return Phrase(Kind.NAME, name.span, name)
    return _description(masked, at, stop)


def _np_end(masked: str, at: int, end: int) -> int:
    for stop in _NP_STOP.finditer(masked, at, end):
        if stop[0] == "." and ABBREVIATED.search(masked, max(at, stop.end() - 8), stop.end()):
            continue
        return stop.start()
    return end


def _last_boundary(masked: str, start: int, end: int) -> int:
    """Where the phrase that ends at `end` can begin at the earliest."""
    at = start
    for match in _BOUNDARY.finditer(masked, start, end):
        if match.end() < end:
            at = match.end()
    return at + len(masked[at:end]) - len(masked[at:end].lstrip())


def _last_run(masked: str, start: int, end: int) -> Span | None:
    """The last run of capitalised words that no preposition stands before, or that is the first."""
    run = None
    for match in RUN.finditer(masked, start, end):
        if run is None or not _has_preposition(masked[run.end : match.start()]):
            run = Span(*match.span())
    return run


def _run_ending(masked: str, start: int, end: int) -> Span | None:
    """The run of capitalised words that ends the stretch."""
    runs = (Span(*match.span()) for match in RUN.finditer(masked, start, end))
    return next((run for run in runs if run.end == end), None)


def _has_preposition(lead: str) -> bool:
    words = _OFFICE.sub("", lead).split()
    return any(word.casefold().strip("“”\"'") in PREPOSITIONS for word in words)


def _is_the(lead: str) -> bool:
    return lead.strip().casefold() == "the"


def _follows_another(masked: str, start: int, at: int) -> bool:
    """Whether "NAME and" or "the mayor and" stands before: what follows is said by both."""
    before = masked[start:at].rstrip()
    if not before.endswith((" and", " or", " nor")):
        return False
    head = before.rpartition(" ")[0].rstrip(" ,")
    if _run_ending(head, 0, len(head)):
        return True
    lead = head[_last_boundary(head, 0, len(head)) :]
    return bool(_DETERMINER.match(lead)) and len(lead.split()) <= _MODIFIERS


def _goes_on_with_another(masked: str, at: int, end: int) -> bool:
    following = re.compile(r",?\s+and\s+").match(masked, at, end)
    return bool(following and RUN.match(masked, following.end(), end))


def leading(masked: str, at: int, end: int) -> int:
    """Where words begin at or after `at`: past a comma, a dash and blanks."""
    match = _LEADING.match(masked, at, end)
    return match.end() if match else at
