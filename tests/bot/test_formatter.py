import json
import re
from dataclasses import replace
from datetime import date
from typing import Any

import discord
import pytest
from discord.http import handle_message_parameters
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.context import format_context
from bot.formatter import EXCERPT_LENGTH, format_answer, format_help
from bot.layout import Reply, length
from bot.markdown import escape, quote
from bot.reports import format_report
from bot.views import ContextButton, RemoveButton
from corpus.archive import EXCERPTS
from corpus.following import Speaker, Understood
from corpus.model import (
    Answer,
    Article,
    Context,
    Copy,
    DayNote,
    Excerpt,
    Filters,
    Remark,
    Span,
    SpeakerNote,
    StoredArticle,
    Summary,
)
from corpus.refusals import DaysHeld, Near, Refusal
from corpus.reports import Report
from tests.bot.discord_markdown import Shown, render
from tests.bot.test_markdown import HOSTILE, TEXTS, as_shown
from tests.stand_in import rules
from tests.stand_in.messages import TEXT, walk
from tests.stand_in.schema import schema_faults

Json = dict[str, Any]
# Long texts take the model of the renderer their time.
unhurried = settings(deadline=None, max_examples=60)
ASKER = 283104927841583104
ASKED = date(2026, 3, 1)
LARGEST = 2**63 - 1
SUMMARY = Summary(7, 3, 12, 1, date(2024, 1, 9), date(2025, 2, 20), ("Wire",), ("Wire", "a.txt"))

LONG = st.tuples(
    st.sampled_from([*"_*aé😀 \n", "<@1> ", "https://a.b ", "word "]), st.integers(1, 3000)
).map(lambda drawn: drawn[0] * drawn[1])
TEXT_OF_ARTICLES = (TEXTS | LONG).filter(str.strip)
NAMES = TEXT_OF_ARTICLES.map(lambda text: " ".join(text.split())).filter(bool)
PATHS = st.sampled_from(["a.txt", "_" * 1000, "*/" * 500, "2024/" * 199 + "x.txt", "é😀" * 500])
URLS = (
    st.none()
    | TEXTS
    | st.sampled_from(
        [
            "https://wire.example/a?b=c&d=e#f",
            "http://wire.example",
            "ftp://wire.example/a",
            "javascript:alert(1)",
            "https://",
            "https://wire.example/" + "x" * 600,
            "https://wire.example/a b",
            "https://[::1",
            "HTTPS://WIRE.EXAMPLE/",
        ]
    )
)


@st.composite
def excerpts(draw: st.DrawFn) -> Excerpt:
    """An excerpt, maybe hostile or huge, out of an article with something around it."""
    text = draw(TEXT_OF_ARTICLES)
    before, after = draw(st.sampled_from([("", ""), ("A. ", " B."), ("A.\n\n", "\n\nB.")]))
    article = Article(
        id=draw(PATHS),
        path=draw(PATHS),
        text=before + text + after,
        title=draw(NAMES),
        title_derived=draw(st.booleans()),
        publisher=draw(st.none() | NAMES),
        url=draw(URLS),
        published=draw(st.none() | st.dates()),
    )
    stored = StoredArticle(
        draw(st.integers(1, LARGEST)),
        draw(st.text("0123456789abcdef", min_size=64, max_size=64)),
        article,
    )
    copies = st.builds(Copy, PATHS, st.none() | st.dates(), NAMES)
    drawn = tuple(draw(st.lists(copies, max_size=5)))
    # What is noted of is a few characters of the excerpt, whatever they are.
    starts = st.integers(len(before), len(before) + len(text) - 1)
    said = st.builds(lambda at, n: Span(at, at + n), starts, st.integers(1, 40))
    days = st.builds(DayNote, said, st.dates(), st.dates(), st.booleans())
    whole = st.just(Span(0, len(before) + len(text)))
    notes = days | st.builds(SpeakerNote, said, st.none() | said | whole, is_bare=st.booleans())
    noted = tuple(draw(st.lists(notes, max_size=3)))
    return Excerpt(stored, len(before), len(before) + len(text), 1.0, drawn, noted)


def answers(most: int) -> st.SearchStrategy[Answer]:
    """Answers with so many excerpts at most, each of another article."""
    found = st.lists(excerpts(), min_size=1, max_size=most, unique_by=lambda e: e.stored.key)
    questions = NAMES.map(lambda text: text[:400])
    return st.builds(
        lambda question, drawn: Answer(question, ASKED, tuple(drawn), None, 1, 2.5),
        questions,
        found,
    )


REFUSALS = st.builds(
    Refusal,
    has_terms=st.booleans(),
    unknown=st.lists(NAMES.map(lambda text: text[:400]), max_size=8).map(tuple),
    confined_to=st.none() | st.integers(0, 10**9),
    near=st.lists(st.builds(Near, NAMES, st.lists(NAMES, max_size=2).map(tuple)), max_size=3).map(
        tuple
    ),
    days=st.lists(
        st.builds(DaysHeld, st.dates(), st.dates(), st.integers(0, 10**9)), max_size=4
    ).map(tuple),
)
SUMMARIES = st.builds(
    Summary,
    st.integers(1, 10**9),
    st.integers(0, 10**9),
    st.integers(0, 10**9),
    st.integers(0, 10**9),
    st.none() | st.dates(),
    st.none() | st.dates(),
    st.lists(NAMES, max_size=40).map(tuple),
    st.just(()),
)


def body_of(reply: Reply) -> tuple[Json, dict[str, bytes]]:
    """The body of a message as discord.py sends it, and the files that go along."""
    nobody = discord.AllowedMentions.none()
    with handle_message_parameters(
        view=reply.view, files=list(reply.files), allowed_mentions=nobody
    ) as sent:
        forms = {part["name"]: part for part in sent.multipart or ()}
        payload = json.loads(forms["payload_json"]["value"]) if forms else sent.payload
        assert payload is not None
        files = {file.filename: content_of(file) for file in reply.files}
    return payload, files


def rendered(block: str) -> Shown:
    """What is displayed of the text of an excerpt's block, and the markup that acts in it.

    The model of the renderer lets an escaped "*" at the end of a headline end its bold type, which
    Discord does not, as it ends at the last two of three or more: so that is looked at by itself.
    """
    bold, rest = block.split("\n", 1)
    assert bold[:2] == bold[-2:] == "**"
    headline, others = render(bold[2:-2]), render(rest)
    constructs = ("strong", *headline.constructs, *others.constructs)
    return Shown(f"{headline.text}\n{others.text}", constructs)


def components_of(reply: Reply) -> list[Json]:
    """Every component of a message, at every depth."""
    return walk(reply.view.to_components())  # type: ignore[no-untyped-call] # discord.py leaves it so


def content_of(file: discord.File) -> bytes:
    """What is in a file, however often it was read."""
    file.fp.seek(0)
    return file.fp.read()


def faults_of(reply: Reply) -> list[str]:
    """What Discord would find wrong with the message."""
    body, files = body_of(reply)
    return [
        *rules.unknown_properties(body, "message"),
        *rules.message_faults(body, [*files]),
        *schema_faults("POST", "/channels/{channel_id}/messages", body),
    ]


def texts_of(reply: Reply) -> list[str]:
    """The text displays of a message, in order."""
    return [part["content"] for part in components_of(reply) if part["type"] == TEXT]


def answered(answer: Answer) -> Reply:
    """The reply to a question in its longest form."""
    return format_answer(answer, SUMMARY, asker=ASKER, show_question=True)


@unhurried
@given(answers(EXCERPTS))
def test_answer_breaks_no_limit(answer: Answer) -> None:
    """Whatever the articles, titles, sources, addresses and question, Discord takes the message."""
    assert faults_of(answered(answer)) == []


@pytest.mark.parametrize("title", ["A title", "_" * 200])
@pytest.mark.parametrize("number", range(4, 11))
def test_more_excerpts_break_no_limit(number: int, title: str) -> None:
    """Up to ten excerpts, of which Discord's own commands ask for three, fit as well."""
    found = [
        Excerpt(
            StoredArticle(key, "0" * 64, Article("a", "_" * 1000, "*" * 600, title, False)),
            0,
            600,
            1.0,
        )
        for key in range(number)
    ]
    assert faults_of(answered(answer_of(*found))) == []


@unhurried
@given(answers(EXCERPTS))
def test_texts_of_the_message_fit_as_the_clients_count(answer: Answer) -> None:
    """All texts together are at most 4,000 characters, an emoji counted as two."""
    assert length(*texts_of(answered(answer))) <= 4000


@unhurried
@given(answers(EXCERPTS))
def test_every_excerpt_is_there_to_the_character(answer: Answer) -> None:
    """Each excerpt is displayed to the character, or is a file, and then its place says so.

    Above 1,200 characters, escaped, it is always a file.
    """
    reply = answered(answer)
    _, files = body_of(reply)
    _, *blocks = texts_of(reply)
    assert len(blocks) == len(answer.excerpts)
    for excerpt, block in zip(answer.excerpts, blocks, strict=True):
        file = re.search(r"\n.* (excerpt-\d+\.txt)\.\n", block)
        if file:
            assert files.pop(file[1]).decode() == excerpt.text
        else:
            assert length(escape(excerpt.text)) <= EXCERPT_LENGTH
            assert f"\n{as_shown(excerpt.text + chr(10))}" in rendered(block).text
    assert files == {}


@unhurried
@given(answers(EXCERPTS))
def test_nothing_acts(answer: Answer) -> None:
    """A block is a headline in bold, a quotation and lines in small type, and nothing more."""
    question, *blocks = texts_of(answered(answer))
    assert render(question).constructs == ("subtext",)
    for excerpt, block in zip(answer.excerpts, blocks, strict=True):
        quoted = () if "quotation is longer than fits" in block else ("quotation",)
        # The source, above it the notes, and below it, where there are any, the near-copies.
        small = len(excerpt.notes) + 1 + bool(excerpt.copies)
        assert rendered(block).constructs == ("strong", *quoted, *["subtext"] * small)


@unhurried
@given(answers(EXCERPTS))
def test_links_are_web_addresses(answer: Answer) -> None:
    """A button that opens an address is there for http(s) alone, and has the article's own."""
    buttons = [p for p in components_of(answered(answer)) if p.get("url")]
    addresses = [(excerpt.article.url or "").partition(":") for excerpt in answer.excerpts]
    for button in buttons:
        scheme, _, rest = button["url"].partition(":")
        assert (scheme, rest) in [(given.lower(), after) for given, _, after in addresses]
        assert re.match(r"https?://[^/]", button["url"])


def excerpt_of(text: str, **about: Any) -> Excerpt:
    """An excerpt that is its whole article."""
    article = Article("a.txt", "a.txt", text, "A title", title_derived=False, **about)
    return Excerpt(StoredArticle(1, "0" * 64, article), 0, len(text), 1.0)


def answer_of(*found: Excerpt) -> Answer:
    """An answer with these excerpts."""
    return Answer("Why?", ASKED, found, None, 1, 2.5)


@pytest.mark.parametrize(
    ("text", "in_file"),
    [("x" * 1200, False), ("x" * 1201, True), ("*" * 600, False), ("*" * 601, True)],
)
def test_where_a_file_begins(text: str, in_file: bool) -> None:
    """The limit of 1,200 characters counts the backslashes."""
    reply = answered(answer_of(excerpt_of(text)))
    assert [file.filename for file in reply.files] == (["excerpt-1.txt"] if in_file else [])


def test_what_does_not_fit_is_a_file() -> None:
    """Three excerpts that fit one by one but not together: the last goes into a file, whole."""
    found = [excerpt_of(sign * 1200) for sign in "abc"]
    found[1:] = [
        Excerpt(StoredArticle(n, "0" * 64, e.article), 0, 1200, 1.0)
        for n, e in enumerate(found[1:], 2)
    ]
    long = Answer("*" * 400, ASKED, tuple(found), None, 1, 2.5)
    reply = answered(long)
    assert faults_of(reply) == []
    assert body_of(reply)[1] == {"excerpt-3.txt": b"c" * 1200}
    assert "a" * 1200 in texts_of(reply)[1]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_everywhere(text: str) -> None:
    """Markup as excerpt, title, publisher and question is displayed as it is written."""
    article = Article("a.txt", "a.txt", text, text, title_derived=False, publisher=text)
    excerpt = Excerpt(StoredArticle(1, "0" * 64, article), 0, len(text), 1.0)
    question, block = texts_of(answered(Answer(text, ASKED, (excerpt,), None, 1, 2.5)))
    assert render(question).constructs == ("subtext",)
    assert rendered(block).constructs == ("strong", "quotation", "subtext")
    assert f"\n{as_shown(text)}\n" in rendered(block).text


@unhurried
@given(answers(EXCERPTS), NAMES, NAMES)
def test_how_it_was_understood_fits_and_cannot_act(answer: Answer, word: str, name: str) -> None:
    """The first line says how a follow-up was understood, whatever words it has, within limits."""
    understood = Understood("?", Filters(source=name), (word,), person=Speaker(name))
    reply = format_answer(answer, SUMMARY, asker=ASKER, show_question=True, understood=understood)
    assert faults_of(reply) == []
    first = render(texts_of(reply)[0])
    assert first.constructs == ("subtext",)
    assert first.text.startswith("Asking: ")


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://wire.example/a_b?c=d&e=f", True),
        ("http://wire.example", True),
        ("ftp://wire.example/a", False),
        ("javascript:alert(1)", False),
        ("wire.example", False),
        ("https://", False),
        ("https://wire.example/a b", False),
        ("https://[::1", False),
        ("https://wire.example/" + "x" * 500, False),
        (None, False),
    ],
)
def test_which_address_is_linked(url: str | None, linked: bool) -> None:
    """A button opens the address if it is one of the web, and nothing else shows it."""
    reply = answered(answer_of(excerpt_of("Some text.", url=url)))
    urls = [p["url"] for p in components_of(reply) if p.get("url")]
    assert urls == ([url] if linked else [])


@pytest.mark.parametrize(
    ("published", "day"),
    [
        (date(2025, 2, 2), "2 February 2025, 1 year before you asked"),
        (date(2023, 2, 2), "2 February 2023, 3 years before you asked"),
        (date(2025, 3, 1), "1 March 2025"),
        (date(2026, 2, 28), "28 February 2026"),
        (None, "undated"),
    ],
)
def test_day_and_age(published: date | None, day: str) -> None:
    """The day is in words, with the age where the article is more than a year older."""
    _, block = texts_of(answered(answer_of(excerpt_of("Some text.", published=published))))
    assert block.splitlines()[1] == day


def test_near_copies_stand_below_the_source() -> None:
    """The other articles with the same words are the last line, each with its day and source."""
    copies = (Copy("b", date(2025, 2, 3), "*Wire*"), Copy("c", None, "Echo"))
    excerpt = replace(excerpt_of("Some text."), copies=copies)
    _, block = texts_of(answered(answer_of(excerpt)))
    assert rendered(block).text.splitlines()[-1] == (
        "Also in 2 other articles: 3 February 2025 (*Wire*), undated (Echo)"
    )


def test_notes_stand_between_quotation_and_source() -> None:
    """What a day is in an excerpt is told in small type beneath the quotation, outside of it."""
    text = "The council *voted* on Wednesday."
    note = DayNote(Span(23, 32), date(2025, 1, 29), date(2025, 1, 29))
    excerpt = replace(excerpt_of(text), notes=(note,))
    _, block = texts_of(answered(answer_of(excerpt)))
    assert rendered(block).text.splitlines()[-3:] == [
        text,
        '"Wednesday" here is 29 January 2025',
        "a.txt",
    ]


def test_note_cannot_act() -> None:
    """What a note repeats of the text is displayed as it is written, on one line."""
    text = "**run** and\n-# hide"
    note = DayNote(Span(0, len(text)), date(2025, 1, 29), date(2025, 1, 29))
    excerpt = replace(excerpt_of(text), notes=(note,))
    _, block = texts_of(answered(answer_of(excerpt)))
    assert rendered(block).constructs == ("strong", "quotation", "subtext", "subtext")
    assert '\n"**run** and -# hide" here is 29 January 2025\n' in rendered(block).text


def test_derived_title_is_marked() -> None:
    """A headline that was made from the text says so; a given one does not."""
    derived = Article("a.txt", "a.txt", "Text.", "Text.", title_derived=True)
    excerpt = Excerpt(StoredArticle(1, "0" * 64, derived), 0, 5, 1.0)
    assert "headline from the text" in texts_of(answered(answer_of(excerpt)))[1]
    assert "headline from" not in texts_of(answered(answer_of(excerpt_of("Text."))))[1]


@unhurried
@given(REFUSALS, SUMMARIES, excerpts())
def test_what_is_related_is_no_answer_and_fits(
    refusal: Refusal, summary: Summary, related: Excerpt
) -> None:
    """It is one excerpt, below the refusal and a line that says what it is."""
    answer = Answer("Why?", ASKED, (), refusal, 1, 2.5, related)
    reply = format_answer(answer, summary, asker=ASKER, show_question=True)
    assert faults_of(reply) == []
    reason, block = texts_of(reply)[1:3]
    assert reason.endswith("\n\n**Related, not an answer:**")
    assert reply.files or quote(related.text) in block


@unhurried
@given(REFUSALS, SUMMARIES, NAMES.map(lambda text: text[:400]))
def test_refusal_fits_and_shows_no_source(
    refusal: Refusal, summary: Summary, question: str
) -> None:
    """A refusal breaks no limit, has no quotation, and nothing in it acts."""
    answer = Answer(question, ASKED, (), refusal, 1, 2.5)
    reply = format_answer(answer, summary, asker=ASKER, show_question=True)
    assert faults_of(reply) == []
    shown_question, reason = texts_of(reply)
    assert render(shown_question).constructs == ("subtext",)
    assert render(reason).constructs == ()
    assert reply.files == ()


@unhurried
@given(SUMMARIES)
def test_help_breaks_no_limit(summary: Summary) -> None:
    """Whatever the publishers are called, `/help` fits and its only mention is the bot's."""
    reply = format_help(summary, "<@1295817340922134598>")
    assert faults_of(reply) == []
    constructs = render(texts_of(reply)[0]).constructs
    assert set(constructs) == {"strong", "list", "code", "mention"}
    assert constructs.count("mention") == 1


@unhurried
@given(TEXT_OF_ARTICLES, st.booleans(), st.booleans(), NAMES, PATHS)
def test_context_breaks_no_limit(
    text: str, before: bool, after: bool, title: str, path: str
) -> None:
    """The paragraphs around an excerpt fit, each to the character, or all of them are a file."""
    whole = f"Before.\n\n{text}\n\nAfter."
    within = Span(9, 9 + len(text))
    first = Span(0, 7) if before else None
    last = Span(len(whole) - 6, len(whole)) if after else None
    article = Article(path, path, whole, title, title_derived=True)
    reply = format_context(Context(StoredArticle(1, "0" * 64, article), first, within, last))
    assert faults_of(reply) == []
    _, files = body_of(reply)
    paragraphs = [span.of(whole) for span in (first, within, last) if span]
    if files:
        assert [*files.values()] == ["\n\n".join(paragraphs).encode()]
    else:
        quotations = [render(quotation) for quotation in texts_of(reply)[1:]]
        assert [q.text for q in quotations] == [as_shown(p) for p in paragraphs]
        assert {q.constructs for q in quotations} == {("quotation",)}


@unhurried
@given(st.integers(1, LARGEST), st.integers(0, LARGEST), st.integers(0, LARGEST))
def test_ids_of_buttons(key: int, start: int, end: int) -> None:
    """A button's id has at most 100 characters whatever it names, and is recognised again."""
    item = ContextButton(key, start, end, "0123abcd")
    assert len(item.item.custom_id or "") <= 100
    assert ContextButton.__discord_ui_compiled_template__.fullmatch(item.item.custom_id or "")
    assert len(RemoveButton(key).item.custom_id or "") <= 100


def report_of(rejected: int, path: str, notes: int = 0) -> Report:
    """A report with so many rejections and notes."""
    remarks = [Remark(f"{path}{n}", n or None, f"it is empty: {path}") for n in range(rejected)]
    noted = [Remark(f"{path}{n}", None, "read as windows-1252") for n in range(notes)]
    return Report(3, 1, 2, 3, 4, tuple(remarks), tuple(noted), 5, 6, 7.8)


@pytest.mark.parametrize("notes", [0, 10, 11])
@pytest.mark.parametrize("path", ["a/b.txt", "_" * 1000, "*/" * 500, "😀" * 250, "<@1>" * 60])
@pytest.mark.parametrize("rejected", [0, 10, 11, 1000])
def test_report_breaks_no_limit(rejected: int, path: str, notes: int) -> None:
    """A report fits whatever the number and length of its rejections and notes."""
    assert faults_of(format_report(report_of(rejected, path, notes))) == []


@pytest.mark.parametrize("path", ["a/b.txt", "_" * 1000, "😀" * 250])
@pytest.mark.parametrize("rejected", [0, 1, 10, 11, 1000])
def test_report_loses_nothing(rejected: int, path: str) -> None:
    """Each rejection stands in the message to the character, or all of them stand in a file."""
    report = report_of(rejected, path)
    reply = format_report(report)
    _, files = body_of(reply)
    where = render("\n".join(texts_of(reply))).text
    if files:
        [(name, content)] = files.items()
        assert name in where
        where = content.decode()
    assert [r for r in report.rejected if f"{r.path}" not in where or r.reason not in where] == []
    assert f"{rejected:,} rejected" in texts_of(reply)[0]
    assert texts_of(reply)[0].count("\nrejected ") <= 10


@example("**x** <@1>\nhttps://a.b")
@unhurried
@given(TEXT_OF_ARTICLES)
def test_nothing_of_a_report_acts(text: str) -> None:
    """A path or a reason that is markup is displayed as it is written."""
    report = Report(1, 0, 0, 0, 0, (Remark(text, 1, text),), (), 0, 0, 0.0)
    assert [render(shown).constructs for shown in texts_of(format_report(report))] == [()]


@pytest.mark.parametrize(
    ("url", "is_link"),
    [
        ("https://ellery.example/bridge?a=1", True),
        ("http://ellery.example:8080/", True),
        ("https://ellery.example:99999/", False),
        ("https://..", False),
        ("https://1", False),
        ("https://", False),
    ],
)
def test_an_address_that_discord_would_refuse_is_no_button(url: str, is_link: bool) -> None:
    """One bad button would cost the whole reply."""
    buttons = list(components_of(answered(answer_of(excerpt_of("The river.", url=url)))))
    assert any(part.get("url") == url for part in buttons) is is_link
