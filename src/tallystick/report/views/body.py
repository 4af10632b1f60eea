"""The page of a body: its commitments with their answers, what it would be asked, and what it published."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tallystick.base.reasons import msgid, plural
from tallystick.base.verdicts import DONE_ANSWERS
from tallystick.register.bodies import Body, Responsibility
from tallystick.register.model import Commitment
from tallystick.report.context import PageContext
from tallystick.report.indicator_system import IndicatorSystem
from tallystick.report.spans import spans
from tallystick.report.views.body_measures import MeasureTaken, measures_by
from tallystick.report.views.chapters import CommitmentRow, commitment_row
from tallystick.report.views.commitment_list import AnswerCounts, answer_counts
from tallystick.report.views.published import Published, PublishedRow
from tallystick.report.views.responsible import time_of
from tallystick.report.views.statements import Origin, origin
from tallystick.voice import body_words as words
from tallystick.voice.packing import Numbered, by_heading, numbered, page_path, under
from tallystick.voice.promises import deadline, heading, promise

#: The most lines on a page of a body: a commitment with its answers is so many, anything else two.
_LINES, _OF_DUTY, _OF_OTHERS = 120, 4, 2
DUTIES, MEASURES, ASKED, PUBLISHED = "duties", "measures", "asked", "published"


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A commitment in which a body has a part, with its answers and how the part is known."""

    row: CommitmentRow
    basis: str
    share: str
    time: str
    note: str


@dataclass(frozen=True, slots=True)
class AskedRow:
    """The first thing that is not known of a commitment that a body leads.

    Attributes:
        id: the commitment.
        title: its title.
        path: its page.
        kind: what is missing: a figure of a target, a deliverable, or a value of an indicator.
        missing: its name.
        missing_path: where it stands.
        ask: what the body would be asked.
    """

    id: str
    title: str
    path: str
    kind: str
    missing: str
    missing_path: str
    ask: str


@dataclass(frozen=True, slots=True)
class BodyBlock:
    """Rows of one kind: of a part in commitments, measures, what it is asked or published."""

    kind: str
    title: str
    total: int
    rows: tuple[DutyRow | MeasureTaken | AskedRow | PublishedRow, ...]


@dataclass(frozen=True, slots=True)
class BodyPage:
    """One page of a body; ``answers`` are those of the commitments that it leads."""

    number: int
    name_zh: str
    sentence: str
    answers: tuple[AnswerCounts, ...]
    facts: tuple[tuple[str, str, str], ...]
    note: str
    origin: Origin | None
    letter: str
    blocks: tuple[BodyBlock, ...]
    pages: Numbered


_Key = tuple[str, str]
_Row = DutyRow | MeasureTaken | AskedRow | PublishedRow


def body_pages(
    context: PageContext, system: IndicatorSystem, published: Published, body: Body
) -> tuple[tuple[str, BodyPage], ...]:
    """The page of a body, on as many pages as it needs."""
    first = context.body_path(body.id)
    rows = list(_rows(context, system, published, body))
    total = Counter(key for key, row in rows if row is not None)
    pages = context.sharing.share(first, rows, _LINES, _lines)
    names = spans(context.language, [[_titled(row) for _, row in page if row] for page in pages])
    led = _led(context, body)
    return tuple(
        (
            page_path(first, number),
            BodyPage(
                number=number,
                name_zh=body.name_zh or "",
                sentence=_body_sentence(context, body, len(led)),
                answers=answer_counts(context, led) if led else (),
                facts=tuple(_facts(context, body)),
                note=context.noted(body.note),
                origin=origin(context, context.book.sources[body.source]) if body.source else None,
                letter=system.letter_path(body.name) if body.name in system.asked else "",
                blocks=tuple(BodyBlock(*key, total[key], found) for key, found in _blocks(page)),
                pages=numbered(first, names, number),
            ),
        )
        for number, page in enumerate(pages, 1)
    )


def _blocks(page: tuple[tuple[_Key, _Row | None], ...]) -> tuple[tuple[_Key, tuple[_Row, ...]], ...]:
    return by_heading(page)


def _lines(row: tuple[_Key, _Row | None]) -> int:
    match row[1]:
        case DutyRow():
            return _OF_DUTY
        case MeasureTaken(steps=steps):
            return _OF_DUTY + len(steps)
        case _:
            return _OF_OTHERS


def _titled(row: _Row) -> str:
    match row:
        case DutyRow():
            return row.row.title
        case AskedRow():
            return row.missing
        case MeasureTaken():
            return row.title
        case PublishedRow():
            return row.origin.title


def _rows(
    context: PageContext, system: IndicatorSystem, published: Published, body: Body
) -> Iterator[tuple[_Key, _Row | None]]:
    """Everything on a body's pages, each row with its block; published and asked are there though empty."""
    for role, name in words.ROLE.items():
        for one in context.book.duties_of.get(body.id, ()):
            if one.role == role:
                yield (DUTIES, context.say(name)), _duty(context, one)
    if measures := measures_by(context, body):
        yield from under((MEASURES, context.say(msgid("What it set out to do"))), measures)
    if led := _led(context, body):
        asked = [row for one in led for row in _asked(context, system, one)]
        yield from under((ASKED, context.say(msgid("What it would be asked"))), asked)
    yield from under((PUBLISHED, context.say(msgid("What it published"))), published.of(body))


def _led(context: PageContext, body: Body) -> list[Commitment]:
    """The commitments that a body leads, each once."""
    duties = context.book.duties_of.get(body.id, ())
    names = dict.fromkeys(one.commitment for one in duties if one.role == "lead")
    return [context.book.commitments[name] for name in names]


def _body_sentence(context: PageContext, body: Body, led: int) -> str:
    named = {one.commitment for one in context.book.duties_of.get(body.id, ())}
    if not named:
        return context.say(msgid("No part in a commitment is known of it."))
    forms = plural("It has a part in {number} commitment.", "It has a part in {number} commitments.")
    said = [context.language.say_many(forms, len(named))]
    if led:
        some = plural("It leads {number} of them.", "It leads {number} of them.")
        all_of_them = plural("It leads this one.", "It leads all {number} of them.")
        forms = all_of_them if led == len(named) else some
        said.append(context.language.say_many(forms, led))
    return context.language.sentences(said)


def _facts(context: PageContext, body: Body) -> list[tuple[str, str, str]]:
    """Name, value and path of what else is known of a body."""
    say, bodies = context.say, context.book.bodies
    rows = []
    if body.also_named:
        rows.append((say(msgid("Also written as")), context.language.list(body.also_named), ""))
    if body.parent is not None:
        rows.append((say(msgid("Belongs to")), bodies[body.parent].name, context.body_path(body.parent)))
    if body.level is not None:
        rows.append((say(msgid("Works for")), say(words.LEVEL[body.level]), ""))
    if body.collective:
        rows.append((say(msgid("Stands for")), say(msgid("all bodies of this sort, no single one")), ""))
    if body.since or body.until:
        rows.append((say(msgid("There was")), time_of(context, body), ""))
    if body.successor is not None:
        rows.append(
            (say(msgid("After it comes")), bodies[body.successor].name, context.body_path(body.successor))
        )
    before = [one for one in context.book.package.bodies if one.successor == body.id]
    rows += [(say(msgid("Before it was")), one.name, context.body_path(one.id)) for one in before]
    below = [one for one in context.book.package.bodies if one.parent == body.id]
    rows += [(say(msgid("Belongs to it")), one.name, context.body_path(one.id)) for one in below]
    return rows


def _duty(context: PageContext, one: Responsibility) -> DutyRow:
    return DutyRow(
        row=commitment_row(context, context.book.commitments[one.commitment]),
        basis=context.say(words.BASIS_SHORT[one.basis]),
        share=one.share or "",
        time=time_of(context, one),
        note=context.noted(one.note),
    )


def _asked(context: PageContext, system: IndicatorSystem, one: Commitment) -> Iterator[AskedRow]:
    """The first figure and the first deliverable of a commitment that are not known."""
    here = (one.id, one.title, context.commitment_path(one.id))
    if (target := _first_target(context, one)) is not None:
        yield AskedRow(*here, *target)
    elif (value := _first_value(context, system, one)) is not None:
        yield AskedRow(*here, *value)
    for deliverable in context.book.deliverables_of.get(one.id, ()):
        verdict = DONE_ANSWERS[context.book.deliverable_verdicts[deliverable.id].verdict]
        if verdict.side in {"short", "open"}:
            path = context.deliverable_path(deliverable.id)
            kind, ask = msgid("Deliverable"), msgid("Is it there, since when, and where can it be read?")
            yield AskedRow(*here, context.say(kind), deliverable.title, path, context.say(ask))
            return


def _first_target(context: PageContext, one: Commitment) -> tuple[str, str, str, str] | None:
    for target in context.book.targets_of.get(one.id, ()):
        verdict = context.book.verdicts[target.id, "default"]
        if verdict.observed is None:
            ask = context.say(
                msgid("What was reached? Promised: {promise} {deadline}."),
                promise=promise(context.language, target),
                deadline=deadline(context.language, target.deadline),
            )
            path = context.target_path(target.id)
            return context.say(msgid("Figure of a target")), heading(target.quantity), path, ask
    return None


def _first_value(
    context: PageContext, system: IndicatorSystem, one: Commitment
) -> tuple[str, str, str, str] | None:
    for link in system.links_of.get(one.id, ()):
        if link.availability in {"partly", "not_published"}:
            indicator = system.indicators[link.indicator]
            ask = context.say(msgid("What was it in each year of the plan, and where is it published?"))
            path = system.path(indicator.id)
            return context.say(msgid("Value of an indicator")), heading(indicator.title), path, ask
    return None
