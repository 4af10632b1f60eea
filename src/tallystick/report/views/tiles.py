"""Parts of the country as tiles of one size, level by level: no shape, no border, no neighbour is drawn."""

from collections.abc import Callable
from dataclasses import dataclass

from tallystick.base.reasons import msgid, plural
from tallystick.register.areas import Area
from tallystick.report.context import PageContext
from tallystick.report.places import AreaBook
from tallystick.report.views.marks import Mark

#: Of more parts than this at one level only those with a figure have a tile.
_MANY = 60
_LEVELS = {
    "provincial": msgid("Provincial level"),
    "prefectural": msgid("Prefectural level"),
    "county": msgid("County level"),
    "township": msgid("Township level"),
    "village": msgid("Village level"),
}


@dataclass(frozen=True, slots=True)
class Tile:
    """A part of the country: its code without the country's, its name, its figure and the answer it gives."""

    code: str
    name: str
    figure: str
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class TileLevel:
    """The tiles of one level, with what it is called and how many of its parts have a figure."""

    name: str
    sentence: str
    tiles: tuple[Tile, ...]


#: The figure of an area and the answer it gives; None where none was found.
Known = Callable[[Area], tuple[str, Mark | None] | None]


def tile_levels(context: PageContext, places: AreaBook, known: Known) -> tuple[TileLevel, ...]:
    """The levels of areas of which one has a figure, from the top; each part a tile, in order of its code.

    Args:
        context: the language to say it in.
        places: the parts of the country.
        known: what is known of an area.
    """
    levels: dict[str, list[Area]] = {}
    for area, depth in sorted(places.tree, key=lambda pair: pair[1]):
        levels.setdefault(area.level or str(depth), []).append(area)
    found = (_level(context, places.country, name, parts, known) for name, parts in levels.items())
    return tuple(one for one in found if any(tile.figure for tile in one.tiles))


def _level(context: PageContext, country: str, name: str, parts: list[Area], known: Known) -> TileLevel:
    tiles = [_tile(country, one, known(one)) for one in sorted(parts, key=lambda area: area.id)]
    filled = [one for one in tiles if one.figure]
    forms = plural(
        "Of {number} part {found} has a figure; an empty tile says that none was found.",
        "Of {number} parts {found} have a figure; an empty tile says that none was found.",
    )
    if len(parts) > _MANY:
        forms = plural(
            "Of {number} part {found} has a figure, which is shown.",
            "Of {number} parts {found} have a figure, and only these are shown.",
        )
    known_name = _LEVELS.get(name)
    return TileLevel(
        context.say(known_name) if known_name else context.say(msgid("Parts of the country")),
        context.language.say_many(forms, len(parts), found=len(filled)),
        tuple(filled if len(parts) > _MANY else tiles),
    )


def _tile(country: str, area: Area, known: tuple[str, Mark | None] | None) -> Tile:
    code = area.id.removeprefix(f"{country}-")
    figure, mark = known or ("", None)
    return Tile(code, area.name, figure, mark)
