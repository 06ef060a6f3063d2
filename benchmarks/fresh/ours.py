"""Our saved index and a question -> the best passage, as soon as a fresh process has it."""

import sys
from pathlib import Path

from corpus.index import IndexKey, load_index
from corpus.question import parse_question
from corpus.terms import Analyser, fingerprint


def main(path: str, question: str) -> None:
    """Print the best passage."""
    index = load_index(Path(path), IndexKey("benchmarks", fingerprint("en")))
    hits = index.search(parse_question(question, Analyser("en")).terms, 10)
    sys.stdout.write(f"{hits[0]}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
