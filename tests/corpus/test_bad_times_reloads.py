"""Hostile folders, and reloads and rollbacks that meet: a line each, and nothing lost."""

import asyncio
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.archive import Archive
from corpus.ingest import Source
from tests.corpus.bad_times import REPOSITORY, ask, figures, put
from tests.corpus.making import fill, source_in, stored_in, write

LIMITED = """
import resource, runpy, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
sys.argv = sys.argv[1:]
runpy.run_module("tests.corpus.reloader", run_name="__main__")
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no such files there")


def plant(path: Path, kind: str) -> None:
    """Put something at the path that is no file to read. Skips where that is not allowed."""
    path.unlink(missing_ok=True)
    try:
        if kind == "fifo":
            os.mkfifo(path)
        elif kind == "device":
            os.mknod(path, stat.S_IFCHR | 0o600, os.makedev(1, 5))  # /dev/zero: it has no end
        elif kind == "loop":
            path.symlink_to(path.name)
        else:
            path.mkdir(mode=0)
            if os.access(path, os.R_OK):
                pytest.skip("root may read it")
    except PermissionError:
        pytest.skip("it may not be made here")


@pytest.mark.parametrize("kind", ["fifo", "device", "loop", "closed folder"])
async def test_what_is_no_file(source: Source, kind: str) -> None:
    """In the place of an article: one line in the report, the article is kept, the rest is read."""
    put(source, 1, range(5))
    await fill(source)
    put(source, 2, range(5))
    plant(source.articles / "2.txt", kind)
    report = await fill(source)
    assert [remark.path for remark in report.rejected] == ["2.txt"]
    assert (report.updated, report.removed, report.articles) == (4, 0, 5)
    assert {one.article.text.split()[4] for one in (await stored_in(source)).values()} == {"1", "2"}
    plant(source.articles / "new.txt", kind)
    assert [one.path for one in (await fill(source)).rejected] == ["2.txt", "new.txt"]


async def test_a_folder_that_closes(source: Source) -> None:
    """What was read from below it stays, until it opens again."""
    put(source, 1, range(3))
    write(source, "deep/er/3.txt", "The river rose by 1 metres at mile 3.")
    await fill(source)
    (source.articles / "deep").chmod(0)
    if os.access(source.articles / "deep", os.R_OK):
        (source.articles / "deep").chmod(0o700)
        pytest.skip("root may read it")
    report = await fill(source)
    (source.articles / "deep").chmod(0o700)
    assert ([one.path for one in report.rejected], report.articles) == (["deep"], 4)


@pytest.mark.parametrize("kilobytes", [40, 200, 500])
def test_a_limit_on_the_size_of_files(tmp_path: Path, kilobytes: int) -> None:
    """A reload that may write no more ends and the old generation answers; then it works."""
    source = source_in(tmp_path)
    put(source, 1, range(5))
    asyncio.run(fill(source))
    put(source, 2, range(2000))
    command = [sys.executable, "-c", LIMITED, f"{kilobytes * 1024}"]
    paths = [str(source.articles), str(source.database)]
    done = subprocess.run(
        [*command, *paths], cwd=REPOSITORY, capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 1
    assert b"StoreUnusable" in done.stderr

    async def check() -> None:
        async with Archive.open(source) as archive:
            answer = await ask(archive)
            assert (answer.generation, figures(answer)) == (1, {"1"})
            assert (await archive.reload()).articles == 2000

    asyncio.run(check())


async def test_many_at_once(source: Source) -> None:
    """Processes that reload and go back: those that must wait say so, and all is whole after it."""
    put(source, 1, range(20))
    await fill(source)
    put(source, 2, range(20))
    await fill(source)
    put(source, 3, range(20))
    module = ("-m", "tests.corpus.reloader", str(source.articles), str(source.database))
    processes = [
        await asyncio.create_subprocess_exec(
            sys.executable, *module, *how, cwd=REPOSITORY, stdout=-1, stderr=-1
        )
        for how in (["back"], [], ["back"], [])
    ]
    for process in processes:
        out, err = await process.communicate()
        assert out.endswith(b"done\n") or b"ReloadRunning" in err or b"GenerationGone" in err, err
    assert any(process.returncode == 0 for process in processes)
    async with Archive.open(source) as archive:
        answer = await ask(archive)
        assert (len(figures(answer)), len(answer.excerpts)) == (1, 20)
