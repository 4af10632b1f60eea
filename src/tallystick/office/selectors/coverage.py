"""Which commitments have been taken up by a measure, level by level and area by area."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count
from django.urls import reverse

from tallystick.base.reasons import Template, msgid
from tallystick.office.models import StoredArea, StoredBodyMeasure
from tallystick.office.selectors.plan import plan_settings, rows_in
from tallystick.register.areas import AREA_LEVELS, Area
from tallystick.register.indexed import BY_NAME
from tallystick.register.order import in_order
from tallystick.voice import body_words
from tallystick.voice.language import Language

#: Measures of areas that say no level, and of bodies that say none, stand at these.
_PARTS, _UNSAID = "parts", "unsaid"
LEVEL_WORDS: dict[str, Template] = {
    **{code: body_words.LEVEL[code] for code in AREA_LEVELS},
    "several": body_words.LEVEL["several"],
    _PARTS: msgid("parts of the country"),
    _UNSAID: msgid("level not said"),
}
LEVELS = tuple(LEVEL_WORDS)


@dataclass(frozen=True, slots=True)
class TakenUp:
    """Which commitments have been taken up at which level.

    Attributes:
        commitments: each commitment and its title, in the plan's order.
        levels: the levels that the plan's areas or its measures name, from the top.
        taken: by commitment and level, how many measures.
    """

    commitments: tuple[tuple[str, str], ...]
    levels: tuple[str, ...]
    taken: Mapping[tuple[str, str], int]

    def untaken(self, level: str) -> tuple[tuple[str, str], ...]:
        """The commitments that nobody has taken up at a level; at "" those that nobody has at any."""
        levels = (level,) if level else self.levels
        named = {commitment for commitment, at in self.taken if at in levels}
        return tuple(one for one in self.commitments if one[0] not in named)


def coverage() -> TakenUp:
    """Which commitments have been taken up at which level.

    A measure is of the level of the area that it names; where it names none, of its body's.
    """
    ordered = in_order(BY_NAME["commitments"], list(rows_in(BY_NAME["commitments"])))
    taken: dict[tuple[str, str], int] = {}
    measures = StoredBodyMeasure.objects.order_by()
    placed = measures.exclude(area=None).values_list("commitment_id", "area__level", "area__parent")
    for commitment, level, parent, number in placed.annotate(Count("key")):
        at = level or (_PARTS if parent else "national")
        taken[str(commitment), at] = taken.get((str(commitment), at), 0) + number
    unplaced = measures.filter(area=None).values_list("commitment_id", "body__level")
    for commitment, level, number in unplaced.annotate(Count("key")):
        taken[str(commitment), level or _UNSAID] = taken.get((str(commitment), level or _UNSAID), 0) + number
    areas = StoredArea.objects.order_by().values_list("level", "parent").distinct()
    named = {level or (_PARTS if parent else "national") for level, parent in areas}
    named |= {level for _, level in taken}
    return TakenUp(
        tuple((one.id, one.title) for one in ordered),
        tuple(one for one in LEVELS if one in named),
        taken,
    )


@dataclass(frozen=True, slots=True)
class AreaTile:
    """A part of the country: code, name, how many commitments it has taken up, the page of its parts."""

    code: str
    name: str
    taken: int
    path: str


@dataclass(frozen=True, slots=True)
class TilesOfParts:
    """The parts of an area as tiles.

    Attributes:
        area: the area's identifier and name; empty where the package names no area.
        above: the areas above it, the highest first, each with its page.
        tiles: its parts, in the order of their codes; at most `MOST_TILES`.
        parts: how many parts it has.
    """

    area: tuple[str, str]
    above: tuple[tuple[str, str], ...]
    tiles: tuple[AreaTile, ...]
    parts: int


#: Of more parts than this only those that have taken up something have a tile, and no more than this of them.
MOST_TILES = 120


def tiles_of(asked: str) -> TilesOfParts:
    """The parts of an area, or of the country, each with how many commitments it has taken up itself."""
    areas: dict[str, Area] = {one.id: one for one in rows_in(BY_NAME["areas"])}
    plan = plan_settings()
    country = plan.country if plan else ""
    area = asked if asked in areas else country
    if area not in areas:
        return TilesOfParts(("", ""), (), (), 0)
    parts = sorted((one for one in areas.values() if one.parent == area), key=lambda one: one.id)
    chosen = StoredBodyMeasure.objects.filter(area__parent__id=area).order_by().values_list("area_id")
    taken = {str(id_): number for id_, number in chosen.annotate(Count("commitment", distinct=True))}
    whole = {one.parent for one in areas.values()}
    shown = parts if len(parts) <= MOST_TILES else [one for one in parts if taken.get(one.id)][:MOST_TILES]
    return TilesOfParts(
        (area, areas[area].name),
        _above(area, areas),
        tuple(
            AreaTile(
                one.id.removeprefix(f"{country}-"),
                one.name,
                taken.get(one.id, 0),
                f"?area={one.id}" if one.id in whole else "",
            )
            for one in shown
        ),
        len(parts),
    )


def _above(area: str, areas: Mapping[str, Area]) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    seen = {area}
    parent = areas[area].parent
    while parent and parent in areas and parent not in seen:
        seen.add(parent)
        found.append((f"?area={parent}", areas[parent].name))
        parent = areas[parent].parent
    return tuple(reversed(found))


def level_words(levels: tuple[str, ...], language: Language) -> tuple[str, ...]:
    """The words for some levels."""
    return tuple(language.say(LEVEL_WORDS[one]) for one in levels)


def cascade_path(commitment: str) -> str:
    """The page of what is done about a commitment at every level."""
    return reverse("cascade", kwargs={"commitment": commitment})
