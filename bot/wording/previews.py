"""What a reload would do, and what becomes of golden questions, in lines; for both displays."""

from collections.abc import Sequence

from bot.wording.counting import count, shortened
from bot.wording.reports import where
from corpus.reports import GoldenReport, Preview

_GOLDEN_SHOWN = 10


def preview_in_lines(preview: Preview, most: int | None = None) -> list[str]:
    """What a reload would do, and of each kind at most so many."""
    return [
        _in_a_line(preview),
        *_obstacles(preview),
        *_listed("would add", preview.added, most),
        *_listed("would update", preview.updated, most),
        *_listed("would remove", preview.removed, most),
        *_listed("undated", preview.undated, most),
        *_listed("the same as another or a version of it", preview.collapsed, most),
        *_listed("rejected", [f"{where(one)}: {one.reason}" for one in preview.rejected], most),
        *_listed("note", [f"{where(one)}: {one.reason}" for one in preview.notes], most),
        *(golden_in_lines(preview.golden, most) if preview.golden else ()),
    ]


def golden_in_lines(golden: GoldenReport, most: int | None = _GOLDEN_SHOWN) -> list[str]:
    """How many golden questions find their article, and which no longer do, or do again."""
    summary = (
        f"Golden questions: {golden.found:,} of {golden.questions:,} find their article,"
        f" {len(golden.broken):,} no longer, {golden.missing:,} neither now nor before;"
        f" {count(len(golden.changed), 'answer')} changed"
    )
    return [
        summary,
        *_listed("broken", golden.broken, most),
        *_listed("mended", golden.mended, most),
        *_listed("other answer to", golden.changed, most),
    ]


def _in_a_line(preview: Preview) -> str:
    copies = "too many new ones to look for copies"
    if preview.copies is not None:
        copies = f"{preview.copies:,} near-copies of others among the new"
    return (
        f"A reload would add {len(preview.added):,}, update {len(preview.updated):,}, leave"
        f" {preview.unchanged:,} as they are, remove {len(preview.removed):,} and reject"
        f" {len(preview.rejected):,}; {len(preview.undated):,} undated,"
        f" {len(preview.collapsed):,} the same as others or versions of them, {copies}."
        f" {_size(preview.articles_before, preview.characters_before)} would become"
        f" {_size(preview.articles, preview.characters)}. Nothing was changed"
        f" ({preview.seconds:.1f} s)."
    )


def _obstacles(preview: Preview) -> list[str]:
    obstacles = []
    if preview.needs_force:
        obstacles.append("So many articles would go that it must be forced: --force, force:true.")
    if preview.is_forbidden:
        obstacles.append("It breaks golden questions, and GOLDEN_STRICT does not let it in place.")
    return obstacles


def _size(articles: int, characters: int) -> str:
    return f"{count(articles, 'article')} of {count(characters, 'character')}"


def _listed(kind: str, names: Sequence[str], most: int | None) -> list[str]:
    lines = [f"  {kind} {shortened(name)}" for name in names[:most]]
    if most is not None and len(names) > most:
        lines.append(f"  {kind}: {len(names) - most:,} more")
    return lines
