"""Releases made for tests from the invented plan, with keys that are the same each time."""

from collections.abc import Mapping
from pathlib import Path

from tallystick.ledger.folder import start_ledger
from tallystick.ledger.operations import publish_in
from tallystick.pipeline.assess import Run, make_results
from tallystick.pipeline.release import Maker, Released, make_release
from tallystick.pipeline.verify import CheckedRelease, Trust, verify_release
from tallystick.pipeline.wanted import Wanted
from tallystick.register.folder import open_folder
from tallystick.release.archive import LARGEST, pack
from tallystick.release.seal import SUMS, SUMS_SIGNATURE, open_sealed, seal
from tests.architecture.tree import ROOT
from tests.ledger.made import KEY

GOLDEN = ROOT / "tests" / "golden" / "package"


def quiet(_step: str, _done: int, _total: int) -> None:
    """Progress that nobody looks at."""


def key_file(folder: Path) -> str:
    path = str(folder / "key")
    if not Path(path).exists():
        KEY.save(path)
    return path


def ledger_of(folder: Path) -> str:
    """A new ledger with one empty checkpoint, so that a release can carry it."""
    path = str(folder / "ledger")
    start_ledger(path, KEY.name)
    publish_in(path, key_file(folder), None)
    return path


def release(
    folder: Path,
    name: str,
    package: Path = GOLDEN,
    *,
    ledger: str | None = None,
    site: bool = False,
    largest: int = LARGEST,
) -> tuple[str, Released]:
    out = str(folder / name)
    maker = Maker(key_file(folder), ledger, day="2026-01-31", largest=largest)
    return out, make_release(str(package), out, None, maker, site=site, progress=quiet)


def members_of(path: str) -> dict[str, bytes]:
    """What a release holds, its own seal left out, as an operator unpacks it."""
    return dict(open_sealed(Path(path).read_bytes(), None).members)


def reseal(folder: Path, path: str, members: Mapping[str, bytes], about: Mapping[str, object]) -> str:
    """The release that an operator with the key makes of edited files; its own signature lies beside it."""
    files = {name: data for name, data in members.items() if not name.startswith("release/key")}
    Path(path).write_bytes(seal(files, dict(about), key_file(folder)))  # type: ignore[arg-type]
    return path


def repack(path: str, members: Mapping[str, bytes]) -> None:
    """The members as a zip, in the order of a release, nothing signed anew."""
    rest = sorted(name for name in members if name not in {SUMS, SUMS_SIGNATURE})
    Path(path).write_bytes(pack({name: members[name] for name in (SUMS, SUMS_SIGNATURE, *rest)}))


def verified(path: str, trust: Trust | None = None) -> CheckedRelease:
    return verify_release(path, trust or Trust(), quiet)


def run_again(*, site: bool = False) -> Run:
    with open_folder(str(GOLDEN)) as folder:
        return make_results(folder, "golden", None, Wanted(site, quoted=False), quiet)


def changed(package: Path, out: Path, table: str, old: str, new: str) -> Path:
    """A copy of a package in which a text stands for another, once, in one file."""
    for one in sorted(package.rglob("*")):
        if one.is_file():
            place = out / one.relative_to(package)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(one.read_bytes())
    target = out / table
    text = target.read_text(encoding="utf-8")
    assert text.count(old) >= 1, f"{table} has no {old!r}"
    target.write_text(text.replace(old, new, 1), encoding="utf-8")
    return out
