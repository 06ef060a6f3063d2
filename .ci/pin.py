#!/usr/bin/env python3
"""Write the newest version of every package, direct and transitive, into pyproject.toml.

`uv run --no-project .ci/pin.py`, then run the tests: what passes is what is committed. The versions
are exact and without addresses; uv.lock, which records addresses, stays untracked.
"""

import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parent.parent / "pyproject.toml"
LOCK = PROJECT.with_name("uv.lock")


def main() -> None:
    """Resolve anew without the old versions, and write down what came out."""
    write("constraint-dependencies", [])
    run("uv", "lock", "--upgrade")
    locked = tomllib.loads(LOCK.read_text("utf-8"))["package"]
    write("constraint-dependencies", sorted({pin(p) for p in locked if "registry" in p["source"]}))
    build = tomllib.loads(PROJECT.read_text("utf-8"))["build-system"]["requires"]
    compiled = run(
        "uv",
        "pip",
        "compile",
        "-",
        "--universal",
        "--no-header",
        "--no-annotate",
        "--upgrade",
        "--quiet",
        text="\n".join(build),
    )
    write("build-constraint-dependencies", compiled.split("\n"))
    run("uv", "lock")


def pin(package: dict[str, Any]) -> str:
    """The exact requirement; for one of several versions, with the Pythons that it is for."""
    markers = " or ".join(f"({marker})" for marker in package.get("resolution-markers", []))
    return f"{package['name']}=={package['version']}" + (f" ; {markers}" if markers else "")


def run(*command: str, text: str | None = None) -> str:
    """What the command prints."""
    done = subprocess.run(
        command, check=True, cwd=PROJECT.parent, input=text, stdout=subprocess.PIPE, text=True
    )
    return done.stdout.strip()


def write(key: str, requirements: list[str]) -> None:
    """Put the requirements into `[tool.uv]` in the place of what `key` was."""
    lines = "".join(f'    "{requirement}",\n' for requirement in requirements)
    text = PROJECT.read_text("utf-8")
    text, found = re.subn(rf"(?m)^{key} = \[\n[^\]]*\]", f"{key} = [\n{lines}]", text)
    if found != 1:
        raise SystemExit(f"pyproject.toml has no list {key}")
    PROJECT.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
