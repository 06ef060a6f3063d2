import ast
import re
from pathlib import Path

import corpus.store

FILES = sorted(Path(corpus.store.__path__[0]).glob("*.py"))


def test_values_have_names_or_no_numbers() -> None:
    """Python 3.12 warns of "?1" with a sequence of values, and 3.14 takes it no more."""
    texts = [
        node.value
        for file in FILES
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    assert any("INSERT INTO" in text for text in texts)
    assert [text for text in texts if re.search(r"\?\d", text)] == []
