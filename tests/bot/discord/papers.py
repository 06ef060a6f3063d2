"""What the bot of these tests is asked about: the articles of a paper, as files."""

import json
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

from corpus.days import today

TODAY = today()
RECENT = TODAY - timedelta(days=10)

BRIDGE = """\
date 2003-05-04
The council of Halvard approved the Kestrel bridge on Tuesday after a long debate.

"The Kestrel bridge will cost eleven million crowns," said the treasurer, Odile Marchetti. \
"Not a crown more."

FERRY CAPTAIN RETIRES AFTER FORTY YEARS

Work on its foundations begins in the autumn and lasts two winters.
"""
QUOTATION = (
    '"The Kestrel bridge will cost eleven million crowns," said the treasurer, Odile Marchetti.'
)
HOW_MUCH = "How much will the Kestrel bridge cost?"

LIGHTHOUSE = f"""\
date {RECENT.isoformat()}
The lighthouse at Cape Vorn was lit again last night, after nine years of darkness.
"""
UNDATED = """\
The almanac of Halvard counts thirty-one wells, of which nineteen still give water.
"""
# One sentence, longer than a message, and with much to escape.
ENDLESS = (
    "The inventory of the Brunner observatory lists "
    + ", ".join(f"one *brass* sextant numbered {n}_{n}" for n in range(120))
    + " and a cupola."
)
HOSTILE = (
    "The smugglers of Tarn Hollow wrote <@283104927841583104> and @everyone on the wall:"
    " **run**, ||hide||, [click](https://evil.example/a_b) or https://evil.example/now, they said."
)
WIRE = [
    {
        "id": "wire-ferry",
        "url": "https://wire.example/ferry?id=7&page=2",
        "title": "Ferry *Aurora* holed",
        "source": "Northern Wire",
        "published": "2024-06-01",
        "text": "The ferry Aurora was holed below the waterline by an uncharted wreck at noon.",
    },
    {
        "id": "wire-quarry",
        "url": "ftp://wire.example/quarry",
        "title": "Quarry shut",
        "source": "Quarry Gazette",
        "published": "2024-07-02",
        "text": "The slate quarry at Penhallow was shut for good by its owners, who blamed prices.",
    },
    {
        "id": "wire-observatory",
        "title": "An inventory",
        "source": "Northern Wire",
        "published": "2024-08-03",
        "text": ENDLESS,
    },
    {
        "id": "wire-hostile",
        "title": "@here: [read](https://evil.example) <@&165511591545143296>",
        "source": "<#103735883630395392> https://evil.example",
        "published": "2024-09-04",
        "text": HOSTILE,
    },
]
NAMES = [f"Regional Paper {number:02}" for number in range(30)] + ["The " + "long " * 30 + "name"]
REGIONAL = [
    {
        "id": f"regional-{number}",
        "title": f"Notice {number}",
        "source": name,
        "published": "2024-02-05",
        "text": f"Parish notice {number} says that the fair of lot {number} is put off.",
    }
    for number, name in enumerate(NAMES)
]


def write_paper(folder: Path) -> None:
    """The whole paper, into a folder that is made."""
    folder.mkdir()
    write(folder, "bridge.txt", BRIDGE)
    write(folder, "lighthouse.txt", LIGHTHOUSE)
    write(folder, "almanac.txt", UNDATED)
    write(folder, "wire.jsonl", as_lines(WIRE))
    write(folder, "regional.jsonl", as_lines(REGIONAL))


def write_many(folder: Path, number: int) -> None:
    """That many articles of ten sentences each, in one file."""
    articles = [
        {
            "id": f"many-{n}",
            "text": " ".join(
                f"Ledger {n} says on page {page} that the harbour of town {n * page} took in"
                f" {n + page} barrels of herring."
                for page in range(10)
            ),
        }
        for n in range(number)
    ]
    write(folder, "many.jsonl", as_lines(articles))


def write(folder: Path, name: str, text: str) -> None:
    """One file of the paper."""
    (folder / name).write_text(text, "utf-8")


def as_lines(articles: Iterable[object]) -> str:
    """JSON Lines."""
    return "".join(json.dumps(line) + "\n" for line in articles)
