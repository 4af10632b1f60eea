"""A panel as a record: what was announced before the seed was known, and afterwards the seed.

The record is one JSON file. Whoever has it can check its hash against the announcement, and draw the
assignment again: what is written of it there is believed only where it is the one that follows.
"""

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
from tallystick.register.settings import validated

FORM = "tallystick panel/v1"
#: A hundred assessors, each barred from each of ten thousand commitments, and as much again.
MOST_VALUES = 4_000_000
LARGEST_PANEL = 200_000_000
_AS_WRITTEN = Reason("bring it back as 'tallystick panel assign' wrote it")


@dataclass(frozen=True, slots=True)
class Replacement:
    """Somebody who codes in the place of an assessor who resigned in mid-round.

    Attributes:
        assessor: who came.
        replaces: in whose place.
        commitments: what they code of what was given to the other: all but what an interest bars.
    """

    assessor: str
    replaces: str
    commitments: tuple[str, ...]


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
    """

    name: str
    plan: str
    rubric: Rubric
    announced: str
    closes: str
    pool: AssignmentPool
    seed: str = ""
    replacements: tuple[Replacement, ...] = ()

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

    def given_to(self, assessor: str) -> tuple[str, ...]:
        """The commitments that an assessor codes."""
        came = next((one for one in self.replacements if one.assessor == assessor), None)
        if came is not None:
            return came.commitments
        return tuple(commitment for commitment, one in self.assignment() if one == assessor)


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
    return told | ({"seed": panel.seed} if panel.seed else {})


def panel_bytes(panel: PanelRecord) -> bytes:
    """The panel as its file, with the assignment once it is drawn."""
    told = _record(panel)
    if panel.seed:
        told["assignment"] = [list(pair) for pair in panel.assignment()]
    if panel.replacements:
        told["replacements"] = [
            {"assessor": one.assessor, "replaces": one.replaces, "commitments": list(one.commitments)}
            for one in panel.replacements
        ]
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


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
                "{name} holds a replacement of nobody, or one who codes what was not given", name=Text(name)
            ),
            _AS_WRITTEN,
        )
    return panel


def _fit(panel: PanelRecord) -> bool:
    """Whether each replacement codes a part of what the other was given, and nobody is one twice."""
    known = set(panel.pool.budgets)
    for one in panel.replacements:
        given = frozenset(panel.given_to(one.replaces))
        if one.assessor in known or one.replaces not in known or not given.issuperset(one.commitments):
            return False
        known.add(one.assessor)
    return True


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
            Replacement(str(one["assessor"]), str(one["replaces"]), tuple(map(str, one["commitments"])))
            for one in record.get("replacements", ())
        ),
    )
    return panel, []


def _unread(name: str, why: Reason) -> Refusal:
    return Refusal(Reason("{name} is no panel ({why})", name=Text(name), why=why), _AS_WRITTEN)
