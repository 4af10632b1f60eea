"""A process that has releases killed at each step and at any moment, looks at what was left, and goes on.

Arguments: a case of the power cuts, or a plant, which must be seen; and a folder. It prints a line of JSON
for each kill: at which step or moment, and what was wrong with what it left.
"""

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tallystick.base.canonical import sha256
from tallystick.base.findings import Refusal
from tallystick.pipeline import release as release_module
from tests.durability.killing import kills_at, kills_of
from tests.ledger.chance import Chance
from tests.release.test_power_cuts import CASES, OUT, Broken, Case, go_on, look

RANDOM = 4


@dataclass(frozen=True)
class Kill:
    """When the work was killed; nothing had been told by then."""

    at: str
    promised: tuple[object, ...] = ()

    def __str__(self) -> str:
        return self.at


@contextmanager
def _at_once(path: str, data: bytes, beside: Mapping[str, bytes]) -> Iterator[Callable[[], None]]:
    """What `replacing` must not be: the old file is gone before the new one is there."""

    def put() -> None:
        for ending, content in ({"": data} | dict(beside)).items():
            handle = os.open(path + ending, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
            os.fsync(handle)
            os.write(handle, content)
            os.close(handle)

    yield put


PLANTS: dict[str, tuple[str, Callable[[], None]]] = {
    "written in place": ("over an earlier one", lambda: setattr(release_module, "replacing", _at_once)),
}


def main(what: str, place: Path) -> None:
    os.fsync = os.fdatasync = lambda _: None  # type: ignore[assignment] # what a process wrote outlives its kill
    name, plant = PLANTS.get(what, (what, lambda: None))
    case, work, pristine = CASES[name], place / "work", place / "pristine"
    pristine.mkdir()
    case.begin(pristine)

    def begin() -> None:
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(pristine, work)

    begin()
    case.make(work)
    new = sha256((work / OUT).read_bytes())
    plant()
    chance = Chance(what)
    shares = [chance.below(1000) / 1000 for _ in range(RANDOM)]

    def make() -> None:
        case.make(work)

    for kind, kills in (("step", kills_of(make, begin)), ("moment", kills_at(make, begin, shares))):
        for at in kills:
            wrong = looked(case, work, pristine, new, Kill(f"{kind} {at}"))
            sys.stdout.write(json.dumps([kind, at, wrong]) + "\n")


def looked(case: Case, work: Path, pristine: Path, new: str, at: Kill) -> str:
    """What is wrong with what was left; nothing if it is sound and goes on."""
    earlier = {sha256(one.read_bytes()) for one in [pristine / OUT] if one.exists()}
    files = {one.name: one.read_bytes() for one in work.iterdir() if one.is_file()}
    try:
        if case.registered:
            look(
                files, earlier, sha256(files.get(OUT, b"")), at
            )  # its registration has another salt each time
        else:
            look(files, earlier, new, at)
        go_on(case, at, work)
    except (Broken, Refusal) as problem:
        return str(problem)
    return ""


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
