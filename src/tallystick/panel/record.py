"""A panel as a record: what was announced before the seed was known, and afterwards the seed.

The record is one JSON file. Whoever has it can check its hash against the announcement, and draw the
assignment again: what is written of it there is believed only where it is the one that follows.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from tallystick.base.canonical import Json, canonical_bytes, sha256
from tallystick.base.findings import Finding, Refusal
from tallystick.base.reasons import Count, Reason, Text, plural, texts
from tallystick.base.records import BadRecord, read_json
from tallystick.panel.assignment import AssignmentPool, Shortage, assignment_of
from tallystick.panel.rubric import Rubric, rubric_record, rubric_sha256
from tallystick.register.panels import COMING
from tallystick.register.settings import validated

FORM = "tallystick panel/v1"
#: A hundred assessors, each barred from each of ten thousand commitments, and as much again.
MOST_VALUES = 4_000_000
LARGEST_PANEL = 200_000_000
#: How whoever comes in the place of another came.
DRAWN, CHOSEN = COMING
_AS_WRITTEN = Reason("bring it back as 'tallystick panel assign' wrote it")


@dataclass(frozen=True, slots=True)
class Replacement:
    """Somebody who codes in the place of an assessor who resigned in mid-round.

    Attributes:
        assessor: who came.
        replaces: in whose place.
        commitments: what they code of what was given to the other: all but what an interest bars.
        by: ``drawn`` by the seed from the reserves, or ``chosen``; empty where nothing says so.
        because: why they were chosen.
        passed_over: the reserves that were drawn before them and could not come.
    """

    assessor: str
    replaces: str
    commitments: tuple[str, ...]
    by: str = ""
    because: str = ""
    passed_over: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PanelRecord:
    """A panel: for which plan, by which rubric, drawn from whom, by what seed.

    Attributes:
        name: its name, which stands in each judgement.
        plan: the name of the package.
        rubric: what is asked.
        announced: the public value that was named as the seed before anybody knew it.
        closes: the last day on which a coded sheet may be committed to; empty for none.
        pool: who may be given what.
        seed: the value; empty while it isn't known.
        replacements: who came since the draw. The panel's hash is of what was drawn from, and stays.
        reserves: who comes where somebody resigns, by the seed; announced, so that none is added to win.
    """

    name: str
    plan: str
    rubric: Rubric
    announced: str
    closes: str
    pool: AssignmentPool
    seed: str = ""
    replacements: tuple[Replacement, ...] = ()
    reserves: tuple[str, ...] = ()

    @property
    def announcement_sha256(self) -> str:
        """The hash to publish before the seed is known: of all that the panel is drawn from."""
        return sha256(canonical_bytes(_record(replace(self, seed=""))))

    @property
    def sha256(self) -> str:
        """The hash by which sheets and judgements name the panel: with the seed."""
        return sha256(canonical_bytes(_record(self)))

    def assignment(self) -> tuple[tuple[str, str], ...]:
        """The pairs of commitment and assessor that follow from the seed; none while there is no seed.

        Raises:
            Refusal: there is no assignment; names the commitments that lack assessors.
        """
        pairs = assignment_of(self.pool, self.seed)
        if isinstance(pairs, Shortage):
            raise _refused(pairs)
        return pairs if self.seed else ()

    @property
    def coders(self) -> frozenset[str]:
        """Everybody who may be given something in it: who was in the draw, and who came since."""
        return frozenset((*self.pool.budgets, *(one.assessor for one in self.replacements)))

    def left_of(self, resigned: str) -> tuple[str, ...]:
        """What was given to an assessor and nobody codes in their place yet, in order."""
        came = {c for one in self.replacements if one.replaces == resigned for c in one.commitments}
        return tuple(one for one in sorted(self.given_to(resigned)) if one not in came)

    def reserves_for(self, resigned: str) -> tuple[str, ...]:
        """The reserves in the order in which the seed draws them for the place of somebody who resigned."""
        return tuple(sorted(self.reserves, key=lambda one: (_ticket(self.seed, resigned, one), one)))

    def given_to(self, assessor: str) -> tuple[str, ...]:
        """The commitments that an assessor codes."""
        came = next((one for one in self.replacements if one.assessor == assessor), None)
        if came is not None:
            return came.commitments
        return tuple(commitment for commitment, one in self.assignment() if one == assessor)


def _ticket(seed: str, resigned: str, reserve: str) -> str:
    told = f"tallystick panel replacement/v1\n{seed}\n{resigned}\n{reserve}\n"
    return hashlib.sha256(told.encode()).hexdigest()


def _refused(short: Shortage) -> Refusal:
    return Refusal(
        Reason(
            plural(
                "{number} commitment can't be given to enough assessors: {commitments}; {able} may code it "
                "and have room for {room}, and {wanted} are asked for",
                "{number} commitments can't be given to enough assessors: {commitments}; {able} may code "
                "some of them and have room for {room}, and {wanted} are asked for",
            ),
            number=Count(len(short.commitments)),
            commitments=texts(short.commitments, ","),
            able=texts(short.able) if short.able else Reason("nobody"),
            room=Count(short.room),
            wanted=Count(short.wanted),
        ),
        Reason("invite more assessors whom no interest ties to these, or ask those named for more"),
    )


def _record(panel: PanelRecord) -> dict[str, Json]:
    pool = panel.pool
    told: dict[str, Json] = {
        "form": FORM,
        "name": panel.name,
        "plan": panel.plan,
        "rubric": rubric_record(panel.rubric),
        "rubric_sha256": rubric_sha256(panel.rubric),
        "announced": panel.announced,
        "closes": panel.closes,
        "each": pool.each,
        "commitments": list(pool.commitments),
        "assessors": [{"id": one, "budget": pool.budgets[one]} for one in sorted(pool.budgets)],
        "barred": [list(pair) for pair in sorted(pool.barred)],
    }
    if panel.reserves:
        told["reserves"] = list(panel.reserves)
    return told | ({"seed": panel.seed} if panel.seed else {})


def panel_bytes(panel: PanelRecord) -> bytes:
    """The panel as its file, with the assignment once it is drawn."""
    told = _record(panel)
    if panel.seed:
        told["assignment"] = [list(pair) for pair in panel.assignment()]
    if panel.replacements:
        told["replacements"] = [_told(one) for one in panel.replacements]
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _told(one: Replacement) -> dict[str, Json]:
    """A replacement in the file; what nothing says is left out."""
    told: dict[str, Json] = {
        "assessor": one.assessor,
        "replaces": one.replaces,
        "commitments": list(one.commitments),
    }
    said = {"by": one.by, "because": one.because, "passed_over": list(one.passed_over)}
    return told | {name: value for name, value in said.items() if value}


def read_panel(name: str, data: bytes) -> PanelRecord:
    """The panel in a file.

    Raises:
        Refusal: it is none, its rubric is not the one of its hash, or its assignment does not follow from it.
    """
    try:
        record = read_json(data, MOST_VALUES)
        panel, findings = _panel(name, record)
        listed = [(str(one), str(other)) for one, other in record.get("assignment", ())]
    except BadRecord as problem:
        raise _unread(name, problem.reason) from None
    except (KeyError, TypeError, ValueError, AttributeError):
        raise _unread(name, Reason("it has another form")) from None
    if panel is None:
        raise Refusal(
            Reason("{name} holds a rubric with errors", name=Text(name)), _AS_WRITTEN, tuple(findings)
        )
    if rubric_sha256(panel.rubric) != record["rubric_sha256"]:
        raise Refusal(
            Reason("{name} holds another rubric than the one whose hash it names", name=Text(name)),
            Reason("bring the rubric back; a changed one is for a new panel"),
        )
    if tuple(listed) != panel.assignment():
        raise Refusal(
            Reason("{name} holds another assignment than its seed gives", name=Text(name)), _AS_WRITTEN
        )
    if not _fit(panel):
        raise Refusal(
            Reason(
                "{name} holds a replacement of nobody, one who codes what was not given, or one whom the "
                "seed does not draw",
                name=Text(name),
            ),
            _AS_WRITTEN,
        )
    return panel


def _fit(panel: PanelRecord) -> bool:
    """Whether each replacement codes a part of what the other was given, and nobody is one twice."""
    known = set(panel.pool.budgets)
    for place, one in enumerate(panel.replacements):
        before = replace(panel, replacements=panel.replacements[:place])
        given = frozenset(before.left_of(one.replaces))
        if one.assessor in known or one.replaces not in known or not given.issuperset(one.commitments):
            return False
        if one.by == DRAWN and not _is_drawn(panel, one):
            return False
        known.add(one.assessor)
    return True


def _is_drawn(panel: PanelRecord, one: Replacement) -> bool:
    """Whether somebody is the first of the reserves, but for those who were passed over."""
    left = [reserve for reserve in panel.reserves_for(one.replaces) if reserve not in one.passed_over]
    return left[:1] == [one.assessor]


def _panel(name: str, record: Mapping[str, Any]) -> tuple[PanelRecord | None, list[Finding]]:
    if record["form"] != FORM:
        raise ValueError(FORM)
    rubric, findings = validated(name, Rubric, record["rubric"])
    if rubric is None:
        return None, findings
    pool = AssignmentPool(
        tuple(str(one) for one in record["commitments"]),
        {
            str(one["id"]): None if one["budget"] is None else int(one["budget"])
            for one in record["assessors"]
        },
        frozenset((str(one), str(other)) for one, other in record["barred"]),
        int(record["each"]),
    )
    panel = PanelRecord(
        name=str(record["name"]),
        plan=str(record["plan"]),
        rubric=rubric,
        announced=str(record["announced"]),
        closes=str(record["closes"]),
        pool=pool,
        seed=str(record.get("seed", "")),
        replacements=tuple(
            Replacement(
                str(one["assessor"]),
                str(one["replaces"]),
                tuple(map(str, one["commitments"])),
                str(one.get("by", "")),
                str(one.get("because", "")),
                tuple(map(str, one.get("passed_over", ()))),
            )
            for one in record.get("replacements", ())
        ),
        reserves=tuple(map(str, record.get("reserves", ()))),
    )
    return panel, []


def _unread(name: str, why: Reason) -> Refusal:
    return Refusal(Reason("{name} is no panel ({why})", name=Text(name), why=why), _AS_WRITTEN)
