"""The bodies as a tree, and what each has to do with the plan."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count
from django.urls import reverse

from tallystick.base.identifiers import natural_key
from tallystick.office.models import (
    Appointment,
    OfficeDraft,
    StoredBody,
    StoredCommitment,
    StoredResponsibility,
)
from tallystick.office.selectors.duties import above, body_rows
from tallystick.office.selectors.plan import rows_in
from tallystick.register.bodies import LEVELS, ROLES, Body
from tallystick.register.indexed import BY_NAME
from tallystick.voice import body_words
from tallystick.voice.language import Language
from tallystick.workflow.drafts import APPROVED

#: So many bodies, or commitments, stand on a page.
ON_A_PAGE = 50
#: A list from which a body is chosen holds no more; of more the identifier is written.
_MOST_CHOICES = 200


@dataclass(frozen=True, slots=True)
class BodyInTree:
    """A body in the tree.

    Attributes:
        id: its identifier.
        name: its name.
        path: its page.
        level: where it works, in words; empty where nobody has said.
        depth: how far below the body that is looked at.
        below: how many bodies lie in it, however deep.
        parts: in how many commitments it has a part.
        until: its last day, where it ended.
    """

    id: str
    name: str
    path: str
    level: str
    depth: int
    below: int
    parts: int
    until: str


class BodyTree:
    """Every body with those below it."""

    def __init__(self) -> None:
        """Read all bodies."""
        self.bodies = body_rows()
        self._below: dict[str, list[Body]] = {}
        for one in self.bodies.values():
            self._below.setdefault(one.parent or "", []).append(one)
        for some in self._below.values():
            some.sort(key=lambda one: (_level(one), natural_key(one.id)))

    def under(self, id_: str) -> list[tuple[Body, int]]:
        """All bodies below one, each after the one that it belongs to, with its depth; below "" all."""
        found: list[tuple[Body, int]] = []
        left = [(one, 0) for one in reversed(self._below.get(id_, []))]
        while left:
            one, depth = left.pop()
            found.append((one, depth))
            left += [(child, depth + 1) for child in reversed(self._below.get(one.id, []))]
        return found

    def directly_under(self, id_: str) -> list[Body]:
        """The bodies that belong to one."""
        return self._below.get(id_, [])

    def counted_below(self) -> Counter[str]:
        """By body, how many lie in it, however deep."""
        found: Counter[str] = Counter()
        for one in self.bodies:
            found.update(above(one, self.bodies))
        return found


def _level(one: Body) -> int:
    return LEVELS.index(one.level) if one.level in LEVELS else len(LEVELS)


def tree_seen(
    tree: BodyTree, under: str, page: int, language: Language
) -> tuple[tuple[BodyInTree, ...], int]:
    """A page of the tree below a body, or of all of it, and how many pages there are.

    Args:
        tree: the tree.
        under: the body below which is looked; empty for all.
        page: which page, from 1.
        language: the language of the page.
    """
    rows = tree.under(under)
    pages = max(1, -(-len(rows) // ON_A_PAGE))
    shown = rows[(min(page, pages) - 1) * ON_A_PAGE :][:ON_A_PAGE]
    parts, below = _counted_parts([one.id for one, _ in shown]), tree.counted_below()
    return tuple(_in_tree(one, depth, below, parts, language) for one, depth in shown), pages


def _in_tree(
    one: Body, depth: int, below: Mapping[str, int], parts: Mapping[str, int], language: Language
) -> BodyInTree:
    return BodyInTree(
        one.id,
        one.name,
        reverse("body", kwargs={"body": one.id}),
        language.say(body_words.LEVEL[one.level]) if one.level else "",
        depth,
        below.get(one.id, 0),
        parts.get(one.id, 0),
        language.date(one.until) if one.until else "",
    )


def _counted_parts(bodies: list[str]) -> dict[str, int]:
    chosen = StoredResponsibility.objects.filter(body__id__in=bodies).values_list("body_id")
    return {str(body): number for body, number in chosen.annotate(Count("key")).order_by()}


def body_row(id_: str) -> Body | None:
    """The body of this identifier; None where there is none."""
    return next(rows_in(BY_NAME["bodies"], StoredBody.objects.filter(id=id_)), None)


def body_choices(bodies: Mapping[str, Body]) -> tuple[tuple[str, str], ...]:
    """The bodies from which one is chosen, by identifier and name; none where they are too many."""
    there = [one for one in bodies.values() if one.until is None]
    if len(there) > _MOST_CHOICES:
        return ()
    return tuple((one.id, one.name) for one in sorted(there, key=lambda one: natural_key(one.id)))


@dataclass(frozen=True, slots=True)
class PartSeen:
    """A part of a body in a commitment.

    Attributes:
        commitment: the commitment.
        title: what is promised.
        path: the page of who is responsible for it.
        role: the part, as its code.
        word: the part in words.
        basis: how it is known.
        time: its first and its last day, each empty where it has none.
    """

    commitment: str
    title: str
    path: str
    role: str
    word: str
    basis: str
    time: tuple[str, str]


def parts_of(body: str, language: Language) -> tuple[PartSeen, ...]:
    """The parts that a body has, those without an end first, then in the order of commitments."""
    chosen = StoredResponsibility.objects.filter(body__id=body)
    rows = list(rows_in(BY_NAME["responsibilities"], chosen))
    titles = dict(
        StoredCommitment.objects.filter(id__in=[one.commitment for one in rows]).values_list("id", "title")
    )
    rows.sort(key=lambda one: (one.until is not None, natural_key(one.commitment), ROLES.index(one.role)))
    return tuple(
        PartSeen(
            one.commitment,
            str(titles[one.commitment]),
            reverse("commitment_parts", kwargs={"commitment": one.commitment}),
            one.role,
            language.say(body_words.ROLE[one.role]),
            language.say(body_words.BASIS_SHORT[one.basis]),
            (
                language.date(one.since) if one.since else "",
                language.date(one.until) if one.until else "",
            ),
        )
        for one in rows
    )


@dataclass(frozen=True, slots=True)
class BodyAtWork:
    """What goes on in a body: how many roles people have in it, and how many drafts are not approved."""

    roles: int
    drafts: int


def at_work(body: str) -> BodyAtWork:
    """What goes on in a body today."""
    return BodyAtWork(
        Appointment.objects.filter(body__id=body, until=None).count(),
        OfficeDraft.objects.filter(body__id=body).exclude(state=APPROVED).count(),
    )
