"""What ties a panel's assessors, since when and when they said so, and how whoever came later came."""

from tallystick.base.reasons import msgid
from tallystick.register.panels import Assessor, Interest
from tallystick.report.context import PageContext
from tallystick.report.views.panel_item import assessor_name
from tallystick.voice.panel_words import CAME, TIE


def ties_of(context: PageContext, one: Assessor) -> str:
    """All that ties an assessor; of one who is a number the kind alone, so that it betrays nobody."""
    declared = (tie for tie in context.book.package.interests if tie.assessor == one.id)
    ties = [_tie(context, tie, named=one.name is not None) for tie in declared]
    return context.language.list(ties) if ties else context.say(msgid("nothing declared"))


def _tie(context: PageContext, one: Interest, *, named: bool) -> str:
    kind, book = context.say(TIE[one.kind]), context.book
    if not named:
        return _dated(context, one, kind)
    if one.body is not None:
        to = book.bodies[one.body].name
    elif one.section is not None:
        to = context.part_title(one.section)
    elif one.commitment is not None:
        to = book.commitments[one.commitment].title
    else:
        to = context.say(msgid("the whole plan"))
    return _dated(context, one, context.say(msgid("{tie}: {to}"), tie=kind, to=to))


def _dated(context: PageContext, one: Interest, told: str) -> str:
    """A tie with its days; one that was told late says so."""
    days = []
    if one.holds_from is not None:
        days.append(context.say(msgid("from {day}"), day=context.day(str(one.holds_from))))
    if one.declared_on is not None:
        days.append(context.say(msgid("declared on {day}"), day=context.day(str(one.declared_on))))
    late = context.book.coded.late.get(one.id)
    if late is not None:
        days.append(
            context.say(msgid("late: the panel was locked on {day}"), day=context.day(str(late.locked)))
        )
    if not days:
        return told
    return context.say(msgid("{tie} ({days})"), tie=told, days=context.language.list(days, ","))


def how_they_came(context: PageContext, one: Assessor) -> str:
    """In whose place an assessor came, and whether they were drawn or chosen; empty where in nobody's."""
    other = context.book.coded.assessors.get(one.replaces or "")
    if other is None:
        return ""
    name = assessor_name(context, other)
    said = context.say(CAME[one.came_by or ""], other=name, why=one.came_because or "")
    if not one.passed_over:
        return said
    passed = context.language.list(one.passed_over, ",")
    return context.say(msgid("{came}, after {passed} could not come"), came=said, passed=passed)
