"""Bugs planted by chance in the rooms that decide: how many no test sees. Run before a release.

    make mutation DAY=2026-11-28 [COUNT=100]

DAY is written into the result, ``mutation.json`` beside this file; no clock is read for it. A copy of the
repository is made in a folder for temporary files, mutmut changes every function of the four rooms there in
every way it knows, and COUNT of these changes in each room, drawn from a seed, are each met by the tests of
the function, the quickest first. They are met in lots, each of every room, and the result is written after
each lot, so that a run that is ended early has one too. Left out are tests that take long for what they see
of these rooms, any of more than three seconds, and of a function that very many tests meet those beyond a
minute: what only they would see counts as unseen. The result names each unseen change with its lines; which
of them change nothing that could be told is for a person to say.

Control: the tests of each changed function pass without the change, which mutmut itself makes sure of.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from tests.architecture.tree import ROOT

RESULT = Path(__file__).with_suffix(".json")
ROOMS = ("assessment", "register/rules", "release", "voice")
TESTED = ("assessment", "golden", "pipeline", "register", "release", "report", "voice")
TESTS = [f"tests/{room}" for room in TESTED]
#: Power cuts, kills, drawn packages, copies of the program, and what looks at the source, which is changed.
LEFT_OUT = (
    "assessment/rules/test_recipe.py",
    "assessment/test_both_ways.py",
    "assessment/test_pure.py",
    "pipeline/test_again.py",
    "pipeline/test_at_once.py",
    "pipeline/test_costs.py",
    "pipeline/test_hostile_requests.py",
    "pipeline/test_large.py",
    "pipeline/test_power_cuts_of_reading.py",
    "pipeline/test_read.py",
    "pipeline/test_server.py",
    "register/library",
    "register/store",
    "register/test_atomic_saving.py",
    "register/test_edits.py",
    "register/test_edits_of_tight.py",
    "register/test_fuzz.py",
    "register/test_growth.py",
    "register/test_power_cuts.py",
    "register/test_racing.py",
    "register/test_round_trip.py",
    "register/test_saving_under_way.py",
    "register/test_two_editors.py",
    "release/test_dying.py",
    "release/test_power_cuts.py",
    "report/test_messages.py",
    "voice/test_recipes.py",
)
SEED, LONG_SECONDS, MOST_SECONDS = 2026, 3.0, 60.0
#: Where mutmut writes which test meets which function, and how long each takes.
TIMES = Path("mutants", "mutmut-stats.json")
#: So many changes of each room in a lot.
LOT = 10
#: What tests read beside the program, themselves among it.
ASIDE = [
    *("plans", "docs", "tests", "tools", "benchmarks", "requirements", "Makefile", "pyproject.toml"),
    *("ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "README.md", "SECURITY.md"),
]
OPTIONS = [
    *("-q", "-p", "no:randomly", "-m", "not browser and not slow and not bench"),
    *(f"--ignore=tests/{name}" for name in LEFT_OUT),
]
UNSEEN = {"survived", "no tests", "suspicious"}
SETTINGS = f"""
[tool.mutmut]
source_paths = ["src"]
only_mutate = {json.dumps([f"src/tallystick/{room}/*" for room in ROOMS])}
timeout_multiplier = 2.0
timeout_constant = 5.0
pytest_add_cli_args = {json.dumps(OPTIONS)}
pytest_add_cli_args_test_selection = {json.dumps(TESTS)}
also_copy = {json.dumps(ASIDE)}
"""


#: Read by every Python that a test starts: while mutmut counts which test meets which function, it counts in
#: its own process only, and a function that another meets is looked up in a folder where it has no settings.
NOT_COUNTED = """
import os, sys
if os.environ.get("MUTANT_UNDER_TEST") == "stats" and "mutmut" not in sys.modules:
    os.environ["MUTANT_UNDER_TEST"] = ""
"""


def copy_into(folder: Path) -> None:
    """The files that git knows, with mutmut's settings."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    with (folder / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write(SETTINGS)
    (folder / "src" / "sitecustomize.py").write_text(NOT_COUNTED, encoding="utf-8")
    # A folder that was not there when Python began is not looked into, and the program as installed is met.
    (folder / "mutants" / "src").mkdir(parents=True)


def mutmut(folder: Path, *arguments: str) -> str:
    """What it said; the programs that tests start see the changed code too."""
    source = str(folder / "mutants" / "src")
    done = subprocess.run(
        [str(Path(sys.executable).with_name("mutmut")), *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": source},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


def changes(folder: Path) -> list[str]:
    """The names of all changes that were made."""
    found = [
        name
        for path in (folder / "mutants" / "src").rglob("*.meta")
        for name in json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
    ]
    return sorted(found)


def leave_out_long_tests(folder: Path) -> int:
    """How many tests are left out for their length; of a function's, a minute is kept."""
    path = folder / TIMES
    known = json.loads(path.read_text(encoding="utf-8"))
    seconds = known["duration_by_test"]
    by_function = known["tests_by_mangled_function_name"]
    for function, tests in by_function.items():
        quick = sorted((one for one in tests if seconds[one] <= LONG_SECONDS), key=seconds.__getitem__)
        totals = accumulate(seconds[one] for one in quick)
        by_function[function] = [one for one, till in zip(quick, totals, strict=True) if till <= MOST_SECONDS]
    path.write_text(json.dumps(known), encoding="utf-8")
    return sum(took > LONG_SECONDS for took in seconds.values())


def room_of(name: str) -> str:
    """The room of a change, which is called by its module."""
    module = name.removeprefix("tallystick.").replace(".", "/")
    return next(room for room in ROOMS if module.startswith(f"{room}/"))


def drawn(name: str) -> str:
    """By what changes are drawn: chance that comes out the same each time."""
    return hashlib.sha256(f"{SEED} {name}".encode()).hexdigest()


def planted(folder: Path) -> tuple[list[str], int]:
    """All changes, made and not yet met, and how many tests are left out."""
    said = mutmut(folder, "run", "--max-children", "1", "none.x_none__mutmut_1")  # makes all, meets none
    if not (folder / TIMES).is_file():
        sys.exit(f"the tests don't pass without a change:\n{said[-5000:]}")
    return changes(folder), leave_out_long_tests(folder)


def lots(names: list[str], count: int) -> Iterator[list[str]]:
    """``count`` changes of each room as they are drawn, some of every room at a time."""
    by_room = [sorted((one for one in names if room_of(one) == room), key=drawn)[:count] for room in ROOMS]
    for start in range(0, count, LOT):
        yield [name for room in by_room for name in room[start : start + LOT]]


def ends(folder: Path) -> dict[str, str]:
    """How each change ended, by its name."""
    lines = mutmut(folder, "results", "--all", "true").splitlines()
    return dict(line.strip().rsplit(": ", 1) for line in lines if ": " in line)


def by_room(names: list[str], chosen: list[str], unseen: list[str]) -> dict[str, dict[str, int]]:
    return {
        room: {
            "changes": sum(room_of(name) == room for name in names),
            "drawn": sum(room_of(name) == room for name in chosen),
            "unseen": sum(room_of(name) == room for name in unseen),
        }
        for room in ROOMS
    }


def result(folder: Path, day: str, names: list[str], chosen: list[str], left_out: int) -> dict[str, object]:
    """What is known when all of ``chosen`` have been met."""
    told = ends(folder)
    ended = {name: told.get(name, "not run") for name in chosen}
    unseen = [name for name, how in ended.items() if how in UNSEEN]
    return {
        "day": day,
        "changes": len(names),
        "drawn": len(chosen),
        "tests_left_out": left_out,
        "ended": dict(sorted(Counter(ended.values()).items())),
        "by_room": by_room(names, chosen, unseen),
        "unseen": {name: mutmut(folder, "show", name).splitlines() for name in unseen},
    }


def main(day: str, count: str) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        Path(scratch).chmod(0o755)  # tests that run as an ordinary user read the packages in it
        folder = Path(scratch) / "repository"
        copy_into(folder)
        names, left_out = planted(folder)
        met: list[str] = []
        for lot in lots(names, int(count)):
            mutmut(folder, "run", "--max-children", str(len(os.sched_getaffinity(0))), *lot)
            met += lot
            known = result(folder, day, names, met, left_out)
            RESULT.write_text(json.dumps(known, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
