"""Who is responsible for each commitment, and for which nobody is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from tallystick.base.dates import PartialDate, Period
from tallystick.base.identifiers import natural_key
from tallystick.office.models import StoredBody, StoredCommitment, StoredResponsibility
from tallystick.office.selectors.plan import BY_NAME, plan_settings, rows_in
from tallystick.register.bodies import ROLES, Responsibility
from tallystick.register.columns import cells_of
from tallystick.register.order import in_order
from tallystick.voice import body_words
from tallystick.voice.language import Language

#: So many commitments stand on a page.
ON_A_PAGE = 40


@dataclass(frozen=True, slots=True)
class CommitmentLed:
    """A commitment with who leads it and who acts with that body.

    Attributes:
        id: its identifier.
        title: what is promised.
        path: the page on which its bodies are given.
        lead: who leads it to the plan's end, by name; empty for nobody.
        others: who else has a part to the plan's end, by name.
    """

    id: str
    title: str
    path: str
    lead: tuple[str, ...]
    others: tuple[str, ...]


def commitments_led(*, unled_only: bool) -> tuple[tuple[CommitmentLed, ...], int]:
    """The commitments in the plan's order, all or those that nobody leads, and how many nobody leads."""
    names = {str(id_): str(name) for id_, name in StoredBody.objects.values_list("id", "name")}
    plan = plan_settings()
    end = Period.parse(plan.period).last if plan else None
    parts: dict[str, list[Responsibility]] = {}
    for one in rows_in(BY_NAME["responsibilities"]):
        if end is None or one.until is None or one.until.last >= end:
            parts.setdefault(one.commitment, []).append(one)
    rows = in_order(BY_NAME["commitments"], list(rows_in(BY_NAME["commitments"])))
    found = [_led(one.id, one.title, parts.get(one.id, ()), names) for one in rows]
    unled = [one for one in found if not one.lead]
    return tuple(unled if unled_only else found), len(unled)


def _led(id_: str, title: str, parts: Iterable[Responsibility], names: Mapping[str, str]) -> CommitmentLed:
    told = sorted(parts, key=lambda one: (ROLES.index(one.role), natural_key(one.body)))
    return CommitmentLed(
        id_,
        title,
        reverse("commitment_parts", kwargs={"commitment": id_}),
        tuple(names[one.body] for one in told if one.role == "lead"),
        tuple(names[one.body] for one in told if one.role != "lead"),
    )


@dataclass(frozen=True, slots=True)
class PartHeld:
    """A part in a commitment.

    Attributes:
        body: the body.
        name: its name.
        path: its page.
        role: the part, as its code.
        word: the part in words.
        basis: how it is known, in words.
        told: the share, the source, the note: what else is said of it.
        time: its first and its last day, each empty where it has none.
        cells: its cells by column, for a form.
    """

    body: str
    name: str
    path: str
    role: str
    word: str
    basis: str
    told: tuple[str, ...]
    time: tuple[str, str]
    cells: Mapping[str, str]


def parts_in(commitment: str, language: Language) -> tuple[PartHeld, ...]:
    """The parts in a commitment, who leads first; those that have ended too."""
    chosen = StoredResponsibility.objects.filter(commitment__id=commitment)
    rows = list(rows_in(BY_NAME["responsibilities"], chosen))
    names = dict(StoredBody.objects.filter(id__in=[one.body for one in rows]).values_list("id", "name"))
    rows.sort(key=lambda one: (ROLES.index(one.role), natural_key(one.body)))
    return tuple(
        PartHeld(
            one.body,
            str(names[one.body]),
            reverse("body", kwargs={"body": one.body}),
            one.role,
            language.say(body_words.ROLE[one.role]),
            language.say(body_words.BASIS_SHORT[one.basis]),
            tuple(filter(None, (one.share, one.source, one.note))),
            (_date(one.since, language), _date(one.until, language)),
            cells_of(BY_NAME["responsibilities"], one),
        )
        for one in rows
    )


def _date(day: PartialDate | None, language: Language) -> str:
    return language.date(day) if day else ""


def commitment_title(id_: str) -> str | None:
    """What a commitment promises; None where there is no such one."""
    return StoredCommitment.objects.filter(id=id_).values_list("title", flat=True).first()
