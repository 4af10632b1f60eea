"""The same release on other users, time zones, locales, hash seeds, masks and orders of files and rows."""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT
from tests.ledger.chance import Chance
from tests.ledger.made import KEY
from tests.release.made import GOLDEN, ledger_of

NOBODY = 65534
PACKAGES = os.pathsep.join(one for one in sys.path if one)
PLAIN = {"PATH": os.environ["PATH"], "TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "0"}
#: The planted bug: names of files in the order of a set, which the hash seed decides.
UNSORTED = """
import tallystick.release.seal as seal
seal.sorted = lambda names: list(set(names))
from tallystick.cli.main import main
main()
"""


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that another user may enter; pytest's own is closed to others."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o777)
    yield folder
    shutil.rmtree(folder)


@dataclass(frozen=True)
class Way:
    """How a process is started.

    Attributes:
        env: what its environment says besides the plain one.
        umask: which rights new files don't get.
        user: as whom it runs; None for whoever runs the test.
        python: the interpreter.
        program: what it runs.
    """

    env: Mapping[str, str] = field(default_factory=dict)
    umask: int = 0o022
    user: int | None = None
    python: str = sys.executable
    program: tuple[str, ...] = ("-m", "tallystick")


def build(place: Path, name: str, package: Path, way: Way) -> str:
    """The hash of the release that a process of its own builds of a package."""
    key = place / f"{name}.key"
    KEY.save(str(key))
    if way.user is not None:
        os.chown(key, way.user, way.user)
    out = place / f"{name}.zip"
    command = [way.python, *way.program, "release", str(package), "--key", str(key), "--out", str(out)]
    ledger = place / f"{name}.ledger"
    if ledger.exists():
        command += ["--ledger", str(ledger), "--checkpoint", "0"]
    subprocess.run(
        command,
        check=True,
        capture_output=True,
        cwd=place,
        env=PLAIN | dict(way.env),
        umask=way.umask,
        user=way.user,
    )
    return hashlib.sha256(out.read_bytes()).hexdigest()


def shuffled(out: Path) -> Path:
    """The package with its files written in another order and their rows in another order."""
    chance = Chance("rows")
    for one in sorted(GOLDEN.rglob("*"), key=lambda _: chance.below(1000)):
        if not one.is_file() or one.name == "document.txt":
            continue
        place = out / one.relative_to(GOLDEN)
        place.parent.mkdir(parents=True, exist_ok=True)
        text = one.read_text(encoding="utf-8")
        if one.suffix == ".csv" and '"' not in text:
            head, *rows = text.splitlines(keepends=True)
            text = head + "".join(sorted(rows, key=lambda _: chance.below(1000)))
        place.write_text(text, encoding="utf-8")
    return out


def zipped(out: Path) -> Path:
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in sorted(GOLDEN.rglob("*"), reverse=True):
            if one.is_file():
                archive.write(one, one.relative_to(GOLDEN))
    return out


@pytest.mark.slow
def test_one_hash_wherever_it_is_built(place: Path) -> None:
    ways = {
        "plain": (GOLDEN, Way()),
        "zone": (GOLDEN, Way({"TZ": "Pacific/Kiritimati", "LC_ALL": "zh_CN.UTF-8"})),
        "seed": (GOLDEN, Way({"PYTHONHASHSEED": "4711", "LANG": "tr_TR.UTF-8"})),
        "mask": (GOLDEN, Way({"PYTHONHASHSEED": "random"}, umask=0o077)),
        "rows": (shuffled(place / "shuffled"), Way({"TZ": "America/St_Johns"})),
        "zip": (zipped(place / "package.zip"), Way()),
    }
    python = open_to_all(place) if os.geteuid() == 0 else None
    if python is not None:
        env = {"HOME": "/nonexistent", "PYTHONPATH": PACKAGES}
        ways["nobody"] = (GOLDEN, Way(env, user=NOBODY, python=python))
    built = {name: build(place, name, package, way) for name, (package, way) in ways.items()}
    assert len(set(built.values())) == 1, built


@pytest.mark.slow
def test_one_hash_with_a_ledger_too(place: Path) -> None:
    first = ledger_of(place)
    found = set()
    for seed in (1, 2):
        shutil.copytree(first, place / f"with{seed}.ledger")
        found.add(build(place, f"with{seed}", GOLDEN, Way({"PYTHONHASHSEED": str(seed)})))
    assert len(found) == 1


@pytest.mark.slow
def test_control_an_order_left_to_the_hash_seed_is_caught(place: Path) -> None:
    ways = [Way({"PYTHONHASHSEED": str(seed)}, program=("-c", UNSORTED)) for seed in (1, 2)]
    found = {build(place, f"seed{at}", GOLDEN, way) for at, way in enumerate(ways)}
    assert len(found) == 2


def open_to_all(place: Path) -> str | None:
    """An interpreter of the same version that another user may run with the packages of this one, if any."""
    for python in (sys.executable, shutil.which("python3", path="/usr/bin:/usr/local/bin")):
        if python is not None and _runs_for_nobody(python, place):
            return python
    return None


def _runs_for_nobody(python: str, place: Path) -> bool:
    wanted = f"import sys, tallystick.cli; assert sys.version_info[:2] == {sys.version_info[:2]}"
    given = PLAIN | {"PYTHONPATH": PACKAGES}
    try:
        done = subprocess.run([python, "-c", wanted], check=False, cwd=place, env=given, user=NOBODY)
    except PermissionError:
        return False
    return done.returncode == 0


def test_the_package_is_read_from_the_repository() -> None:
    assert GOLDEN.is_dir()
    assert ROOT in GOLDEN.parents
