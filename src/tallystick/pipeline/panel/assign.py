"""A panel is announced before its seed is known, and drawn when it is."""

from dataclasses import dataclass, replace
from pathlib import Path

from tallystick.base.findings import Refusal
from tallystick.base.places import explained
from tallystick.base.reasons import Reason, Text
from tallystick.base.regular import read_regular
from tallystick.ledger.operations import file_in
from tallystick.panel.assignment import AssignmentPool
from tallystick.panel.irm import refuse_review_name
from tallystick.panel.record import PanelRecord
from tallystick.panel.replacing import reserves_of
from tallystick.panel.rubric import LARGEST_RUBRIC, Rubric, read_rubric, standard_rubric
from tallystick.pipeline.panel.folder import PANEL, load_panel, save_panel
from tallystick.register.conflicts import conflicts_of
from tallystick.register.files import load_package
from tallystick.register.model import Package


@dataclass(frozen=True, slots=True)
class Announced:
    """What is fixed of a panel before its seed is known.

    Attributes:
        name: the panel's name.
        value: the public value that will be its seed, and when it comes to be known.
        each: how many assessors code each commitment.
        rubric: the rubric's file; None for the one that ships.
        closes: the last day for commitments; empty for none.
    """

    name: str
    value: str
    each: int
    rubric: str | None
    closes: str


def announce(package: str, folder: str, asked: Announced) -> PanelRecord:
    """Write a panel that can be drawn as soon as its seed is known.

    Raises:
        Refusal: the folder holds a panel, the rubric or package has errors, or no seed could give an
            assignment; then the commitments that lack assessors are named.
    """
    if (Path(folder) / PANEL).exists():
        raise Refusal(
            Reason("{folder} holds a panel already", folder=Text(folder)),
            Reason("draw it with --seed, or name a new folder; nothing was changed"),
        )
    refuse_review_name(asked.name)
    loaded = load_package(package)
    if any(one.panel == asked.name for one in loaded.judgements):
        raise Refusal(
            Reason("a panel called {name} has judged already", name=Text(asked.name)),
            Reason("give the new one another name with --name; nothing was changed"),
        )
    rubric = _rubric(asked.rubric)
    pool = pool_of(loaded, asked.each)
    panel = PanelRecord(
        asked.name,
        loaded.descriptor.name,
        rubric,
        asked.value,
        asked.closes,
        pool,
        reserves=reserves_of(loaded),
    )
    panel.assignment()  # whether there is one does not depend on the seed
    save_panel(panel, folder)
    return panel


def draw(package: str, folder: str, seed: str) -> PanelRecord:
    """Draw a panel by its seed.

    Raises:
        Refusal: it is drawn by another seed, or the package gives another pool than was announced.
    """
    panel = load_panel(folder)
    if panel.seed and panel.seed != seed:
        raise Refusal(
            Reason("the panel {name} is drawn already, by another seed", name=Text(panel.name)),
            Reason("a panel is drawn once; announce a new one to draw again"),
        )
    loaded = load_package(package)
    now = pool_of(loaded, panel.pool.each), reserves_of(loaded)
    if not panel.seed and now != (panel.pool, panel.reserves):
        raise Refusal(
            Reason(
                "assessors, interests or commitments have changed since the panel {name} was announced",
                name=Text(panel.name),
            ),
            Reason("announce a new panel; what was announced must be what is drawn from"),
        )
    drawn = replace(panel, seed=seed)
    save_panel(drawn, folder)
    return drawn


def pool_of(package: Package, each: int) -> AssignmentPool:
    """From whom a plan's commitments are drawn: all who have accepted, with their budgets and interests.

    Raises:
        Refusal: nobody has accepted.
    """
    budgets = {one.id: one.budget for one in package.assessors if one.standing == "accepted"}
    if not budgets:
        raise Refusal(
            Reason("no assessor of the package has accepted"),
            Reason("enter them in tables/assessors.csv, and what ties them in tables/interests.csv"),
        )
    commitments = tuple(sorted(one.id for one in package.commitments))
    barred = frozenset((commitment, who) for who, commitment in conflicts_of(package) if who in budgets)
    return AssignmentPool(commitments, budgets, barred, each)


def file_announcement(panel: PanelRecord, ledger: str, key: str, day: str) -> str:
    """File the hash of a panel's announcement in the ledger, and give the receipt."""
    event = {
        "panel": panel.name,
        "plan": panel.plan,
        "announcement_sha256": panel.announcement_sha256,
        "announced": panel.announced,
    }
    return file_in(ledger, key, "panel", [event], day)[0].receipt


def _rubric(path: str | None) -> Rubric:
    data, name = standard_rubric(), "standard.toml"
    if path is not None:
        name = path
        with explained(path):
            data = read_regular(path, LARGEST_RUBRIC)
    rubric, findings = read_rubric(name, data)
    if rubric is None:
        raise Refusal(
            Reason("{path} is no rubric", path=Text(name)), Reason("mend what is listed"), tuple(findings)
        )
    return rubric
