"""A release of another version is judged again by the versions of rules that its assessment names."""

import dataclasses
import json
from pathlib import Path

import pytest

from tallystick.assessment import REGISTRY
from tallystick.assessment.outcome import Outcome, unrated
from tallystick.assessment.question import Question
from tallystick.assessment.registry import Registry
from tallystick.assessment.rulebook import HEADLINE
from tallystick.assessment.rules import headline
from tallystick.base.canonical import canonical_bytes
from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason
from tests.release.made import members_of, release, verified
from tests.release.test_alterations import signed
from tests.release.test_false_claims import whole


def no_earlier_figure(_: Question, outcome: Outcome) -> Outcome:
    """A later cut."""
    return unrated(Reason("It is too old.")) if outcome.basis == "earlier" else outcome


def nothing_at_all(_: Question, __: Outcome) -> Outcome:
    """A cut of a version later still."""
    return unrated(Reason("Nothing rates."))


LATER, LATEST = (
    HEADLINE.version(version, dataclasses.replace(headline.RULE, cut=cut), headline.GIVES)
    for version, cut in ((3, no_earlier_figure), (4, nothing_at_all))
)


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A release that a later version made by a further headline, and this program knows one later still."""
    knows(monkeypatch, Registry(*REGISTRY, LATER))
    path, _ = release(tmp_path, "made.zip")
    members = members_of(path)
    assert json.loads(members["assessment.json"])["rules"]["headline"] == 3
    place = tmp_path / "later.zip"
    place.write_bytes(signed(whole(members, "9.9.9")))
    knows(monkeypatch, Registry(*REGISTRY, LATER, LATEST))
    return place


def knows(monkeypatch: pytest.MonkeyPatch, registry: Registry) -> None:
    monkeypatch.setattr("tallystick.pipeline.assess.REGISTRY", registry)


def test_its_figures_come_out_again(later: Path) -> None:
    found = verified(str(later))
    assert found.standing == "figures_identical"
    assert found.run is not None
    assert dict(found.run.assessment.rules)["headline"] == 3


def test_a_rule_that_is_not_known_is_named(later: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    knows(monkeypatch, REGISTRY)
    with pytest.raises(Refusal, match="headline/3"):
        verified(str(later))


@pytest.mark.parametrize(
    "rules", [{"headline": 1}, {"headline": 4}, {}, {"headline": "3"}, ["headline", 3], 3]
)
def test_another_rule_than_it_was_judged_by_gives_other_figures(later: Path, rules: object) -> None:
    members = members_of(str(later))
    record = json.loads(members["assessment.json"]) | {"rules": rules}
    members["assessment.json"] = canonical_bytes(record)
    later.write_bytes(signed(whole(members, "9.9.9")))
    assert verified(str(later)).standing == "differs"


def test_a_release_of_this_version_is_judged_by_the_latest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, _ = release(tmp_path, "made.zip")
    assert verified(path).standing == "identical"
    knows(monkeypatch, Registry(*REGISTRY, LATEST))
    assert verified(path).standing == "differs"
