"""Rules of a message's components, at every depth: their number, text, ids, buttons, selects.

In come the components, whether the Components V2 flag is set, and the names of attached files.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from tests.stand_in.calls import Json
from tests.stand_in.message_payloads import media_of
from tests.stand_in.messages import walk

ROW, BUTTON, TEXT, SECTION, THUMBNAIL, FILE, CONTAINER = 1, 2, 10, 9, 11, 13, 17
SELECTS = {3, 5, 6, 7, 8}
STRING_SELECT = 3
LINK, PREMIUM = 5, 6

COMPONENTS = 40
TEXT_TOTAL = 4000
ROWS = 5
BUTTONS = 5
CUSTOM_ID = 100
LABEL = 80
OPTIONS = 25
OPTION_TEXT = 100
SECTION_TEXTS = 3
URL = 512
URL_SCHEME = re.compile(r"(https?|discord)://")


def component_faults(components: Sequence[Json], *, v2: bool, files: Sequence[str]) -> list[str]:
    """The faults of all components of a message."""
    parts = walk(components)
    faults = [
        *(_v2_faults(parts) if v2 else _legacy_faults(components)),
        *_id_faults(parts),
    ]
    for part in parts:
        faults += [f"component {part['type']}: {fault}" for fault in _part_faults(part)]
        faults += _media_faults(part, files)
    return faults


def _v2_faults(parts: Sequence[Json]) -> list[str]:
    """More components or more text than one message may hold, or text displays without text."""
    faults = []
    if len(parts) > COMPONENTS:
        faults.append(f"components: {len(parts)} at every depth, at most {COMPONENTS}")
    texts = [part["content"] for part in parts if part["type"] == TEXT]
    total = sum(map(len, texts))
    if total > TEXT_TOTAL:
        faults.append(f"components: {total} characters of text in all, at most {TEXT_TOTAL}")
    if not all(text.strip() for text in texts):
        faults.append("components: a text display without text")
    return faults


def _legacy_faults(components: Sequence[Json]) -> list[str]:
    """Without the flag there are rows and nothing else, at most five of them."""
    faults = [
        f"components: type {component['type']} needs the Components V2 flag"
        for component in components
        if component["type"] != ROW
    ]
    if len(components) > ROWS:
        faults.append(f"components: {len(components)} rows, at most {ROWS}")
    return faults


def _id_faults(parts: Sequence[Json]) -> list[str]:
    """A custom_id or a component's own id that comes twice."""
    faults = []
    for name in ("custom_id", "id"):
        # Discord fills in an id of 0 or none at all.
        counted = Counter(part[name] for part in parts if part.get(name))
        faults += [f"{name}: {value!r} comes {n} times" for value, n in counted.items() if n > 1]
    return faults


def _part_faults(part: Json) -> Iterator[str]:
    """The faults of one component by itself."""
    kind = part["type"]
    if "custom_id" in part and not 1 <= len(part["custom_id"]) <= CUSTOM_ID:
        yield f"a custom_id of {len(part['custom_id'])} characters, 1 to {CUSTOM_ID}"
    if kind == ROW:
        yield from _row_faults(part["components"])
    elif kind == BUTTON:
        yield from _button_faults(part)
    elif kind in SELECTS:
        yield from _select_faults(part)
    elif kind == SECTION:
        yield from _section_faults(part)
    elif kind == CONTAINER:
        yield from _container_faults(part)


def _row_faults(children: Sequence[Json]) -> Iterator[str]:
    if not 1 <= len(children) <= BUTTONS:
        yield f"a row of {len(children)}, 1 to {BUTTONS}"
    if len(children) > 1 and any(child["type"] in SELECTS for child in children):
        yield "a select does not stand alone in its row"
    if any(child["type"] not in {BUTTON, *SELECTS} for child in children):
        yield "a row holds buttons or a select, nothing else"


def _button_faults(button: Json) -> Iterator[str]:
    """A button's text, and that it has just what its style calls for."""
    label = button.get("label") or ""
    if len(label) > LABEL:
        yield f"a button's label of {len(label)} characters, at most {LABEL}"
    if not (label or button.get("emoji")) and button["style"] != PREMIUM:
        yield "a button with neither label nor emoji"
    needs = {LINK: "url", PREMIUM: "sku_id"}.get(button["style"], "custom_id")
    for name in ("url", "sku_id", "custom_id"):
        if bool(button.get(name)) != (name == needs):
            has = "has" if button.get(name) else "lacks"
            yield f"a button of style {button['style']} that {has} a {name}"
    url = button.get("url")
    if url and (len(url) > URL or not URL_SCHEME.match(url)):
        yield f"a button's url {url[:40]!r}: http(s), at most {URL} characters"


def _select_faults(select: Json) -> Iterator[str]:
    """The options of a string select: their number, their texts, no value twice."""
    if select["type"] != STRING_SELECT:
        return
    options = select.get("options") or ()
    if not 1 <= len(options) <= OPTIONS:
        yield f"{len(options)} options, 1 to {OPTIONS}"
    for option in options:
        for name in ("label", "value", "description"):
            if len(option.get(name) or "") > OPTION_TEXT:
                yield f"an option's {name} of more than {OPTION_TEXT} characters"
    if len({option["value"] for option in options}) < len(options):
        yield "two options of the same value"


def _section_faults(section: Json) -> Iterator[str]:
    children = section["components"]
    if not 1 <= len(children) <= SECTION_TEXTS or any(child["type"] != TEXT for child in children):
        yield "a section holds one to three text displays"
    if (section.get("accessory") or {}).get("type") not in {BUTTON, THUMBNAIL}:
        yield "a section's accessory is a button or a thumbnail"


def _container_faults(container: Json) -> Iterator[str]:
    inside = [child["type"] for child in container["components"]]
    if not inside:
        yield "a container with nothing in it"
    if CONTAINER in inside:
        yield "a container in a container"


def _media_faults(part: Json, files: Sequence[str]) -> Iterator[str]:
    """A file that is shown but not attached."""
    for media in media_of(part):
        attached = media["url"].startswith("attachment://")
        name = media["url"].removeprefix("attachment://")
        if attached and name not in files:
            yield f"component {part['type']}: no file {name!r} is attached"
        if not attached and part["type"] == FILE:
            yield f"component {FILE}: a file is named by attachment://, not {media['url'][:40]!r}"
