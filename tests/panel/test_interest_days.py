"""An interest has days: one that arose after the lock undoes nothing, one told late is named."""

import hashlib
import html
import re
from dataclasses import replace
from pathlib import Path

import pytest

from tallystick.base.dates import PartialDate
from tallystick.pipeline.check import check_all
from tallystick.pipeline.panel.annex import INTERESTS as TIED
from tallystick.pipeline.panel.annex import annex_files
from tallystick.pipeline.panel_keys import late_interests_of
from tallystick.register import Package
from tallystick.register.files import package_files
from tallystick.register.fingerprint import package_sha256
from tallystick.register.panel_statement import PanelRows, panel_statement, unsigned
from tallystick.register.panels import Interest
from tallystick.report.site import draw
from tallystick.voice.language import ENGLISH
from tests.panel.simulated import panelled, record
from tests.register.signing import signed
from tests.report import factory

LOCKED = "2026-01-15"
HASH_BEFORE = "bff1a3efe8aa65a804298ee5a99602332667dcc2f99c715c31675090e14e66a3"
STATEMENT_BEFORE = "e163ea425f2ef9dd5f0565f290d7ace05175262a5cbd9bfe0710b98ad4c2616f"


def day(text: str) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


def locked(day_: str = LOCKED) -> Package:
    """The invented plan with a panel that was locked on a day, signed by all three."""
    plan = panelled(factory.golden())
    (panel,) = plan.panels
    return signed(replace(plan, panels=(replace(panel, locked=day(day_)),)), "S1", "S2", "S3")


def declaring(package: Package, holds_from: str, declared_on: str, kind: str = "runs") -> Package:
    """The package with an interest of S1 in the first commitment, which S1 has coded."""
    first = package.commitments[0].id
    one = Interest(
        "nx", "S1", kind, commitment=first, holds_from=day(holds_from), declared_on=day(declared_on)
    )
    return replace(package, interests=(*package.interests, one))


def found(package: Package, folder: Path) -> set[tuple[str, str]]:
    """What a check finds of its panel."""
    for name, data in package_files(package).items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    about = ("panel-", "judgement-by", "interest-")
    return {(one.code, one.severity) for one in check_all(str(folder)).findings if one.code.startswith(about)}


def words(page: bytes) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page.decode())).split())


LATE = {("interest-declared-late", "gap")}
BROKEN = {("panel-signature-unfit", "error"), ("panel-unsigned", "gap")}
TIED_TO_IT = {("judgement-by-the-tied", "error")}


@pytest.mark.parametrize(
    ("holds_from", "declared_on", "expected"),
    [
        ("2026-03-01", "2026-03-02", set()),  # it arose since, and was declared at once
        ("2027", "2026-12", set()),
        ("2026-01-16", "2026-01-16", set()),  # the day after the lock
        ("2025-06-01", "2026-03-02", LATE),  # it held before, and was told late
        ("2026-01-15", "2026-01-16", LATE),  # it held on the day of the lock
        ("2026", "2026-03-02", LATE),  # a year that began before the lock may mean a day before it
        ("", "2026-03-02", LATE),  # nothing says that it arose only since
        ("2025-06-01", "2026-01-15", BROKEN | TIED_TO_IT),  # declared by the lock: it was to be signed
        ("2026-03-01", "2026-01", BROKEN | TIED_TO_IT),  # a month that began before the lock
        ("2026-03-01", "", BROKEN | TIED_TO_IT),
        ("", "", BROKEN | TIED_TO_IT),
    ],
)
def test_what_an_interest_that_is_added_to_a_signed_panel_does(
    holds_from: str, declared_on: str, expected: set[tuple[str, str]], tmp_path: Path
) -> None:
    assert found(declaring(locked(), holds_from, declared_on), tmp_path) == expected


def test_without_the_day_of_the_lock_every_interest_was_to_be_signed(tmp_path: Path) -> None:
    plan = declaring(locked(""), "2026-03-01", "2026-03-02")
    assert found(plan, tmp_path) == BROKEN | TIED_TO_IT


def test_another_day_of_the_lock_or_of_a_signed_interest_makes_each_signature_fail() -> None:
    plan = locked()
    (panel,) = plan.panels
    first, *others = plan.interests
    for other in (
        replace(plan, panels=(replace(panel, locked=day("2026-01-14")),)),
        replace(plan, interests=(replace(first, declared_on=day("2026-03-01")), *others)),
        replace(plan, interests=(replace(first, holds_from=day("2026-03-01")), *others)),
        replace(plan, interests=tuple(others)),
    ):
        assert unsigned(PanelRows.of(other), other.panels[0], other.panel_signatures) == ("S1", "S2", "S3")


def test_a_package_without_days_has_the_hash_and_the_statement_that_it_had_before_there_were_days() -> None:
    # as the version before this column wrote them, with signatures that have no head
    now = panelled(factory.golden())
    bare = [replace(one, signature=one.signature.removeprefix("ed25519:")) for one in now.panel_signatures]
    plan = replace(now, panel_signatures=tuple(bare))
    assert plan != now
    assert package_sha256(plan) == HASH_BEFORE
    assert unsigned(PanelRows.of(plan), plan.panels[0], plan.panel_signatures) == ()
    statement = panel_statement(PanelRows.of(plan), plan.panels[0])
    assert hashlib.sha256(statement.encode()).hexdigest() == STATEMENT_BEFORE


def test_verify_and_the_pages_name_what_was_told_late_and_only_that() -> None:
    late = declaring(locked(), "2025-06-01", "2026-03-02")
    (told,) = late_interests_of(late)
    assert told.text == (
        "the interest nx of S1 was declared on 2026-03-02, after the panel simulated was locked on "
        "2026-01-15, and held before that: since 2025-06-01"
    )
    since = declaring(locked(), "2026-03-01", "2026-03-02")
    assert late_interests_of(since) == []
    first, mark = late.commitments[0].id, "declared it only after the panel was locked"
    there, not_there = (draw(factory.material(one), (ENGLISH,)) for one in (late, since))
    who = words(there["panel/index.html"])
    assert "from 1 June 2025, declared on 2 March 2026, late: the panel was locked on 15 January 2026" in who
    assert "from 1 March 2026, declared on 2 March 2026)" in words(not_there["panel/index.html"])
    coded_by_s1 = [one for one in late.judgements if (one.commitment, one.assessor) == (first, "S1")]
    assert words(there[f"panel/{first}.html"]).count(mark) == len(coded_by_s1) > 0
    assert not [path for path, data in not_there.items() if mark.encode() in data]
    assert mark.encode() not in there[f"panel/{late.commitments[1].id}.html"]


def test_of_who_is_a_number_the_days_are_told_and_not_to_whom_they_are_tied() -> None:
    plan = locked()
    body = plan.bodies[0].id
    number = Interest("nx", "S2", "paid_by", body=body, holds_from=day("2025"), declared_on=day("2026-03"))
    plan = replace(plan, interests=(*plan.interests, number))
    page = words(draw(factory.material(plan), (ENGLISH,))["panel/index.html"])
    assert "paid by it (from 2025, declared on March 2026, late" in page
    rows = annex_files(plan, record(), 100)[TIED].decode()
    assert "S2,paid_by,,,,2025,2026-03,true" in rows.splitlines()
