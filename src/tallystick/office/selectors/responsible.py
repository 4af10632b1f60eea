"""Who is responsible for each commitment, and for which nobody is."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Case, Count, F, Q, QuerySet, When, Window
from django.db.models.functions import RowNumber
from django.urls import reverse

from tallystick.base.dates import PartialDate, Period
from tallystick.base.identifiers import natural_key
from tallystick.office.models import StoredBody, StoredCommitment, StoredResponsibility
from tallystick.office.selectors.plan import plan_settings, rows_in
from tallystick.register.bodies import ROLES, Responsibility
from tallystick.register.columns import cells_of
from tallystick.register.indexed import BY_NAME
from tallystick.register.order import in_order
from tallystick.voice import body_words
from tallystick.voice.language import Language

#: So many commitments stand on a page, and of one commitment so many parts, each with its form.
ON_A_PAGE, PARTS_ON_A_PAGE = 40, 30
#: So many bodies that lead a commitment, and so many others, are named in the list; further ones are counted.
MOST_NAMED = 12
_LEAD = "lead"


@dataclass(frozen=True, slots=True)
class CommitmentLed:
    """A commitment with who leads it and who acts with that body, of each the first by name.

    Attributes:
        id: its identifier.
        title: what is promised.
        path: the page on which its bodies are given.
        lead: who leads it to the plan's end; empty for nobody.
        others: who else has a part to the plan's end.
        further: how many further bodies lead it, and how many more have another part.
    """

    id: str
    title: str
    path: str
    lead: tuple[str, ...]
    others: tuple[str, ...]
    further: tuple[int, int]


@dataclass(frozen=True, slots=True)
class LedPage:
    """A page of commitments with their bodies, how many the list has, and how many nobody leads."""

    rows: tuple[CommitmentLed, ...]
    all: int
    unled: int


def commitments_led(page: int, *, unled_only: bool) -> LedPage:
    """The commitments of a page in the plan's order, of all or of those that nobody leads.

    Args:
        page: which page, from 1; the last one where there are fewer.
        unled_only: whether only those that nobody leads are listed.
    """
    lasting = _lasting()
    leads = StoredResponsibility.objects.filter(lasting, role=_LEAD)
    led = set(leads.order_by().values_list("commitment_id", flat=True).distinct())
    rows = in_order(BY_NAME["commitments"], list(rows_in(BY_NAME["commitments"])))
    unled = [one for one in rows if one.id not in led]
    listed = unled if unled_only else rows
    last = max(1, -(-len(listed) // ON_A_PAGE))
    shown = listed[(min(page, last) - 1) * ON_A_PAGE :][:ON_A_PAGE]
    chosen = StoredResponsibility.objects.filter(lasting, commitment__id__in=[one.id for one in shown])
    parts, counts = _first_parts(chosen), _counted(chosen)
    return LedPage(
        tuple(_led(one.id, one.title, parts.get(one.id, []), counts) for one in shown),
        len(listed),
        len(unled),
    )


def _lasting() -> Q:
    """Which parts last to the plan's end."""
    plan = plan_settings()
    if plan is None:
        return Q()
    end = Period.parse(plan.period).last
    ended = StoredResponsibility.objects.exclude(until=None).values_list("pk", "until")
    over = [key for key, until in ended if isinstance(until, PartialDate) and until.last < end]
    return ~Q(pk__in=over)


def _first_parts(chosen: QuerySet[StoredResponsibility]) -> dict[str, list[tuple[str, str, str]]]:
    """By commitment the first who lead and the first who don't: the part, the body, and its name."""
    leads = Case(When(role=_LEAD, then=1), default=0)
    place = Window(RowNumber(), partition_by=[F("commitment"), leads], order_by=[F("role"), F("body__id")])
    rows = chosen.annotate(place=place).filter(place__lte=MOST_NAMED).order_by()
    found: dict[str, list[tuple[str, str, str]]] = {}
    for commitment, *told in rows.values_list("commitment_id", "role", "body_id", "body__name"):
        role, body, name = map(str, told)
        found.setdefault(str(commitment), []).append((role, body, name))
    for some in found.values():
        some.sort(key=lambda one: (ROLES.index(one[0]), natural_key(one[1])))
    return found


def _counted(chosen: QuerySet[StoredResponsibility]) -> dict[tuple[str, bool], int]:
    """By commitment, and by whether they lead it, how many parts there are."""
    found: dict[tuple[str, bool], int] = {}
    for commitment, role, number in (
        chosen.order_by().values_list("commitment_id", "role").annotate(Count("key"))
    ):
        key = str(commitment), role == _LEAD
        found[key] = found.get(key, 0) + number
    return found


def _led(
    id_: str, title: str, parts: list[tuple[str, str, str]], counts: Mapping[tuple[str, bool], int]
) -> CommitmentLed:
    lead, others = ([name for role, _, name in parts if (role == _LEAD) is leads] for leads in (True, False))
    further = counts.get((id_, True), 0) - len(lead), counts.get((id_, False), 0) - len(others)
    path = reverse("commitment_parts", kwargs={"commitment": id_})
    return CommitmentLed(id_, title, path, tuple(lead), tuple(others), further)


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


def parts_in(commitment: str, page: int, language: Language) -> tuple[tuple[PartHeld, ...], int, int]:
    """The parts in a commitment, who leads first, those that have ended too.

    Args:
        commitment: the commitment.
        page: which page of them, from 1; the last one where there are fewer.
        language: the language of the page.

    Returns:
        Those of this page, how many there are, and how many pages.
    """
    keys = StoredResponsibility.objects.filter(commitment__id=commitment).values_list("role", "body_id", "pk")
    every = sorted(keys, key=lambda one: (ROLES.index(str(one[0])), natural_key(str(one[1]))))
    pages = max(1, -(-len(every) // PARTS_ON_A_PAGE))
    here = [key for *_, key in every[(min(page, pages) - 1) * PARTS_ON_A_PAGE :][:PARTS_ON_A_PAGE]]
    rows = list(rows_in(BY_NAME["responsibilities"], StoredResponsibility.objects.filter(pk__in=here)))
    names = dict(StoredBody.objects.filter(id__in=[one.body for one in rows]).values_list("id", "name"))
    rows.sort(key=lambda one: (ROLES.index(one.role), natural_key(one.body)))
    return tuple(_held(one, str(names[one.body]), language) for one in rows), len(every), pages


def _held(one: Responsibility, name: str, language: Language) -> PartHeld:
    return PartHeld(
        one.body,
        name,
        reverse("body", kwargs={"body": one.body}),
        one.role,
        language.say(body_words.ROLE[one.role]),
        language.say(body_words.BASIS_SHORT[one.basis]),
        tuple(filter(None, (one.share, one.source, one.note))),
        (_date(one.since, language), _date(one.until, language)),
        cells_of(BY_NAME["responsibilities"], one),
    )


def _date(day: PartialDate | None, language: Language) -> str:
    return language.date(day) if day else ""


def commitment_title(id_: str) -> str | None:
    """What a commitment promises; None where there is no such one."""
    return StoredCommitment.objects.filter(id=id_).values_list("title", flat=True).first()
