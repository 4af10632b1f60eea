"""Registrations that are not believed, and what a release needs and shows of its ledger."""

import json
import shutil

import pytest

from tests.cli.test_ledger_commands import Workplace, workplace

__all__ = ["workplace"]


def test_edited_registrations_are_not_believed(workplace: Workplace) -> None:
    method = workplace.folder / "p" / "methods" / "final.toml"
    workplace.run("preregister", str(method), "--ledger", "l", "--key", "k")
    listed = workplace.folder / "p" / "methods" / "final.registrations.json"
    listed.write_text(listed.read_text(encoding="utf-8").replace('"0.1"', '"0.2"'), encoding="utf-8")
    code, said = workplace.code("assess", "p", "--out", "o", "--no-site")
    assert (code, "holds other values than were registered as entry 1" in said) == (0, True)
    assert "counts as not registered" in said
    assert "not registered before results were seen" in said
    assert "counts as not registered" in workplace.run(
        "release", "p", "--key", "k", "--no-site", "--out", "r.zip"
    )
    assert "identical" in workplace.run("verify", "r.zip")


def test_a_badly_formed_registration_beside_any_method_refuses_nothing(workplace: Workplace) -> None:
    for method in ("final", "later"):
        beside = workplace.folder / "p" / "methods" / f"{method}.registrations.json"
        for bad in ("", "{", "[]", "null", '{"form": 1}', '{"form": 1, "registrations": [[]]}', "\ufeff{}"):
            beside.write_text(bad, encoding="utf-8")
            said = workplace.run("assess", "p", "--out", "o", "--no-site")
            assert f"{method}.registrations.json" in said
            assert "counts as not registered" in said
            assert not [word for word in ("object is", "indices", "NoneType", "('") if word in said]
        beside.unlink()


def test_a_registration_names_the_plan_and_is_not_believed_beside_another(workplace: Workplace) -> None:
    folder = workplace.folder
    method = str(folder / "p" / "methods" / "final.toml")
    said = workplace.run("preregister", method, "--ledger", "l", "--key", "k")
    assert "Registered for the plan exampla-2021-2025" in said
    shown = ("--out", "o", "--no-site", "--ledger-key", "k.vkey")
    assert "is the one that was registered as entry 1" in workplace.run("assess", "p", *shown)
    descriptor = folder / "p" / "datapackage.json"
    own = descriptor.read_text(encoding="utf-8")
    text = json.loads(own)["tallystick"]["document"]["sha256"]
    for old, new in (("exampla-2021-2025", "sample-2021-2025"), (text, "0" * 64)):
        descriptor.write_text(own.replace(old, new, 1), encoding="utf-8")
        said = workplace.run("assess", "p", *shown)
        assert "holds a registration for another plan, exampla-2021-2025" in said
        assert "was not registered before results were seen" in said


def test_a_method_registered_alone_names_no_plan_and_verify_says_so(workplace: Workplace) -> None:
    alone = workplace.folder / "final.toml"
    shutil.copy(workplace.folder / "p" / "methods" / "final.toml", alone)
    said = workplace.run("preregister", str(alone), "--ledger", "l", "--key", "k")
    assert "names no plan, and can be shown beside any" in said
    shutil.copy(workplace.folder / "final.registrations.json", workplace.folder / "p" / "methods")
    workplace.run("ledger", "checkpoint", "--ledger", "l", "--key", "k")
    workplace.run("release", "p", "--key", "k", "--no-site", "--ledger", "l", "--out", "r.zip")
    assert "registration names no plan: the same values can be shown" in workplace.run("verify", "r.zip")


def test_what_a_release_needs_is_looked_at_before_the_work(
    workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def work(*_: object) -> None:
        raise AssertionError("the work has begun")

    monkeypatch.setattr("tallystick.pipeline.release.make_results", work)
    asked = ("release", "p", "--key", "k", "--no-site", "--out", "r.zip")
    for more, told in (
        (("--ledger", "l"), "Publish one: tallystick ledger checkpoint --ledger l --key k"),
        (("--ledger", "nowhere"), "no folder nowhere"),
        (("--day", "2026-02-30"), "is no day"),
        (("--out", "nowhere/r.zip"), "no folder nowhere"),
        (("--key", "p"), "p"),
    ):
        code, said = workplace.code(*asked, *more)
        assert (code, told in said) == (2, True), said
    workplace.run("ledger", "checkpoint", "--ledger", "l", "--key", "k")
    code, said = workplace.code(*asked, "--ledger", "l", "--checkpoint", "99")
    assert (code, "such as 1, or none for the latest" in said) == (2, True)


def test_a_receipt_beside_a_release_shows_that_the_ledger_knows_it(workplace: Workplace) -> None:
    workplace.run("ledger", "checkpoint", "--ledger", "l", "--key", "k")
    make = ("release", "p", "--key", "k", "--no-site", "--ledger", "l", "--out")
    workplace.run(*make, "r.zip")
    receipt = workplace.folder / "r.zip.receipt"
    own = receipt.read_text(encoding="utf-8")
    known = "test.example/ledger promised to list this release as entry 1"
    assert known in workplace.run("verify", "r.zip")
    letter = workplace.folder / "letter.txt"
    letter.write_text("We promise.", encoding="utf-8")
    workplace.run("ledger", "append", "letter.txt", "--ledger", "l", "--key", "k")
    other = (workplace.folder / "letter.txt.receipt").read_text(encoding="utf-8")
    signature = own.rpartition(" ")[2]
    for wrong in (
        "x",
        other,
        own.replace("entry 1", "entry 0"),
        own.replace(signature, other.rpartition(" ")[2]),
    ):
        receipt.write_text(wrong, encoding="utf-8")
        said = workplace.run("verify", "r.zip")
        assert "r.zip.receipt is no receipt of test.example/ledger for this release" in said
        assert known not in said
    receipt.unlink()
    assert "nothing here shows that test.example/ledger knows this release" in workplace.run(
        "verify", "r.zip"
    )
