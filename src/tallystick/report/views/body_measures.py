"""What bodies set out to do about commitments, with the milestones, as their pages print it."""

from collections.abc import Iterator
from dataclasses import dataclass

from tallystick.base.reasons import msgid, plural
from tallystick.register.bodies import Body
from tallystick.register.model import Commitment
from tallystick.register.phases import BodyMeasure, EarlierMeasure, EarlierMilestone, Milestone
from tallystick.report.context import PageContext
from tallystick.report.views.report_rows import day_asked

#: A commitment's page shows so many measures, and so many letters of them; the others stand on bodies' pages.
_SHOWN, _LETTERS = 6, 1500
#: The most milestones beneath a measure, and so many letters of what they and the measure said before.
_STEPS, _LETTERS_BEFORE = 30, 3000
_Fact = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class SaidBefore:
    """What a measure or one of its milestones said before: until when, its words, and further facts."""

    until: str
    said: str
    facts: tuple[_Fact, ...]


@dataclass(frozen=True, slots=True)
class MeasureTaken:
    """A measure as a page prints it.

    Attributes:
        id: its identifier, and its anchor on the page of its body.
        title: what is to be done.
        of: the body on a commitment's page, the commitment on a body's page: its name and its page.
        code: the commitment's identifier, on a body's page.
        facts: what else is known: a name, its value, and the page of that, if it has one.
        reached: how many of its milestones were reached, in a sentence; empty where it has none.
        steps: its milestones, on the page of its body: what is there then, by when, and whether it is.
        more: how many further milestones stand in the tables alone.
        before: what it and its milestones said before, the latest first, on the page of its body.
        wordings: how many earlier wordings there are.
    """

    id: str
    title: str
    of: tuple[str, str]
    code: str
    facts: tuple[_Fact, ...]
    reached: str
    steps: tuple[tuple[str, str], ...] = ()
    more: int = 0
    before: tuple[SaidBefore, ...] = ()
    wordings: int = 0


@dataclass(frozen=True, slots=True)
class MeasuresTaken:
    """The measures under a commitment that its page shows, and in a sentence how many there are."""

    rows: tuple[MeasureTaken, ...]
    told: str


def measures_under(context: PageContext, commitment: Commitment) -> MeasuresTaken | None:
    """What bodies set out to do about a commitment, as far as its page has room; None for nothing."""
    found = context.book.follow_up.measures_of.get(commitment.id, ())
    if not found:
        return None
    shown = list(_with_room(found))
    forms = plural("{number} measure stands under it.", "{number} measures stand under it.")
    told = [context.language.say_many(forms, len(found))]
    if len(shown) < len(found):
        shown_of = plural("The first {number} follows.", "The first {number} follow.")
        told.append(context.language.say_many(shown_of, len(shown)))
    rows = (
        MeasureTaken(
            one.id,
            one.title,
            (context.book.bodies[one.body].name, context.body_path(one.body)),
            "",
            tuple(_facts(context, one)),
            _reached(context, context.book.follow_up.milestones_of.get(one.id, [])),
            wordings=len(_wordings(context, one)),
        )
        for one in shown
    )
    return MeasuresTaken(tuple(rows), context.language.sentences(told))


def _with_room(measures: list[BodyMeasure]) -> Iterator[BodyMeasure]:
    """The first measures that a commitment's page has room for, and one in any case."""
    letters = 0
    for place, one in enumerate(measures):
        letters += len(one.title)
        if place and (place == _SHOWN or letters > _LETTERS):
            return
        yield one


def measures_by(context: PageContext, body: Body) -> list[MeasureTaken]:
    """What a body set out to do, in the order of commitments, each with its milestones."""
    order = {name: place for place, name in enumerate(context.book.commitments)}
    found = context.book.follow_up.measures_by.get(body.id, ())
    return [_whole(context, one) for one in sorted(found, key=lambda one: order[one.commitment])]


def _whole(context: PageContext, one: BodyMeasure) -> MeasureTaken:
    found = context.book.follow_up.milestones_of.get(one.id, [])
    steps = sorted(found, key=lambda step: (step.due.last, step.id))
    title = context.book.commitments[one.commitment].title
    return MeasureTaken(
        one.id,
        one.title,
        (title, context.commitment_path(one.commitment)),
        one.commitment,
        tuple(_facts(context, one)),
        _reached(context, steps),
        tuple((step.title, _step(context, step)) for step in steps[:_STEPS]),
        max(0, len(steps) - _STEPS),
        tuple(_before(context, one)),
        len(_wordings(context, one)),
    )


def _wordings(context: PageContext, one: BodyMeasure) -> list[EarlierMeasure | EarlierMilestone]:
    """Every earlier wording of a measure and of its milestones, the latest first."""
    book = context.book.follow_up
    found: list[EarlierMeasure | EarlierMilestone] = [
        *book.measures_before.get(one.id, ()),
        *book.milestones_before.get(one.id, ()),
    ]
    return sorted(found, key=lambda before: (before.replaced.last, before.wording), reverse=True)


def _before(context: PageContext, one: BodyMeasure) -> Iterator[SaidBefore]:
    """What a measure and its milestones said before, the latest first, as far as there is room."""
    steps = {step.id for step in context.book.follow_up.milestones_of.get(one.id, ())}
    letters = 0
    for place, wording in enumerate(_wordings(context, one)):
        letters += len(repr(wording))
        if place and letters > _LETTERS_BEFORE:
            return
        until = context.say(msgid("until {day}"), day=context.language.date(wording.replaced))
        if isinstance(wording, EarlierMeasure):
            yield SaidBefore(until, wording.title, tuple(_facts(context, wording.as_it_was())))
            continue
        is_there = wording.milestone in steps
        name = msgid("Milestone") if is_there else msgid("Milestone that was taken out")
        step = _step(context, wording.as_it_was())
        yield SaidBefore(until, wording.title, ((context.say(name), step, ""),))


def _facts(context: PageContext, one: BodyMeasure) -> Iterator[_Fact]:
    say, language, book = context.say, context.language, context.book
    if one.due is not None:
        yield say(msgid("By when")), language.date(one.due), ""
    if one.area is not None:
        yield say(msgid("Where")), book.areas[one.area].name, ""
    if one.budget is not None:
        yield say(msgid("Money set aside")), f"{language.number(one.budget)} {one.currency or ''}".strip(), ""
    above = book.follow_up.measures.get(one.under or "")
    if above is not None:
        path = context.body_path(above.body)
        yield say(msgid("Carries out")), f"{above.title} ({book.bodies[above.body].name})", path
    if one.source is not None:
        yield say(msgid("Set out in")), book.sources[one.source].title, context.source_path(one.source)


def _is_reached(context: PageContext, step: Milestone) -> bool:
    """Whether a milestone was reached by the day that the assessment looks from."""
    return step.reached is not None and step.reached.first <= day_asked(context)


def _reached(context: PageContext, steps: list[Milestone]) -> str:
    """How many milestones were reached by then, as the body says; empty where there is none."""
    if not steps:
        return ""
    done = sum(_is_reached(context, one) for one in steps)
    forms = plural(
        "It has {number} milestone; reached, as the body says: {done}.",
        "It has {number} milestones; reached, as the body says: {done}.",
    )
    return context.language.say_many(forms, len(steps), done=context.language.whole(done))


def _step(context: PageContext, step: Milestone) -> str:
    due = context.language.date(step.due)
    if step.reached is not None and _is_reached(context, step):
        day = context.language.date(step.reached)
        return context.say(msgid("by {due}; reached {day}, as the body says"), due=due, day=day)
    if step.due.last < day_asked(context):
        return context.say(msgid("by {due}; the body has not said that it is reached"), due=due)
    return context.say(msgid("by {due}"), due=due)
