import json
import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import pytest

from tests.bot.conftest import Here, Terminal
from tests.bot.test_cli_ask import ANSWER_KEYS, EXCERPT_KEYS, HOW_MANY

SEVEN = "> Seven owls nest in the belfry of Wick."
BRIDGE = (
    "> The new bridge will now cost 63.2 million crowns, the council was told on Monday night, more"
    " than half as much again as the price it agreed to thirteen months ago. The opening has been"
    " put off once more, from August 2026 to April 2027.\r\n"
)
_SECONDS = 20
_ESCAPES = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[@-Z\\-_]|\x1b\][^\x07]*\x07")
_CURSOR_WANTED = b"\x1b[6n"


def test_piped_json(terminal: Terminal, owls: Mapping[str, str]) -> None:
    """Piped in, each line that is not blank is a question, and each answer a line, until :quit."""
    typed = f"{HOW_MANY}\n\n   \nWhat is the capital of Mongolia?\r\n  :quit \n{HOW_MANY}\n"
    said = terminal.run("chat", "--json", "--limit", "2", typed=typed, **owls)
    first, second = map(json.loads, said.out.splitlines())
    assert (said.code, said.err) == (0, "")
    assert list(first) == list(second) == ANSWER_KEYS
    assert first["question"] == HOW_MANY
    assert [list(excerpt) for excerpt in first["excerpts"]] == [EXCERPT_KEYS] * 2
    assert second["question"] == "What is the capital of Mongolia?"
    assert (second["abstained"], second["excerpts"]) == (True, [])


def test_piped_for_people(terminal: Terminal, owls: Mapping[str, str]) -> None:
    """Piped, there is no prompt and no escape sequence; the end of the input is the end."""
    options = ("--before", "2020", "--asked", "2022-05-02", "--source", "the wick herald")
    said = terminal.run("chat", *options, typed=f"{HOW_MANY}\n{HOW_MANY}", **owls)
    assert (said.code, said.err) == (0, "")
    assert said.out.count(SEVEN) == said.out.count("2 years before you asked") == 2
    assert "? " not in said.out.replace(SEVEN, "")
    assert "\x1b" not in said.out


def test_follow_ups(terminal: Terminal, owls: Mapping[str, str]) -> None:
    """What goes on from the last question is answered as it is understood, until :new."""
    typed = f"{HOW_MANY}\nonly from wick gazette\nand in 2021?\nWho nests?\n:new\nand in 2021?\n"
    said = terminal.run("chat", "--json", typed=typed, **owls)
    first, gazette, in_2021, fresh, new = map(json.loads, said.out.splitlines())
    assert (said.code, said.err) == (0, "")
    assert [one["understood"] for one in (first, fresh, new)] == [None] * 3
    assert (gazette["question"], in_2021["question"]) == ("only from wick gazette", "and in 2021?")
    assert gazette["understood"] == {
        "text": "Asking: owls nest belfry, only from Wick Gazette",
        "question": HOW_MANY,
        "after": None,
        "before": None,
        "source": "Wick Gazette",
        "person": None,
    }
    assert [excerpt["article"] for excerpt in gazette["excerpts"]] == ["owls-2021"]
    assert in_2021["understood"]["text"] == "Asking: owls nest belfry, 2021, only from Wick Gazette"
    assert in_2021["understood"]["question"] == "How many owls nest in the belfry in 2021?"


def test_follow_up_for_people(terminal: Terminal, owls: Mapping[str, str]) -> None:
    """The first line of an answer to a follow-up says how it was understood; of no other."""
    said = terminal.run("chat", "--limit", "1", typed=f"{HOW_MANY}\nbefore 2021\n", **owls)
    assert said.out.count("Asking:") == 1
    assert "\n\nAsking: owls nest belfry, until 31 December 2020\nOwls return\n" in said.out


def test_answers_come_at_once(terminal: Terminal, owls: Mapping[str, str]) -> None:
    """A program that asks one question after the other has each answer before the next."""
    process = terminal.start(
        *("chat", "--json", "--articles", owls["ARTICLES"], "--database", owls["DATABASE"]),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with process:
        assert process.stdin
        assert process.stdout
        for question in (HOW_MANY, "When will the ferry sail?"):
            process.stdin.write(f"{question}\n".encode())
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["question"] == question
        process.stdin.close()
        assert process.wait(_SECONDS) == 0


def test_chat_refuses_before_it_reads(here: Here, owls: Mapping[str, str]) -> None:
    """A wrong option is said at once, not after the first question."""
    said = here(owls, "chat", "--after", "05/04/2024")
    assert said.code == 2
    assert "--after" in said.sentence


if sys.platform != "win32":
    import pty

    class Screen:
        """What a terminal shows, and a keyboard."""

        def __init__(self, side: int) -> None:
            self._side = side
            self.shown = ""

        def type(self, keys: str) -> None:
            """Press these keys."""
            os.write(self._side, keys.encode())

        def read_until(self, text: str, times: int = 1) -> None:
            """Read on until `text` was shown so many times; answer where the cursor is."""
            end = time.monotonic() + _SECONDS
            while self.shown.count(text) < times:
                left = end - time.monotonic()
                ready, _, _ = select.select([self._side], [], [], max(left, 0))
                assert ready, f"{text!r} is not shown, but {self.shown!r}"
                data = os.read(self._side, 65536)
                if _CURSOR_WANTED in data:
                    self.type("\x1b[1;1R")
                self.shown += _ESCAPES.sub("", data.decode(errors="replace"))

    @contextmanager
    def screen_of(
        terminal: Terminal,
        *arguments: str,
        settings: Mapping[str, str] | None = None,
        stdout: int | None = None,
    ) -> Iterator[tuple[Screen, "subprocess.Popen[bytes]"]]:
        """A command on a terminal of its own."""
        ours, theirs = pty.openpty()
        environment = terminal.environment(TERM="xterm-256color", **settings or {})
        process = terminal.start(
            *arguments,
            env=environment,
            stdin=theirs,
            stdout=theirs if stdout is None else stdout,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)
        try:
            yield Screen(ours), process
        finally:
            process.kill()
            process.communicate()
            os.close(ours)

    def test_progress(terminal: Terminal) -> None:
        """A first reading shows its progress on stderr, with a total only where that is known."""
        with screen_of(terminal, "status", "--json", stdout=subprocess.PIPE) as (screen, process):
            screen.read_until("generation 1")
            assert process.wait(_SECONDS) == 0
        assert "Reading" in screen.shown
        assert "/54" in screen.shown
        assert "/100" not in screen.shown

    def test_prompt(terminal: Terminal) -> None:
        """At a terminal: a prompt, answers, the history at arrow up, and :quit."""
        with screen_of(terminal, "chat", "--limit", "1") as (screen, process):
            screen.read_until(":quit.\r\n?")
            assert "54 articles" in screen.shown
            screen.type("How much will the new bridge cost?\r")
            screen.read_until(BRIDGE)
            screen.type("\x1b[A\r")
            screen.read_until(BRIDGE, 2)
            screen.type(":quit\r")
            assert process.wait(_SECONDS) == 0
            assert "Traceback" not in screen.shown

    def test_end_of_input_at_the_prompt(terminal: Terminal, owls: Mapping[str, str]) -> None:
        """Ctrl-D at an empty prompt leaves."""
        with screen_of(terminal, "chat", settings=owls) as (screen, process):
            screen.read_until(":quit.\r\n?")
            screen.type("\x04")
            assert process.wait(_SECONDS) == 0

    def test_json_alone_though_typed(terminal: Terminal, owls: Mapping[str, str]) -> None:
        """With `--json`, typed questions and a redirected stdout: JSON alone is written there."""
        with screen_of(terminal, "chat", "--json", settings=owls, stdout=subprocess.PIPE) as (
            screen,
            process,
        ):
            screen.type(f"{HOW_MANY}\r")
            assert process.stdout
            line = process.stdout.readline()
            assert json.loads(line)["question"] == HOW_MANY

    @pytest.mark.skipif(
        signal.getsignal(signal.SIGINT) is signal.SIG_IGN, reason="started where Ctrl-C is ignored"
    )
    def test_interrupt_while_piped(terminal: Terminal, owls: Mapping[str, str]) -> None:
        """Ctrl-C ends a chat that waits for a pipe, at once and without a traceback."""
        process = terminal.start(
            *("chat", "--json"),
            env=terminal.environment(**owls),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert process.stdin
        assert process.stdout
        process.stdin.write(f"{HOW_MANY}\n".encode())
        process.stdin.flush()
        process.stdout.readline()
        time.sleep(0.5)  # until it waits for the next line
        process.send_signal(signal.SIGINT)
        try:
            assert process.wait(5) == 130
        finally:
            process.kill()
            error = process.communicate()[1]
        assert error.strip() == b""


@pytest.mark.parametrize("typed", [b"\xff owls nest in the belfry\n", b"\xef\xbb\xbfowls?\n"])
def test_piped_bytes_that_are_no_text(
    terminal: Terminal, owls: Mapping[str, str], typed: bytes
) -> None:
    """A line that is not UTF-8, or that opens with a byte-order mark, is asked all the same."""
    said = terminal.run("chat", "--json", typed=typed + HOW_MANY.encode(), **owls)
    first, second = map(json.loads, said.out.splitlines())
    assert (said.code, said.err) == (0, "")
    assert first["excerpts"]
    assert second["question"] == HOW_MANY
