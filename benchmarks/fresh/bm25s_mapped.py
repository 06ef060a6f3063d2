"""bm25s's saved index, memory-mapped, and a question -> the best passage, with NumPy alone.

As where numba is not installed: it imports numba wherever it finds it, which takes seconds.
"""

import sys
from importlib import import_module
from typing import Any, cast


def main(path: str, question: str) -> None:
    """Print the best passage."""
    # What the import system takes for "not there".
    cast("dict[str, None]", sys.modules)["numba"] = None
    bm25s: Any = import_module("bm25s")
    stemmer = import_module("Stemmer").Stemmer("english")
    model = bm25s.BM25.load(path, mmap=True)
    terms = bm25s.tokenize(question, stopwords="en", stemmer=stemmer, show_progress=False)
    found = model.retrieve(terms, k=10, show_progress=False)
    sys.stdout.write(f"{found.documents[0][0]}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
