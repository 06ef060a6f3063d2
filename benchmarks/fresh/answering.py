"""Our saved index and questions -> what a process has resident that goes on answering them.

Prints a JSON: its bytes after the start, and after 200 answers; of those, the bytes that are pages
of files, which the system may take back.
"""

import json
import sys
from itertools import cycle, islice
from pathlib import Path

from benchmarks.peers import package
from benchmarks.place import LANGUAGE, key
from benchmarks.questions import read_questions
from corpus.index import load_index, use_compiled_kernel
from corpus.question import parse_question
from corpus.terms import Analyser

_ANSWERS = 200


def main(path: str, questions: str) -> None:
    """Answer, and print the JSON."""
    process = package("psutil").Process()
    start = process.memory_info()
    use_compiled_kernel()
    index, analyser = load_index(Path(path), key()), Analyser(LANGUAGE)
    for question in islice(cycle(read_questions(Path(questions))), _ANSWERS):
        index.search(parse_question(question, analyser).terms, 100)
    end = process.memory_info()
    found = {"start": start.rss, "end": end.rss, "files": getattr(end, "shared", 0)}
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
