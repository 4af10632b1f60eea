"""What version 0.1.0 published still holds: bytes, hashes, identities, registrations and figures."""

import json
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from tallystick.base.canonical import Json, sha256
from tallystick.ledger.verifiers import PublicKey
from tallystick.pipeline.assess import Run, make_results
from tallystick.pipeline.registration import read_registrations
from tallystick.pipeline.wanted import Wanted
from tallystick.register.folder import Held
from tallystick.release.first_form import first_form_identity
from tallystick.release.seal import Sealed, open_sealed
from tests.kept.kept import FIRST, RELEASES, key, ledger, release_bytes
from tests.release.made import quiet

#: Written down on the day the releases were made, from what 0.1.0 printed.
IDENTITIES = {
    "golden": "0b08f33bdcaa2cce4d795df81f312d5f7e8c7a6f5112e2162a91dd44e97d881f",
    "china": "5f2bdd7bbe7452c78bc6213074cd3232e896450cbc60535d59b5799f4128f96f",
    "isle": "cf4a10345da3f0aa541d3f7acd129adf583a4251bc4750cc8c97afdb0e3647aa",
}
PACKAGES = {
    "golden": "1fc491bd535ed935649e2ab00c1946cf6576541c8157af3dd8462b3e42a168d5",
    "china": "98dc6ed6dc3a94be08a571dae6d290aef161e1699f56c52bbdc49a75c1d86899",
    "isle": "a29dd2f2882c86d22644bbf07e17936884cf349fcd666fb3dcaff577267e2978",
}


@cache
def opened(name: str) -> Sealed:
    public = PublicKey.parse((FIRST / "keys" / "release.key.vkey").read_text())
    return open_sealed(release_bytes(name), public)


@cache
def run(name: str) -> Run:
    held = Held(opened(name).members, "package/")
    return make_results(held, name, None, Wanted(site=False, quoted=False, rules=()), quiet)


def held_only(value: Json) -> Json:
    """A record without what is absent in it, which 0.1.0 wrote and later versions don't."""
    match value:
        case Mapping():
            kept = {name: held_only(inner) for name, inner in value.items()}
            return {name: inner for name, inner in kept.items() if inner not in (None, "", [], {})}
        case list():
            return [held_only(inner) for inner in value]
        case _:
            return value


@pytest.mark.parametrize("name", RELEASES)
def test_every_byte_is_as_it_was_signed(name: str) -> None:
    recorded = (FIRST / f"{name}-0.1.0.zip.sha256").read_text().split()[0]
    assert opened(name).sha256 == recorded == sha256(release_bytes(name))


@pytest.mark.parametrize("name", RELEASES)
def test_the_recorded_identities_hold(name: str) -> None:
    found = first_form_identity(opened(name).members)
    assert found["assessment_id"] == IDENTITIES[name]
    assert found["package_sha256"] == PACKAGES[name]
    assert found == {key: opened(name).about[key] for key in found}


@pytest.mark.parametrize("name", RELEASES)
def test_every_figure_comes_out_again(name: str) -> None:
    published = opened(name).members
    tables = [one for one in published if one.startswith("tables/")]
    assert len(tables) == 6
    assert [one for one in tables if run(name).files[one] != published[one]] == []
    computed, then = (json.loads(files["assessment.json"]) for files in (run(name).files, published))
    assert held_only(computed) == held_only(then)


@pytest.mark.parametrize("name", ["golden", "china"])
def test_the_registration_holds(name: str) -> None:
    path = "package/methods/final.registrations.json"
    [registered] = read_registrations(path, opened(name).members[path])
    assert registered.receipt.origin == "example.org/ledger"
    assert run(name).registration["standing"] == "registered"
    assert run(name).registration["changes"] == []


def test_a_setting_that_was_registered_as_null_is_the_same_as_none() -> None:
    path = "package/methods/final.registrations.json"
    [registered] = read_registrations(path, opened("golden").members[path])
    assert registered.method["trend"] is None
    assert "trend" not in json.loads(run("golden").files["method.json"])


def test_the_ledger_goes_on(tmp_path: Path) -> None:
    place, secret = str(ledger(tmp_path)), str(key("ledger", tmp_path))
    file = tmp_path / "note.txt"
    file.write_text("a note that was filed by a later version\n")
    audited = ["ledger", "audit", "--ledger", place, "--ledger-key", f"{secret}.vkey", "--json"]
    assert told(*audited)["size"] == 4
    tallystick("ledger", "append", str(file), "--ledger", place, "--key", secret)
    tallystick("ledger", "checkpoint", "--ledger", place, "--key", secret)
    found = told(*audited)
    assert (found["size"], found["checkpoints"], found["faults"]) == (5, 2, [])


def tallystick(*words: str) -> str:
    """Run a command that must succeed; what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "tallystick", *words], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def told(*words: str) -> dict[str, object]:
    found = json.loads(tallystick(*words))
    assert isinstance(found, dict)
    return found
