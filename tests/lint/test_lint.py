"""What keeps the commitments of fictional plans from being checked, as a person would say it."""

import dataclasses
import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from tallystick.base.canonical import canonical_bytes
from tallystick.base.reasons import Ordinal, Reason
from tallystick.lint import RULES, Lint, lint_draft
from tallystick.lint.record import findings_table, lint_record
from tallystick.lint.summary import beside, commonest, headline, nearest, place, standing
from tallystick.lint.words import words_of
from tallystick.reading import draft_register, read_document
from tallystick.reading.model import SourceText
from tests.reading.scoring import PLANS

HERE = Path(__file__).parent / "plans"
EXPECTED: dict[str, dict[str, list[str]]] = tomllib.loads(
    (HERE / "expected.toml").read_text(encoding="utf-8")
)
REFERENCE = Path(__file__).parents[3] / "shared/plans/china-2021-2025"
#: As many commitments as each plan needs to show that a rule is found, and that it is not.
ENOUGH = 2


@cache
def looked_through(path: Path) -> tuple[SourceText, Lint]:
    source = read_document(str(path), lambda *_: None)
    return source, lint_draft(draft_register(source), source)


def fictional(name: str) -> tuple[SourceText, Lint]:
    return looked_through(HERE / f"{name}.txt")


def of_text(text: str, code: str = "en") -> Lint:
    source = SourceText(text, "txt")
    return lint_draft(draft_register(source, code), source)


def rules_of(lint: Lint) -> list[tuple[str, ...]]:
    return [one.rules for one in lint.commitments]


@pytest.mark.parametrize("name", EXPECTED)
def test_every_gap_is_found_and_no_other(name: str) -> None:
    _, lint = fictional(name)
    found = {
        one.unit.id: [
            f"{'!' if gap.blocks else '-'}{gap.rule} {re.sub(r'^[0-9]+[.] ?', '', gap.words)}"
            for gap in one.gaps
        ]
        for one in lint.commitments
    }
    assert found == EXPECTED[name]


@pytest.mark.parametrize("name", EXPECTED)
@pytest.mark.parametrize("rule", [rule.id for rule in RULES])
def test_the_plans_try_each_rule_both_ways(name: str, rule: str) -> None:
    has = [any(gap[1:].startswith(f"{rule} ") for gap in gaps) for gaps in EXPECTED[name].values()]
    assert sum(has) >= ENOUGH
    assert has.count(False) >= ENOUGH


@pytest.mark.parametrize("name", EXPECTED)
def test_every_span_holds_its_words_inside_its_commitment(name: str) -> None:
    source, lint = fictional(name)
    for one in lint.commitments:
        for gap in one.gaps:
            assert one.unit.start <= gap.start < gap.end <= one.unit.end
            assert " ".join(source.text[gap.start : gap.end].split()) == gap.words
            assert source.text[: gap.start].count("\n") + 1 == gap.paragraph


@pytest.mark.parametrize("name", EXPECTED)
def test_what_would_be_right_quotes_the_plan_and_its_years(name: str) -> None:
    source, lint = fictional(name)
    for gap in (gap for one in lint.commitments for gap in one.gaps):
        quoted = dict(gap.add.values)["words"].text.strip("… ")
        assert quoted in " ".join(source.text.split())
        assert gap.wording
        assert "{" not in gap.wording
    wordings = {gap.rule: gap.wording for one in lint.commitments for gap in one.gaps}
    assert "2026" in wordings["no-number"]
    assert "2030" in wordings["no-number"]


def test_the_summary_counts_what_was_found() -> None:
    _, lint = fictional("lowmark")
    # I.2, I.3, I.4, I.5, II.1, II.3 and II.4 are blocked; I.1, II.2, II.7 and II.8 lack nothing.
    assert headline(lint).text == (
        "Of the 15 commitments of “Lowmark: Plan of Action for Older People and Families 2026-2030”, "
        "8 can be checked as they are worded; for 7 the wording leaves open what would show "
        "that the promise was kept."
    )
    assert beside(lint).text.startswith("No gap was found in 4 of the 15; 4 more")
    # No body: I.2, I.3, I.5, II.1, II.3, II.5. No date: I.2, I.3, II.1. No breakdown: I.7, II.1, II.5.
    assert commonest(lint) == (("no-body", 6), ("no-deadline", 3), ("no-breakdown", 3))
    # A year (I.4), then a number (II.4 lacks less than I.3), then a result.
    assert [one.unit.id for one in nearest(lint)] == ["I.4", "II.4", "I.3", "I.2", "II.1"]


def test_nought_is_not_counted() -> None:
    _, lint = fictional("lowmark")
    blocked = tuple(one for one in lint.commitments if not one.checkable)
    assert beside(dataclasses.replace(lint, commitments=blocked)).text == "Not one is without a gap."
    weak = next(one for one in lint.commitments if one.checkable and one.gaps)
    some = dataclasses.replace(lint, commitments=(*blocked, weak))
    assert beside(some).text == ("Not one is without a gap; 1 can be checked, but has a gap of another kind.")
    assert "1 can be checked as it is worded" in headline(some).text


def test_one_commitment_is_told_as_one() -> None:
    _, lint = fictional("lowmark")
    clear, blocked = (dataclasses.replace(lint, commitments=lint.commitments[at : at + 1]) for at in (0, 1))
    assert headline(clear).text.startswith("The one commitment of")
    assert "can be checked" in headline(clear).text
    assert "can't be checked" in headline(blocked).text


@pytest.mark.parametrize("name", EXPECTED)
def test_what_was_read_is_said_to_be_unconfirmed(name: str) -> None:
    _, lint = fictional(name)
    assert "no person has confirmed" in standing(lint).text
    record = lint_record(lint)
    assert "unconfirmed" not in str(record["summary"])
    assert not any(one.confirmed for one in lint.commitments)
    assert findings_table(lint).decode().count(",false\n") == sum(len(one.gaps) for one in lint.commitments)


def test_a_plan_without_years_has_no_end_to_stand_for_a_date() -> None:
    text = "1. The Health Agency will open 12 clinics.\n\n2. The Health Agency will close 3 wards.\n"
    lint = of_text(text)
    gaps = [gap for one in lint.commitments for gap in one.gaps]
    assert [(gap.rule, gap.blocks) for gap in gaps] == [("no-deadline", True)] * 2
    assert gaps[0].wording == "… by ____ ____, and ____ by the midterm."


def test_a_size_in_words_is_a_number() -> None:
    text = (
        "Plan 2026-2030\n\n1. The Health Agency will reduce waiting {} by 2028.\n\n"
        "2. The Health Agency will open 12 clinics by 2027.\n"
    )
    assert rules_of(of_text(text.format("by a third"))) == [(), ()]
    assert rules_of(of_text(text.format("times"))) == [("no-number",), ()]


def test_one_group_with_two_names_is_one_group() -> None:
    text = "Plan 2026-2030\n\n1. Talks with {} will be supported by the City Office by 2028.\n"
    assert rules_of(of_text(text.format("poor rural women"))) == [("no-outcome",)]
    assert rules_of(of_text(text.format("poor families, refugees and women"))) == [
        ("no-outcome", "no-breakdown")
    ]


def test_a_number_of_things_has_no_figure_for_a_group() -> None:
    text = "Plan 2026-2030\n\n1. The City Office will reach {} by 2028. Women will be heard.\n"
    assert rules_of(of_text(text.format("150 cities"))) == [()]
    assert rules_of(of_text(text.format("15000 persons"))) == [("no-breakdown",)]


def test_a_level_that_is_held_beyond_its_start_is_not_reached() -> None:
    text = (
        "Plan 2026-2030\n\n1. The City Office will raise the share of dry homes "
        "from {} percent in 2024 to 80 percent by 2028.\n"
    )
    assert rules_of(of_text(text.format(79))) == [()]
    assert rules_of(of_text(text.format(80))) == [("met-at-base",)]
    assert rules_of(of_text(text.format(80).replace("to 80", "to more than 80"))) == [()]


def test_what_can_not_be_checked_in_a_language_is_said() -> None:
    _, lint = looked_through(PLANS / "template-es/source.txt")
    assert lint.unchecked == ("no-breakdown",)
    checked = {one["id"]: one["checked"] for one in _records(lint, "rules")}
    assert Counter(checked.values()) == {True: len(RULES) - 1, False: 1}
    assert "no-breakdown" not in dict(_summary(lint)["counts"])


def _records(lint: Lint, key: str) -> list[dict[str, bool]]:
    found = lint_record(lint)[key]
    assert isinstance(found, list)
    return found


def _summary(lint: Lint) -> dict[str, dict[str, int]]:
    found = lint_record(lint)["summary"]
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("code", ["en", "zh"])
def test_english_and_chinese_have_words_for_every_rule(code: str) -> None:
    words = words_of(code)
    assert [rule.id for rule in RULES if not all(words.knows(key) for key in rule.needs)] == []
    assert sorted(words.wordings) == sorted(rule.id for rule in RULES)


@pytest.mark.parametrize("path", sorted(PLANS.glob("*/source.*")), ids=lambda one: one.parent.name)
def test_every_fictional_plan_is_looked_through(path: Path) -> None:
    _, lint = looked_through(path)
    assert lint.commitments
    starts = [one.unit.start for one in lint.commitments]
    ends = [one.unit.end for one in lint.commitments]
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))
    assert canonical_bytes(lint_record(lint))


@pytest.mark.parametrize("name", EXPECTED)
def test_the_same_document_gives_the_same_bytes(name: str) -> None:
    _, first = fictional(name)
    looked_through.cache_clear()
    _, second = fictional(name)
    assert first is not second
    assert canonical_bytes(lint_record(first)) == canonical_bytes(lint_record(second))
    assert findings_table(first) == findings_table(second)


def test_a_place_is_said_as_a_person_looks_for_it() -> None:
    _, lint = fictional("lowmark")
    assert place(lint, 9, 0, 12) == Reason("line {paragraph}", paragraph=Ordinal(12))
    assert place(lint, 9, 3, 12).text == "page 3"
    assert place(lint, 9, 0, 0).text == "character 9"


def test_no_cell_runs_as_a_formula() -> None:
    lint = of_text(
        "Plan 2026-2030\n\n- =1+1 Support for carers will be strengthened.\n\n- Care will be improved.\n"
    )
    assert lint.found
    cells = re.split(r"[,\n]", findings_table(lint).decode())
    assert not [one for one in cells if one.startswith(("=", "+", "@"))]


@pytest.mark.skipif(not REFERENCE.is_dir(), reason="the reference plan's text is not part of the repository")
def test_the_reference_plan() -> None:
    _, lint = looked_through(next(REFERENCE.glob("*.txt")))
    assert len(lint.commitments) == 187
    by_place = {one.unit.start: one for one in lint.commitments}
    # "The gross enrollment rate of higher education to 60 percent": a level without its start.
    assert "no-base" in next(
        one.rules for one in by_place.values() if "high-quality higher" in one.unit.title
    )
    # "Minors under the age of 16 are prohibited from opening businesses."
    duty = next(one for one in by_place.values() if "child labor" in one.unit.title)
    assert duty.blocking == ("restated-duty",)
    # "The NPC and its Standing Committee will work harder": a body is named.
    assert "no-body" not in next(
        one.rules for one in by_place.values() if "supervision by the people" in one.unit.title
    )
