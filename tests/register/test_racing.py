"""Real processes save at once and are killed: one wins, no rows are lost, the folder is always whole."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tallystick.base.findings import Refusal
from tallystick.register import load_package, lock, package_sha256, save_package
from tallystick.register.lock import lock_path, only_user, only_writer
from tests.architecture.tree import ROOT
from tests.draws import TIMES
from tests.ledger.chance import Chance
from tests.register.packages import copy_of_golden, fingerprints, version
from tests.register.racing import names_in, signed

ISLE = ROOT / "tests" / "golden" / "isle"
TOGETHER = 4


def isle(place: Path) -> Path:
    return Path(shutil.copytree(ISLE, place / "package"))


def started(role: str, folder: Path, name: str = "") -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.register.racing", role, str(folder), name]
    return subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ
    )


def line(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().rstrip("\n")


def ended(process: "subprocess.Popen[str]") -> list[str]:
    """Whatever else it printed, once it has ended."""
    said, _ = process.communicate(timeout=60)
    return said.splitlines()


# ---------------------------------------------------------------- at the same time


def test_of_several_who_save_at_once_one_wins_and_the_rows_of_the_others_are_kept(tmp_path: Path) -> None:
    folder = isle(tmp_path)
    package = load_package(str(folder))
    people = [f"person {number}" for number in range(TOGETHER)]
    processes = [started("once", folder, name) for name in people]
    assert [line(one) for one in processes] == ["loaded"] * TOGETHER
    for one in processes:
        assert one.stdin is not None
        one.stdin.write("go\n")
        one.stdin.flush()
    answers = dict(zip(people, ([*ended(one)] for one in processes), strict=True))
    winners = [name for name, said in answers.items() if said == ["saved"]]
    assert len(winners) == 1
    assert load_package(str(folder)) == signed(package, winners[0])
    kept = {name: Path(said[0]) for name, said in answers.items() if name not in winners}
    assert len(set(kept.values())) == TOGETHER - 1
    for name, place in kept.items():
        assert load_package(str(place)) == signed(package, name)
    assert sorted(tmp_path.iterdir()) == sorted([folder, *kept.values()])


def test_a_reader_never_sees_half_of_two_versions(tmp_path: Path) -> None:
    """Each save writes its name into three files; whoever reads meanwhile finds one name in all of them."""
    folder = isle(tmp_path)
    save_package(signed(load_package(str(folder)), "first"), str(folder), {}, expected=version(folder))
    reader, saver = started("reading", folder), started("saving", folder, "save")
    seen: list[str] = []
    while len(seen) < 60 or (len(set(seen)) < 4 and len(seen) < 20_000):
        seen.append(line(reader))
    saver.kill()
    reader.kill()
    ended(saver)
    ended(reader)
    mixed = [one for one in seen if "|" in one or one.startswith("refused")]
    assert [one for one in mixed if "all the while" not in one] == []
    assert len(set(seen)) >= 4, "nothing was saved while it was read"


# ---------------------------------------------------------------- killed


@pytest.mark.parametrize("mode", ["exchanging", "renaming"])
@pytest.mark.parametrize("every", [1 if TIMES > 1 else 4])
def test_a_save_killed_at_any_step_leaves_the_old_package_or_the_new_one(
    tmp_path: Path, mode: str, every: int, record_property: Callable[[str, object], None]
) -> None:
    """And what it left behind is cleared away by the next save. See `tests.register.dying`."""
    folder = isle(tmp_path)
    command = [sys.executable, "-m", "tests.register.dying", str(folder), mode, str(every)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=True)
    deaths = [json.loads(one) for one in done.stdout.splitlines()]
    assert len(deaths) > 120 // every
    record_property(
        "kills, at each step of saving" if every == 1 else "kills, at chosen steps of saving", len(deaths)
    )
    absent = 0
    for step, before, found, beside, after, left in deaths:
        if found not in {before, f"at {step}"}:
            absent += 1
            assert "a save of it is under way or was cut short" in found
            assert ".package.before" in beside
        assert set(beside) <= {".package.lock", ".package.saving", ".package.before"}
        assert after == f"after {step}"
        assert left == ["package"]
    # Where names can't be exchanged there is one step at which nothing stands in the folder's place.
    assert absent <= (1 if mode == "renaming" else 0)
    if every == 1:
        assert absent == (1 if mode == "renaming" else 0)
        assert {found for _, before, found, *_ in deaths} >= {deaths[0][1], f"at {deaths[-1][0]}"}


def test_saves_killed_at_random_moments_leave_a_whole_package(tmp_path: Path) -> None:
    folder = isle(tmp_path)
    chance = Chance("kills of saves")
    save_package(signed(load_package(str(folder)), "first"), str(folder), {}, expected=version(folder))
    known = "first"
    for kill in range(12):
        saver = started("saving", folder, f"run {kill}")
        tried = [known, line(saver)]
        time.sleep(chance.below(250) / 1000)
        saver.kill()
        tried += ended(saver)
        (known,) = names_in(load_package(str(folder)))
        assert known in tried
        assert known in tried[-2:], "something that was saved is gone"
    package = load_package(str(folder))
    save_package(signed(package, "last"), str(folder), {}, expected=package_sha256(package))
    assert [one.name for one in tmp_path.iterdir()] == ["package"]


# ---------------------------------------------------------------- the lock


def test_a_lock_file_that_was_left_behind_locks_nothing(tmp_path: Path) -> None:
    folder = copy_of_golden(tmp_path)
    lock_path(folder).write_bytes(b"12345\n")
    save_package(load_package(str(folder)), str(folder), {}, expected=version(folder))
    assert [one.name for one in tmp_path.iterdir()] == ["package"]


def test_a_writer_that_does_not_end_is_waited_for_and_then_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = copy_of_golden(tmp_path)
    before = fingerprints(folder)
    package, began = load_package(str(folder)), version(folder)
    monkeypatch.setattr(lock, "PATIENCE", 0.1)
    with only_writer(folder), pytest.raises(Refusal, match="is being written by another program") as caught:
        save_package(package, str(folder), {}, expected=began)
    assert "try again when that has ended" in caught.value.fix.text
    assert fingerprints(folder) == before
    save_package(package, str(folder), {}, expected=began)


def test_a_lock_goes_with_a_holder_that_is_killed(tmp_path: Path) -> None:
    folder = tmp_path / "package"
    program = (
        "import sys, time; from pathlib import Path; from tallystick.register.lock import only_writer\n"
        "with only_writer(Path(sys.argv[1])):\n    print('held', flush=True); time.sleep(600)"
    )
    command = [sys.executable, "-c", program, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:
        assert line(holder) == "held"
        assert lock_path(folder).exists()
        holder.kill()
    with only_writer(folder):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_file_has_one_user_at_a_time(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "final.toml").touch()
    monkeypatch.setattr(lock, "PATIENCE", 0.1)
    file = tmp_path / "final.toml"
    with only_user(file), pytest.raises(Refusal, match="by another program"), only_user(file):
        pass
    with only_user(file):
        pass
    assert [one.name for one in tmp_path.iterdir()] == ["final.toml"]
