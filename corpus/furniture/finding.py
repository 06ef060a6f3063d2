"""Text -> the lines and parts of lines in it that are not of the article, each with its rule.

A line is a paragraph. One that is furniture as a whole is taken whole; of another, a dateline that
it begins with and a photo credit that it ends with.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from corpus.furniture.appeals import APPEAL, telling_words
from corpus.furniture.around import Surroundings, line_rule, rule_at_the_tail
from corpus.furniture.credits import trailing_credit
from corpus.furniture.lines import is_affiliation, is_names, leading_dateline, split_names
from corpus.furniture.related import heads_a_list, is_listed
from corpus.furniture.repeated import RULE, Digests, repeated_in
from corpus.model import Span, StoredArticle
from corpus.paragraphs import Paragraph, paragraphs

CAPITAL_HEADLINE = "headline in capitals"
_HEADING = "heading"
_RELATED = "related headline"
_HEAD = 12  # lines, of which those before the article's first sentence are its head
_TAIL = 6  # lines
_BODY_WORDS = 12
_NO_HEADLINE_WORDS = 4  # in capitals: an agency, a place
_SIGNS = frozenset(("byline", "about the writer"))
_TERMINAL = (".", "!", "?", "…", '"', "”", "’", "'", ")")


@dataclass(frozen=True, slots=True)
class Furniture:
    """A line, or part of one, that is not of the article, and the rule that says so."""

    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Inspected:
    """A stored article, and all in its text that is neither indexed nor quoted."""

    stored: StoredArticle
    furniture: tuple[Furniture, ...]


def inspected(stored: StoredArticle, repeated: Digests) -> Inspected:
    """The article with what is not of it."""
    text, publisher = stored.article.text, stored.article.publisher
    found = furniture(text, paragraphs(text), repeated_in(text, publisher, repeated))
    return Inspected(stored, found)


def furniture(
    text: str, lines: Sequence[Paragraph], repeated: Collection[str] = ()
) -> tuple[Furniture, ...]:
    """All that is not of the article in `text`, whose paragraphs are `lines`, in order.

    `repeated` are the lines that stand in many articles. None overlap. Nothing where nothing
    else would be left: an article is never lost whole.
    """
    found = tuple(_found(text, lines, repeated))
    ends = (0, *(one.span.end for one in found))
    starts = (*(one.span.start for one in found), len(text))
    left = (text[end:start] for end, start in zip(ends, starts, strict=True))
    return found if any(any(map(str.isalnum, between)) for between in left) else ()


def _found(text: str, lines: Sequence[Paragraph], repeated: Collection[str]) -> Iterator[Furniture]:
    contents = [line.span.of(text) for line in lines]
    rules = _line_rules(text, lines, contents)
    rules = [r or (RULE if c in repeated else None) for r, c in zip(rules, contents, strict=True)]
    has_begun = False
    for line, content, rule in zip(lines, contents, rules, strict=True):
        if rule is not None:
            yield Furniture(line.span, rule)
            continue
        start, end = line.span.start, line.span.end
        opening = 0 if has_begun else _dateline(content)
        if opening:
            yield Furniture(Span(start, start + opening), "dateline")
        if credit := trailing_credit(content[opening:]):
            yield Furniture(Span(end - credit, end), "photo credit")
        has_begun = has_begun or _is_body(content)


def _line_rules(text: str, lines: Sequence[Paragraph], contents: Sequence[str]) -> list[str | None]:
    """The rule for each line that is furniture as a whole."""
    rules: list[str | None] = []
    telling = telling_words(text)
    in_head, in_list = True, False
    for at, (line, content) in enumerate(zip(lines, contents, strict=True)):
        beside = contents[max(at - 2, 0) : at], contents[at + 1 : at + 3]
        near = Surroundings(text, telling, in_head and at < _HEAD, *beside)
        rule = _rule(line, content, near)
        if rule is None and in_list and is_listed(content):
            rule = _RELATED
        if rule is None:
            in_list = False
            in_head = in_head and not _is_body(content)
        elif heads_a_list(content):
            in_list = content.endswith(":") or at >= len(lines) - _TAIL
        rules.append(rule)
    _close(rules, contents, text)
    _end(rules, contents)
    _sign(rules, contents)
    return rules


def _rule(line: Paragraph, content: str, near: Surroundings) -> str | None:
    is_short = len(content.split()) <= _NO_HEADLINE_WORDS
    rule = line_rule(content, near) if is_short or not line.is_headline else None
    if rule or not line.is_headline:
        return rule
    return CAPITAL_HEADLINE if content.isupper() else _HEADING


def _close(rules: list[str | None], contents: Sequence[str], text: str) -> None:
    """Ask the rules for an end of the article of its last lines, those already found uncounted."""
    left = _TAIL
    for at in range(len(rules) - 1, -1, -1):
        if rules[at] in (None, APPEAL):
            left -= rules[at] is None
            rules[at] = rule_at_the_tail(contents[at], text) or rules[at]
        if not left:
            return


def _end(rules: list[str | None], contents: Sequence[str]) -> None:
    """Take for others' headlines what is like them behind the last word on the writer."""
    last = max((at for at, rule in enumerate(rules) if rule in _SIGNS), default=len(rules))
    below = range(last + 1, len(rules))
    if last >= _HEAD and all(rules[at] or is_listed(contents[at]) for at in below):
        for at in below:
            rules[at] = rules[at] or _RELATED


def _sign(rules: list[str | None], contents: Sequence[str]) -> None:
    """Take for a byline a name by itself that stands beside one, or that nothing else speaks of.

    And whom it is written for, below it.
    """
    for at, content in enumerate(contents[:_HEAD]):
        if rules[at] is not None:
            continue
        if is_names(content):
            beside = rules[max(at - 1, 0) : at + 2]
            if not _SIGNS.isdisjoint(beside) or _is_unspoken_of(content, rules, contents):
                rules[at] = "byline"
        elif at and rules[at - 1] == "byline" and is_affiliation(content):
            rules[at] = "byline"
        elif _is_body(content):
            return


def _is_unspoken_of(names: str, rules: Sequence[str | None], contents: Sequence[str]) -> bool:
    """Whether the article has their surnames nowhere else; a headline's last word it would have."""
    kept = (c for rule, c in zip(rules, contents, strict=True) if rule is None)
    folded = "\n".join(kept).casefold()
    return all(folded.count(name.split()[-1].casefold()) == 1 for name in split_names(names))


def _is_body(line: str) -> bool:
    """Whether a line that no rule caught is one of the article's sentences, and no heading."""
    return len(line.split()) >= _BODY_WORDS and line.endswith(_TERMINAL)


def _dateline(line: str) -> int:
    """How many characters of the line's beginning are a dateline, a sentence after it."""
    length = leading_dateline(line)
    after = line[length : length + 1]
    return length if after and not after.islower() else 0
