"""Every figure found for a target, with its source: the rows beneath a chart."""

from dataclasses import dataclass

from tallystick.register.model import Target
from tallystick.report import words
from tallystick.report.book import Sighting
from tallystick.report.desk import Desk
from tallystick.report.views.marks import Mark, target_mark
from tallystick.report.views.said import Origin, origin
from tallystick.voice.language import msgid
from tallystick.voice.packing import Numbered, numbered, page_path
from tallystick.voice.promises import deadline, heading, observed, printed, promise, when

#: The most figures, or areas and groups, on a page.
_FIGURES = 25


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure as its source gives it.

    Attributes:
        id: its identifier.
        period: the time it speaks of.
        place: the area and group, empty for the whole country and everybody.
        figure: what its source prints.
        converted: the same in the target's unit, where that differs, or why it is not compared.
        indicator: what was measured.
        role: the plan's measure, another one, context, or a goal.
        is_plan: whether it is the plan's measure.
        decides: under which policies the answer rests on it.
        marks: what else a reader should know: a sample, replaced since, worked out, a note.
        origin: where it was read.
    """

    id: str
    period: str
    place: str
    figure: str
    converted: str
    indicator: str
    role: str
    is_plan: bool
    decides: str
    marks: tuple[str, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A target's answer for an area or a group."""

    name: str
    mark: Mark
    observed: str
    period: str


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """A page with all figures of a target."""

    title: str
    path: str
    sentence: str
    rows: tuple[FigureRow, ...]
    places: tuple[PlaceRow, ...]
    silent: int
    pages: Numbered
    total: int


def figure_rows(desk: Desk, target: Target) -> tuple[FigureRow, ...]:
    """Every figure of a target: the country's first, the plan's measure first, the latest first."""
    rows = desk.book.sightings.get(target.id, [])
    ordered = sorted(rows, key=lambda one: (bool(_place(desk, one)), _place(desk, one)))
    return tuple(_row(desk, target, one) for one in ordered)


def place_rows(desk: Desk, target: Target) -> tuple[PlaceRow, ...]:
    """The answers for areas and groups, by name."""
    verdicts = desk.book.part_verdicts.get(target.id, ())
    rows = [
        PlaceRow(
            _name(desk, one.area, one.group),
            target_mark(desk, one.verdict),
            observed(desk.language, target, one.observed) if one.observed is not None else "",
            desk.period(one.as_of or one.period) if one.period else "",
        )
        for one in verdicts
    ]
    return tuple(sorted(rows, key=lambda one: desk.language.sort_key(one.name)))


def figures_pages(desk: Desk, target: Target) -> tuple[tuple[str, FiguresPage], ...]:
    """The pages of a target's figures: none where its commitment's page holds them all."""
    rows, places = figure_rows(desk, target), place_rows(desk, target)
    if len(rows) <= desk.shown(target.commitment) and not places:
        return ()
    told: list[PlaceRow | FigureRow] = [*(one for one in places if one.observed), *rows]
    first = figures_path(desk, target.id)
    pages = desk.sharing.share(first, told, _FIGURES)
    return tuple(
        (
            page_path(first, number),
            FiguresPage(
                title=heading(target.quantity),
                path=desk.target_path(target.id),
                sentence=figures_caption(desk, target),
                rows=tuple(one for one in page if isinstance(one, FigureRow)),
                places=tuple(one for one in page if isinstance(one, PlaceRow)),
                silent=sum(not one.observed for one in places) if number == 1 else 0,
                pages=numbered(first, len(pages), number),
                total=len(rows),
            ),
        )
        for number, page in enumerate(pages, 1)
    )


def figures_caption(desk: Desk, target: Target) -> str:
    """What was promised, and in what order the figures stand."""
    return desk.say(
        msgid("Promised: {promise} {deadline}. The plan's measure comes first, then the latest figure."),
        promise=promise(desk.language, target),
        deadline=deadline(desk.language, target.deadline),
    )


def figures_path(desk: Desk, target: str, number: int = 1) -> str:
    """A page of a target's figures."""
    return desk.path(page_path(f"figures/{target}.html", number))


def _row(desk: Desk, target: Target, one: Sighting) -> FigureRow:
    observation = one.observation
    given = observation.value_in_target_unit
    converted = ""
    if given is None and target.arithmetic == "change":
        converted = desk.say(msgid("a level, from which a change can be worked out"))
    elif given is None:
        converted = desk.say(msgid("not compared with the target"))
    elif (given, target.unit) != (observation.value, observation.unit):
        converted = desk.say(msgid("= {amount}"), amount=observed(desk.language, target, given))
    return FigureRow(
        id=observation.id,
        period=when(desk.language, observation),
        place=_place(desk, one),
        figure=printed(desk.language, observation),
        converted=converted,
        indicator=one.indicator.title,
        role=desk.say(words.ROLE[one.role]),
        is_plan=one.role == "plan_measure",
        decides=_decides(desk, target, observation.id),
        marks=tuple(_marks(desk, one)),
        origin=origin(desk, one.source),
    )


def _place(desk: Desk, one: Sighting) -> str:
    observation = one.observation
    if observation.area == desk.book.plan.country and observation.group is None:
        return ""
    return _name(desk, observation.area, observation.group or "")


def _name(desk: Desk, area: str, group: str) -> str:
    names = [desk.group(group)] if group else []
    if area != desk.book.plan.country or not names:
        names.insert(0, desk.book.areas[area].name)
    return desk.language.list(names, ",")


def _decides(desk: Desk, target: Target, observation: str) -> str:
    policies = [
        desk.say(words.POLICY_SHORT[policy])
        for policy in words.POLICY_ORDER
        if observation in desk.book.verdicts[target.id, policy].figures
    ]
    return desk.language.list(policies) if policies else ""


def _marks(desk: Desk, one: Sighting) -> list[str]:
    observation = one.observation
    marks = []
    if observation.accumulation:
        marks.append(desk.say(words.ACCUMULATION[observation.accumulation]))
    if observation.coverage:
        marks.append(desk.say(words.COVERAGE[observation.coverage]))
    if observation.restated:
        marks.append(desk.say(msgid("since replaced by its own body")))
    if observation.vintage:
        marks.append(desk.say(msgid("release {vintage}"), vintage=observation.vintage))
    if observation.derivation != "as_printed":
        marks.append(desk.say(msgid("worked out from the printed change")))
    if observation.note:
        marks.append(observation.note)
    return marks
