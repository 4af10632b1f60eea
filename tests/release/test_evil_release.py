"""An operator with every key edits a release and signs it again. Each edit is named by `verify` or by two.

The same list, with who catches what, stands in docs/what-verify-proves.md; a test compares them.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tallystick.base.reasons import Reason
from tallystick.ledger.folder import start_ledger
from tallystick.ledger.operations import publish_in
from tallystick.pipeline.changes import Changes, compare_releases
from tallystick.pipeline.preregister import preregister
from tallystick.pipeline.verify import CheckedRelease, Trust
from tallystick.release.seal import open_sealed
from tests.architecture.tree import ROOT
from tests.ledger.made import KEY, OTHER
from tests.release.edits import (
    ALONE,
    RECOMPUTED,
    Members,
    page,
    page_added,
    page_and_version,
    resource,
    verdict,
)
from tests.release.made import (
    GOLDEN,
    changed,
    key_file,
    ledger_of,
    members_of,
    quiet,
    release,
    reseal,
    verified,
)

pytestmark = pytest.mark.slow


class Bench:
    """A ledger with a registered method, changed since, and a release of it with its pages."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.package = changed(GOLDEN, folder / "package", "methods/final.toml", "At the", "At the")
        self.ledger = ledger_of(folder)
        preregister(str(self.package / "methods" / "final.toml"), self.ledger, key_file(folder), "2026-01-01")
        changed(
            self.package,
            self.package,
            "methods/final.toml",
            "unknown_rounding = 0.01",
            "unknown_rounding = 0.02",
        )
        publish_in(self.ledger, key_file(folder), None)
        self.path, _ = release(folder, "old.zip", self.package, ledger=self.ledger)
        self.paged, _ = release(folder, "paged.zip", self.package, ledger=self.ledger, site=True)
        publish_in(self.ledger, key_file(folder), None)
        self.about = open_sealed(Path(self.path).read_bytes(), None).about

    def forged(self, edit: Callable[[Members], None], **about: object) -> str:
        """The release with an edit, signed again; with its pages, where the edit is of a page."""
        source = self.paged if edit in {page, page_added, page_and_version, resource} else self.path
        members = members_of(source)
        edit(members)
        before = dict(open_sealed(Path(source).read_bytes(), None).about)
        return reseal(self.folder, str(self.folder / "forged.zip"), members, before | about)

    def released(self, package: Path, folder: Path) -> str:
        key_file(folder)
        return release(folder, "new.zip", package, ledger=self.ledger)[0]


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(tmp_path_factory.mktemp("evil"))


def said(found: CheckedRelease) -> str:
    told = [f"{name}: {why.text}" for name, why in found.problems]
    told += [
        f"{one.file}, {one.place.text if one.place else ''}: {one.old.text!r} -> {one.new.text!r}"
        for one in found.differing
    ]
    return "\n".join(told)


def texts(reasons: Iterable[Reason]) -> list[str]:
    return [one.text for one in reasons]


def both(old: str, new: str) -> Changes:
    return compare_releases(old, new, Trust(), quiet)


def test_unedited_it_is_identical_and_says_that_the_method_was_changed(bench: Bench) -> None:
    found = verified(bench.path)
    assert said(found) == ""
    assert found.run is not None
    assert found.run.registration["standing"] == "changed"
    assert found.run.registration["changes"] == [
        {
            "setting": "thresholds.unknown_rounding",
            "registered": "0.01",
            "now": "0.02",
            "changed_by": "this assessment",
        }
    ]


@pytest.mark.parametrize(("edit", "expected"), [one[1:] for one in ALONE], ids=[one[0] for one in ALONE])
def test_verify_names_the_edit(bench: Bench, edit: Callable[[Members], None], expected: str) -> None:
    found = verified(bench.forged(edit))
    assert not found.identical
    assert expected in said(found), said(found)


def test_verify_with_the_reader_s_key_names_another_signer(bench: Bench) -> None:
    found = verified(bench.path, Trust(key=OTHER.public))
    assert found.damage is not None
    assert "not by" in found.damage.reason.text
    assert "it names" in said(verified(bench.path, Trust(ledger=OTHER.public)))
    assert "did not cosign it" in said(verified(bench.path, Trust(witnesses=(OTHER.cosigner,))))


@pytest.mark.parametrize("edit", [one[1:] for one in RECOMPUTED], ids=[one[0] for one in RECOMPUTED])
def test_two_releases_name_the_input_and_the_verdicts(
    bench: Bench, tmp_path: Path, edit: tuple[str, str, str, str]
) -> None:
    table, old, new, cause = edit
    path = bench.released(changed(bench.package, tmp_path / "p", table, old, new), tmp_path)
    assert verified(path).identical, "alone, it is without a fault: that is why two are compared"
    found = both(bench.path, path)
    assert found.breaks == []
    assert [name for name, listed in found.inputs.items() if listed] == [cause]
    assert found.inputs[cause][0].file == f"package/{table}"
    assert found.verdicts
    assert all(one.causes == (cause,) for one in found.verdicts)


@pytest.mark.parametrize(
    "version", ["0.0.9", "0.1.1", "0.1.0", "0.3.0", "9.9.9", "", "0.2", "0.2.0 ", None, 2]
)
def test_another_version_buys_a_forger_only_a_weaker_answer(bench: Bench, version: object) -> None:
    found = verified(bench.forged(page_and_version, tallystick=version))
    assert not found.identical
    assert said(found) or "index.html" in texts(found.unchecked)
    later = version in {"0.3.0", "9.9.9"}
    assert found.standing == ("figures_identical" if later and not said(found) else "differs")
    assert found.drawn_by == (version if later or (version == "0.1.0" and found.run) else "")


def test_two_releases_name_a_page_that_hides_behind_another_version(bench: Bench) -> None:
    """Said to be made by another version, the pages aren't drawn again; the fingerprint gives it away."""
    found = both(bench.paged, bench.forged(page_and_version, tallystick="9.9.9"))
    assert "index.html" in found.pages
    assert found.breaks


def test_two_releases_name_a_release_that_no_ledger_lists(bench: Bench, tmp_path: Path) -> None:
    secret = bench.forged(verdict)
    new = bench.released(
        changed(bench.package, tmp_path / "p", "methods/final.toml", "At the", "By the"), tmp_path
    )
    assert "the ledger in the new release does not list the old one" in texts(both(secret, new).breaks)
    assert both(bench.path, new).breaks == []


def test_two_releases_name_an_old_one_passed_off_as_new(bench: Bench, tmp_path: Path) -> None:
    new = bench.released(
        changed(bench.package, tmp_path / "p", "methods/final.toml", "At the", "By the"), tmp_path
    )
    assert any("a rollback" in one for one in texts(both(new, bench.path).breaks))


def test_two_releases_name_a_ledger_written_anew(bench: Bench, tmp_path: Path) -> None:
    """Every entry filed again in a new ledger under the same key, without the old release."""
    other = str(tmp_path / "anew")
    start_ledger(other, KEY.name)
    package = changed(bench.package, tmp_path / "p", "methods/final.toml", "At the", "At the")
    (package / "methods" / "final.registrations.json").unlink()
    preregister(str(package / "methods" / "final.toml"), other, key_file(bench.folder), "2026-01-01")
    publish_in(other, key_file(bench.folder), None)
    path, _ = release(tmp_path, "anew.zip", package, ledger=other)
    assert verified(path).identical
    told = " ".join(texts(both(bench.path, path).breaks))
    assert "does not list the old one" in told
    assert "is another one, or gone" in told or "a fork" in told


def test_two_releases_name_another_signer(bench: Bench, tmp_path: Path) -> None:
    OTHER.save(str(tmp_path / "key"))
    members = members_of(bench.path)
    path = reseal(tmp_path, str(tmp_path / "r.zip"), members, bench.about)
    assert any("signed by another key" in one for one in texts(both(bench.path, path).breaks))


def test_control_a_verifier_that_checks_only_the_signature_is_caught(bench: Bench) -> None:
    """Every one of these edits carries a good signature: whoever stops there sees nothing."""
    for _, edit, _ in ALONE:
        assert open_sealed(Path(bench.forged(edit)).read_bytes(), KEY.public).key == KEY.public


def test_the_table_for_readers_lists_every_edit() -> None:
    text = (ROOT / "docs" / "what-verify-proves.md").read_text(encoding="utf-8")
    assert [name for name, *_ in [*ALONE, *RECOMPUTED] if f"| {name} |" not in text] == []
