"""Who the plan's own words name becomes a body with its part, unconfirmed."""

import datetime
from pathlib import Path

import pytest

from tallystick.pipeline.drafting import Given
from tallystick.pipeline.read import run_reading
from tallystick.register import Package, check_package, load_package

GIVEN = Given(known_by=datetime.date(2029, 6, 30))
HEAD = "# Action Plan on Rights (2025-2028)\n\n## 1. Justice\n\n"


def silent(*_: object) -> None:
    """Tell nobody."""


def read(folder: Path, text: str, language: str | None = None) -> Package:
    document = folder / "plan.md"
    document.write_text(HEAD + text, encoding="utf-8")
    given = Given(language, known_by=GIVEN.known_by)
    run_reading(str(document), str(folder / "draft"), given, silent)
    assert check_package(str(folder / "draft")).errors == ()
    return load_package(str(folder / "draft"))


def parts(package: Package) -> set[tuple[str, str]]:
    """The name of each body with its part."""
    names = {one.id: one.name for one in package.bodies}
    return {(names[one.body], one.role) for one in package.responsibilities}


TEXTS = [
    ("- The Ministry of Justice will publish a yearly report on prisons.", {("Ministry of Justice", "lead")}),
    ("- **Prisons.** A new law on prisons will be drafted by 2027.", set()),
    ("- The relevant departments will improve prisons.", set()),
    ("- A special court will be established by 2027.", set()),
    (
        "- Police forces will improve custody. Courts must hear each complaint.\n",
        {("Courts", "lead")},
    ),
    (
        "- The Ministry of Justice will publish a report. The Prison Authority shall improve cells.",
        {("Ministry of Justice", "with"), ("Prison Authority", "with")},
    ),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_the_subject_of_a_promise_has_a_part_in_it(
    tmp_path: Path, text: str, expected: set[tuple[str, str]]
) -> None:
    assert parts(read(tmp_path, text)) == expected


def test_who_is_said_to_lead_leads_and_the_others_act_with_it(tmp_path: Path) -> None:
    package = read(
        tmp_path,
        "- The Ministry of Health will improve prisons by 2027.\n  Lead agency: Ministry of Justice\n"
        "  Supporting agencies: Ministry of Health; Prison Authority\n"
        "- Courts will be improved by 2027.\n  Lead agency: Ministry of Justice\n",
    )
    assert {one for one in parts(package) if one[0] != "Ministry of Justice"} == {
        ("Ministry of Health", "with"),
        ("Prison Authority", "with"),
    }
    assert [(one.commitment, one.role) for one in package.responsibilities if "justice" in one.body] == [
        (one.id, "lead") for one in package.commitments
    ]
    assert {one.id for one in package.bodies} == {
        "ministry-of-justice",
        "ministry-of-health",
        "prison-authority",
    }
    assert {(one.basis, one.source) for one in package.responsibilities} == {("named_in_plan", None)}
    assert all("no person has confirmed" in (one.note or "") for one in package.responsibilities)


def test_one_body_by_two_spellings_is_one(tmp_path: Path) -> None:
    package = read(
        tmp_path,
        "- The Ministry of Justice will publish a report by 2027.\n"
        "- Ministry of justice must train 200 officers by 2026.\n",
    )
    assert [one.id for one in package.bodies] == ["ministry-of-justice"]
    assert len(package.responsibilities) == 2


def test_a_chinese_body_keeps_its_name_in_the_column_for_it(tmp_path: Path) -> None:
    document = tmp_path / "plan.md"
    document.write_text(
        "# 人权行动计划(2025-2028年)\n\n## 一、司法\n\n1. 公布数据。最高人民法院应当每年公布审判数据。\n"
        "2. 改善监所。有关部门应加强管理。\n",
        encoding="utf-8",
    )
    run_reading(str(document), str(tmp_path / "draft"), GIVEN, silent)
    package = load_package(str(tmp_path / "draft"))
    assert [(one.id, one.name, one.name_zh) for one in package.bodies] == [
        ("body-1", "最高人民法院", "最高人民法院")
    ]
    assert [(one.role, one.basis) for one in package.responsibilities] == [("lead", "named_in_plan")]
