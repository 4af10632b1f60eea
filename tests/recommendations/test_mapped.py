"""Two coders map a whole invented cycle; what they agree on stands, the rest is settled or stays open."""

from dataclasses import replace
from pathlib import Path

import pytest

from tallystick.recommendations.agreement import mapping_agreement
from tallystick.recommendations.coding import articles_unanswered, counted, mapped
from tallystick.recommendations.suggest import Suggester
from tallystick.register import Package, check_package, load_package
from tallystick.register.recommendations import ANSWERS, IN_PART, RecommendationLink
from tests.cli.sheets import pages, rewrite
from tests.recommendations.cycle import CODED, code_sheets, command, entered, mapped_cycle
from tests.recommendations.labelled.measure import (
    FOURTH,
    ROUNDS,
    Linked,
    Measured,
    agreed,
    asked,
    coded_before,
    either,
    labels,
    measured,
    once,
    shared,
)
from tests.register.packages import fingerprints
from tests.report import factory


@pytest.fixture(scope="module")
def cycle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return mapped_cycle(tmp_path_factory.mktemp("cycle"))


@pytest.fixture(scope="module")
def package(cycle: Path) -> Package:
    return load_package(str(cycle))


def test_what_two_coders_give_alike_stands_and_what_a_third_settles(package: Package) -> None:
    states = {one.asked.paragraph: one.state for one in mapped(package)}
    assert states == {
        "28.1": "answered",
        "28.2": "answered",
        "28.3": "answered_in_part",
        "28.4": "coders_differ",
        "28.5": "answered",
        "28.6": "answered_in_part",
        "28.7": "answered",
        "28.8": "unanswered",
        "28.9": "unanswered",
        "28.10": "answered",
        "28.11": "unanswered",
        "28.12": "not_coded",
        "28.13": "answered",
        "28.14": "not_coded",
        "20": "not_coded",
    }
    links = {(one.recommendation, one.commitment, one.how): one for one in package.recommendation_links}
    agreed = links["upr4-28.1", "II.1.01", "answers"]
    assert (agreed.proposed_by, agreed.confirmed_by, agreed.suggested) == (("A1", "A2"), ("A1", "A2"), True)
    won = links["upr4-28.7", "III.01", "answers"]
    assert (won.proposed_by, won.confirmed_by, won.settled_by) == (("A1",), ("A3",), "A3")
    lost = links["upr4-28.7", None, "none"]
    assert (lost.confirmed_by, lost.settled_by, lost.reason) == ((), "A3", "One does.")
    assert ("upr4-28.12", "I.5.01", "answers") not in links  # one coder alone, of whom nothing is entered


def test_omissions_count_what_two_agree_on_with_how_far_it_is_known(package: Package) -> None:
    """Of 14 that stand (15 less the merged one) three are left out; one is disputed and two are not coded."""
    of_all = counted("", mapped(package))
    assert (of_all.asked, of_all.least, of_all.most) == (14, 3, 6)
    assert articles_unanswered(package) == ("CEDAW 7",)
    against = [one for one in mapped(package) if one.against]
    assert [(one.asked.paragraph, one.against[0].commitment) for one in against] == [("28.8", "II.2.03")]


def test_agreement_is_that_of_the_coders_before_anything_was_settled(package: Package) -> None:
    """Of 12 that both coded, 28.4, 28.7 and 28.11 differ in whether they are answered."""
    found = mapping_agreement(package, draws=200)
    state = found["recommendation"]
    assert (state.units, state.pairs, state.agreeing) == (12, 12, 9)
    assert state.alpha is not None
    assert 0.5 < state.alpha < 0.8
    link = found["link"]
    assert (link.pairs, link.agreeing) == (12, 8)


def test_the_package_stays_sound_and_codes_are_taken_once(cycle: Path, tmp_path: Path) -> None:
    assert [one for one in check_package(str(cycle)).findings if one.severity == "error"] == []
    sheets = code_sheets(cycle, tmp_path)
    before = fingerprints(cycle)
    code, said = command("collect", str(cycle), *map(str, sheets))
    assert (code, "0 links entered" in said) == (0, True)
    assert fingerprints(cycle) == before


def test_one_coder_alone_is_refused_and_a_wrong_row_is_named(tmp_path: Path) -> None:
    here = entered(tmp_path)
    first, second = code_sheets(here, tmp_path)
    code, said = command("collect", str(here), str(first))
    assert (code, "two coders" in said) == (2, True)
    code, said = command("collect", str(here), str(first), str(first))
    assert code == 2

    def spoil(rows: list[list[str]]) -> None:
        head = rows[0]
        for row in rows[1:]:
            if row[0] == "upr4-28.1":
                row[head.index("answers")] = "X.9.99"
            if row[0] == "upr4-28.2":
                row[head.index("none")] = "yes"

    rewrite(second, spoil, "codes")
    code, said = command("collect", str(here), str(first), str(second))
    assert code == 1
    assert "the plan has no commitment X.9.99" in said
    assert "none says that no commitment answers, and the row names one that does" in said
    assert {one.recommendation for one in load_package(str(here)).recommendation_links} == {
        f"upr4-{paragraph}" for paragraph, both in CODED.items() if all(both)
    } - {"upr4-28.1", "upr4-28.2"}


def test_a_sheet_says_why_and_betrays_nobody(cycle: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "A3.xlsx"
    assert command("code", str(cycle), "--coder", "A3", "--out", str(sheet))[0] == 0
    head, *rows = pages(sheet)["codes"]
    shown = {row[0]: row[head.index("suggested")] for row in rows}
    assert shown["upr4-28.1"].startswith("II.1.01 Put the tenancy law in force (shares: ")
    assert "tenancy" in shown["upr4-28.1"]
    assert all(
        not row[head.index(name)] for row in rows for name in ("answers", "in_part", "against", "none")
    )
    assert "upr4-28.14" not in shown  # merged into another


def test_the_suggestion_is_right_among_its_first_three_on_the_invented_cycle(package: Package) -> None:
    suggester = Suggester(package)
    asked = {one.id: one for one in package.recommendations}
    linked: dict[str, set[str]] = {}
    for one in package.recommendation_links:
        if one.confirmed_by and one.commitment and one.how != "against":
            linked.setdefault(one.recommendation, set()).add(one.commitment)
    right = [
        name
        for name, those in linked.items()
        if those & {it.commitment for it in suggester.suggest(asked[name])}
    ]
    assert len(right) >= 0.8 * len(linked)


def _of_fourth(package: Package, right: Linked) -> Measured:
    return measured(package, asked(FOURTH.asked), right)


def test_the_suggestion_is_right_for_four_of_five_real_recommendations_that_nothing_was_set_on() -> None:
    """By what either coder linked; what both did takes what was coded before (docs/recommendations.md)."""
    first, other = once(FOURTH.first), once(FOURTH.other)
    found = _of_fourth(factory.reference(), either(first, other))
    assert found.whole == 46
    assert found.right >= 0.8 * found.whole
    both = shared(first, other)
    new = _of_fourth(factory.reference(), both)
    later = _of_fourth(coded_before(factory.reference(), FOURTH), both)
    assert later.right >= 0.8 * later.whole
    assert later.right > new.right


def test_two_blind_coders_of_real_recommendations_agree_on_what_answers() -> None:
    found = agreed(factory.reference(), ROUNDS, draws=200)
    which = found["which"]
    assert (which.agreeing, which.pairs) == _links_alike()
    assert which.alpha is not None
    assert which.alpha >= 0.75
    assert found["answered"].pairs == 150


def _links_alike() -> tuple[int, int]:
    """How many links both gave, and how many one of them did, read off the files by themselves."""
    alike = given = 0
    for one in ROUNDS:
        first, other = (
            {
                (name, it)
                for name, said in labels(file).items()
                for it, how in said
                if how in {ANSWERS, IN_PART}
            }
            for file in (one.first, one.other)
        )
        alike, given = alike + len(first & other), given + len(first | other)
    return alike, given


def test_what_stands_for_another_recommendation_is_suggested_and_says_of_which(package: Package) -> None:
    """Of a package in which 28.9 stands as answered by a commitment of other words, its twin is told that."""
    suggester = Suggester(package)
    linked = replace(
        package,
        recommendation_links=(
            RecommendationLink("upr4-28.9", ANSWERS, "I.5.01", ("A1", "A2"), ("A1", "A2")),
            RecommendationLink("upr4-28.8", ANSWERS, "I.4.01", ("A1",), ()),
        ),
    )
    asked_of = {one.id: one for one in package.recommendations}
    twin = replace(asked_of["upr4-28.9"], id="upr4-99", paragraph="99")
    assert "I.5.01" not in {one.commitment for one in suggester.suggest(twin)}
    shown = {one.commitment: one for one in Suggester(linked).suggest(twin)}
    assert shown["I.5.01"].why[-1] == "upr4-28.9"
    assert "I.5.01" not in {one.commitment for one in Suggester(linked).suggest(asked_of["upr4-28.9"])}
    alone = replace(asked_of["upr4-28.8"], id="upr4-98", paragraph="98")
    assert "I.4.01" not in {one.commitment for one in Suggester(linked).suggest(alone)}
