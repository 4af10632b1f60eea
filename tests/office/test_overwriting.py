"""A server begins once more so that what it frees is overwritten, and says so where that can't be had."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.office.test_commands import ENVIRON

#: What a process says before and after, with the allocator that it has; it ends at its third beginning.
_BEGINS = """
import os, sys
{before}
with open(sys.argv[1], "a") as begun:
    begun.write("x")
if os.path.getsize(sys.argv[1]) > 2:
    sys.exit("it begins for ever")
print("waiting", end=" ")
from tallystick.office.overwriting import is_overwritten, overwrite_what_is_freed
print(overwrite_what_is_freed(), is_overwritten(), sys.argv[2:])
"""
_GLIBC = (os.confstr("CS_GNU_LIBC_VERSION") or "").startswith("glibc") if hasattr(os, "confstr") else False
pytestmark = pytest.mark.skipif(not _GLIBC, reason="another allocator")
_WORDS = ("two words", "a 'quote'")
_FILLED = "glibc.malloc.perturb=90:glibc.malloc.tcache_count=0"


def begun(
    tmp_path: Path, *flags: str, before: str = "", environ: dict[str, str] | None = None
) -> tuple[int, str]:
    """How often a process began, and what it said."""
    program = _BEGINS.format(before=before)
    count = tmp_path / "begun"
    words = [sys.executable, *flags, "-c", program, str(count), *_WORDS]
    told = {name: value for name, value in ENVIRON.items() if name != "PYTHONUNBUFFERED"} | (environ or {})
    done = subprocess.run(words, check=True, capture_output=True, text=True, env=told, timeout=120)
    return count.stat().st_size, done.stdout


@pytest.mark.parametrize(
    ("environ", "times"),
    [
        ({}, 2),
        ({"PYTHONMALLOC": "malloc", "GLIBC_TUNABLES": _FILLED}, 1),
        ({"PYTHONMALLOC": "malloc", "GLIBC_TUNABLES": f"{_FILLED}:glibc.malloc.perturb=0"}, 2),
        ({"PYTHONMALLOC": "debug", "GLIBC_TUNABLES": "glibc.malloc.perturb=0:glibc.malloc.check=1"}, 2),
        ({"PYTHONMALLOC": "malloc"}, 2),
        ({"GLIBC_TUNABLES": _FILLED}, 2),
        ({"TALLYSTICK_BEGUN_AGAIN": "1"}, 2),
    ],
    ids=["bare", "told", "otherwise later", "otherwise", "half", "other half", "of another process"],
)
def test_whatever_a_process_was_told_it_overwrites(
    tmp_path: Path, environ: dict[str, str], times: int
) -> None:
    """What had been said and not written yet is said too, and its words stay."""
    said = f"True True {list(_WORDS)}\n"
    assert begun(tmp_path, environ=environ) == (times, "waiting " * times + said)


@pytest.mark.parametrize(
    ("flags", "before"),
    [
        (("-E",), ""),
        ((), "sys.executable = '/nowhere/python'"),
        ((), "sys.executable = sys.argv[1]"),
    ],
    ids=["no variables heeded", "no program", "no program but a file"],
)
def test_where_nothing_is_overwritten_that_is_known(
    tmp_path: Path, flags: tuple[str, ...], before: str
) -> None:
    times, said = begun(tmp_path, *flags, before=before)
    assert times <= 2
    assert said == "waiting " * times + f"False False {list(_WORDS)}\n"


def test_a_system_that_takes_the_variables_away_is_not_asked_for_ever(tmp_path: Path) -> None:
    """As glibc does for a program that has capabilities of its own; here a script between does it."""
    between = tmp_path / "python"
    between.write_text(f'#!/bin/sh\nunset GLIBC_TUNABLES PYTHONMALLOC\nexec "{sys.executable}" "$@"\n')
    between.chmod(0o700)
    times, said = begun(tmp_path, before=f"sys.executable = {str(between)!r}")
    assert (times, said.split("[")[0]) == (2, "waiting waiting False False ")


@pytest.mark.parametrize("flags", [(), ("-E",)])
def test_a_server_says_that_it_overwrites_nothing(tmp_path: Path, flags: tuple[str, ...]) -> None:
    words = [sys.executable, *flags, "-m", "tallystick", "office", "serve", str(tmp_path / "none")]
    done = subprocess.run(words, check=False, capture_output=True, text=True, env=ENVIRON, timeout=120)
    assert done.returncode == 2
    assert "There is no office in" in done.stderr
    assert ("not overwritten" in done.stderr) == bool(flags)


@pytest.mark.parametrize("told", [False, True])
def test_another_server_says_so_too(made_office: Path, told: bool) -> None:
    """Where its unit lacks the two lines of docs/office-operations.md."""
    environ = ENVIRON | {"TALLYSTICK_OFFICE": str(made_office)}
    environ |= {"PYTHONMALLOC": "malloc", "GLIBC_TUNABLES": _FILLED} if told else {}
    words = [sys.executable, "-c", "import tallystick.office.wsgi"]
    done = subprocess.run(words, check=True, capture_output=True, text=True, env=environ, timeout=120)
    assert ("not overwritten" in done.stderr) != told


@pytest.mark.parametrize("asked", [{"TALLYSTICK_LANGUAGE": "zh-Hans"}, {"LC_ALL": "zh_CN.UTF-8"}])
def test_another_server_speaks_the_language_of_the_system(
    tmp_path: Path, made_office: Path, asked: dict[str, str]
) -> None:
    shutil.copytree(made_office, tmp_path / "office")
    file = tmp_path / "office" / "office.toml"
    file.write_text(file.read_text() + "demo = true\n")
    environ = ENVIRON | {"TALLYSTICK_OFFICE": str(tmp_path / "office"), "PYTHONIOENCODING": "utf-8"} | asked
    words = [sys.executable, "-c", "import tallystick.office.wsgi"]
    done = subprocess.run(words, check=False, capture_output=True, encoding="utf-8", env=environ, timeout=120)
    assert done.returncode == 1
    assert [("\u4e00" <= line[0] <= "\u9fff") for line in done.stderr.splitlines()] == [True, True]
