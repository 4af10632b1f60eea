"""A forger with every key rebuilds a release whole and says that another version, rule or method made it.

Package, assessment, pages, hashes and signature all fit together. What `verify` can't draw or compute it may
not check, and says so; it is never identical, and no figure is explained by a claim.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tallystick import __version__
from tallystick.base.canonical import canonical_bytes
from tallystick.cli.main import app
from tallystick.pipeline.output import manifest_of
from tallystick.release.first_form import VERSION, first_form_identity
from tallystick.release.members import count_pages
from tallystick.release.seal import FIRST_FORM, FORM, open_sealed
from tests.kept.kept import release_bytes
from tests.release.made import release, verified
from tests.release.test_alterations import signed, told

pytestmark = pytest.mark.slow

Members = dict[str, bytes]
Edit = Callable[[Members], None]
LATER = ("0.2.1", "1.0.0", "9.9.9")
NEVER = ("0.0.9", "0.1.1", "0.1.99")
LIE = b"<p>All targets met.</p>"


def whole(members: Members, version: str) -> Members:
    """The members with manifest and record made to fit them, as that version would have written them."""
    first = version == VERSION
    about = json.loads(members["release/release.json"])
    hashes = (
        first_form_identity(members)
        if first
        else {name: about[name] for name in about if name.endswith(("_sha256", "_id"))}
    )
    inside = {name: data for name, data in members.items() if not name.startswith("release/")}
    del inside["manifest.json"]
    own = hashes | {"tallystick": version}
    about |= own | {"form": FIRST_FORM if first else FORM, "pages": count_pages(members)}
    return members | {
        "manifest.json": manifest_of(inside, dict(own)),
        "release/release.json": canonical_bytes(about) + b"\n",
    }


def mark_on_the_start_page(members: Members) -> None:
    members["index.html"] = re.sub(rb">(\d+)<", b">59<", members["index.html"], count=1) + b" "


def page_added(members: Members) -> None:
    members["correction.html"] = LIE


def page_replaced(members: Members) -> None:
    members["about.html"] = LIE


def style(members: Members) -> None:
    members["style.css"] += b"\nsection:after{content:'All targets met.'}\n"


def page_removed(members: Members) -> None:
    del members["proof.html"]


PAGES: tuple[Edit, ...] = (mark_on_the_start_page, page_added, page_replaced, style, page_removed)


def flipped(row: int) -> Edit:
    """One verdict turned to *met*, in the table, in the record of the assessment and on the start page."""

    def flip(members: Members) -> None:
        name = "tables/verdicts.csv"
        rows = list(csv.DictReader(io.StringIO(members[name].decode(), newline="")))
        chosen = [one for one in rows if one["verdict"] == "not_met"][row]
        chosen["verdict"] = "met"
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        members[name] = out.getvalue().encode()
        record = json.loads(members["assessment.json"])
        for one in record["verdicts"]:
            if (one["target"], one["policy"]) == (chosen["target"], chosen["policy"]):
                one["verdict"] = "met"
        members["assessment.json"] = canonical_bytes(record)
        if "index.html" in members:
            page_replaced(members)

    return flip


def column_gone(members: Members) -> None:
    name = "tables/verdicts.csv"
    rows = list(csv.reader(io.StringIO(members[name].decode(), newline="")))
    at = rows[0].index("contested")
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(
        [cell for n, cell in enumerate(row) if n != at] for row in rows
    )
    members[name] = out.getvalue().encode()


def table_added(members: Members) -> None:
    members["tables/final_verdicts.csv"] = b"target,verdict\nall,met\n"


def field_added(members: Members) -> None:
    record = json.loads(members["assessment.json"]) | {"conclusion": "All targets met."}
    members["assessment.json"] = canonical_bytes(record)


def absent_field_added(name: str, value: object, end: bytes = b"") -> Edit:
    """A key that says what was wanted, beside a value that is none."""

    def add(members: Members) -> None:
        record = json.loads(members[name])
        record["All targets met."] = value
        members[name] = canonical_bytes(record) + end

    return add


def absent_field_added_deep(members: Members) -> None:
    record = json.loads(members["assessment.json"])
    record["verdicts"][0] = {"All targets met.": [], **record["verdicts"][0]}
    members["assessment.json"] = canonical_bytes(record)


def said_to_be_shown(members: Members) -> None:
    record = json.loads(members["registration.json"]) | {"shown_by": "un.org/ledger+01234567+AAAA"}
    members["registration.json"] = canonical_bytes(record) + b"\n"


def key_doubled(members: Members) -> None:
    text = members["assessment.json"].decode()
    members["assessment.json"] = ('{"commitments":[],' + text[1:]).encode()


def other_method(members: Members) -> None:
    record = json.loads(members["method.json"]) | {"known_by": "2030-01-01"}
    members["method.json"] = canonical_bytes(record) + b"\n"


def program_added(members: Members) -> None:
    members["verdicts.exe"] = b"MZ"


ABSENT: tuple[object, ...] = (None, "", [], {})
FIGURES: tuple[Edit, ...] = (
    column_gone,
    field_added,
    *(absent_field_added("assessment.json", value) for value in ABSENT),
    *(absent_field_added(name, {"x": ""}, b"\n") for name in ("registration.json", "method.json")),
    absent_field_added_deep,
    said_to_be_shown,
    key_doubled,
    other_method,
    program_added,
)


@dataclass(frozen=True)
class Claim:
    """What a forger rebuilt, and what `verify` must at least say.

    Attributes:
        name: for whoever reads a failure.
        members: the whole release.
        version: who is said to have made it.
        weaker: whether the weaker answer is right, since only what can't be checked here was touched.
    """

    name: str
    members: Members = field(repr=False)
    version: str
    weaker: bool


def claims(paged: Members, kept: Members) -> Iterator[Claim]:
    for version in (*LATER, *NEVER):
        for edit in PAGES:
            yield _claim(paged, version, edit, weaker=version in LATER)
    for version in LATER:
        for edit in (*(flipped(row) for row in range(3)), *FIGURES):
            yield _claim(paged, version, edit, weaker=False)
    for edit in PAGES:
        yield _claim(kept, VERSION, edit, weaker=True)
    for edit in (*(flipped(row) for row in range(8)), *FIGURES, table_added):
        yield _claim(kept, VERSION, edit, weaker=False)


def _claim(base: Members, version: str, edit: Edit, *, weaker: bool) -> Claim:
    members = dict(base)
    edit(members)
    name = f"{version}: {edit.__name__}"
    return Claim(name, whole(members, version), version, weaker)


@pytest.fixture(scope="module")
def bases(tmp_path_factory: pytest.TempPathFactory) -> tuple[Members, Members]:
    """A release of this version with pages, and the kept one of 0.1.0, both in the forger's hands."""
    folder = tmp_path_factory.mktemp("claims")
    path, _ = release(folder, "paged.zip", site=True)
    kept = dict(open_sealed(release_bytes("golden"), None).members)
    ours = dict(open_sealed(Path(path).read_bytes(), None).members)
    keys = {name: ours[name] for name in ("release/key.vkey", "release/key.pub")}
    return ours, kept | keys


def test_no_claim_makes_it_identical(bases: tuple[Members, Members], tmp_path: Path) -> None:
    tried, wrong = 0, []
    for claim in claims(*bases):
        tried += 1
        place = tmp_path / "forged.zip"
        place.write_bytes(signed(claim.members))
        found = verified(str(place))
        right = "figures_identical" if claim.weaker else "differs"
        named = found.drawn_by == claim.version if claim.weaker else told(found) != ""
        if found.standing != right or not named:
            wrong.append(f"{claim.name}: {found.standing} {told(found)[:200]}")
    assert wrong == []
    assert tried >= 60


def test_a_table_that_only_a_later_version_knows_is_not_checked(
    bases: tuple[Members, Members], tmp_path: Path
) -> None:
    members = dict(bases[0])
    table_added(members)
    place = tmp_path / "later.zip"
    place.write_bytes(signed(whole(members, "9.9.9")))
    found = verified(str(place))
    assert found.standing == "figures_identical"
    assert "tables/final_verdicts.csv" in [one.text for one in found.unchecked]
    # Behind a hundred pages nobody would see it, and not every figure came out again.
    answer = CliRunner().invoke(app, ["verify", str(place)])
    assert "not checked: tables/final_verdicts.csv" in answer.stdout
    assert "pages not checked, and 1 table or column that this version does not know" in answer.stdout
    assert "Every figure comes out again" not in answer.stdout


def test_the_kept_releases_stand_as_they_should(tmp_path: Path) -> None:
    for name, pages in (("golden", True), ("china", False), ("isle", False)):
        place = tmp_path / "kept.zip"
        place.write_bytes(release_bytes(name))
        found = verified(str(place))
        assert told(found) == ""
        assert (found.standing, found.drawn_by) == ("figures_identical", VERSION)
        assert ("index.html" in [one.text for one in found.unchecked]) is pages


def test_control_without_a_lie_they_are_as_they_were(bases: tuple[Members, Members], tmp_path: Path) -> None:
    paged, kept = bases
    place = tmp_path / "same.zip"
    for members, version, right in (
        (paged, __version__, "identical"),
        (kept, VERSION, "figures_identical"),
    ):
        again = whole(dict(members), version)
        assert again == members
        place.write_bytes(signed(again))
        assert verified(str(place)).standing == right
