"""What a part of the country has promised of a target, now and before, in words."""

from tallystick.assessment.local.asked import local_target_of
from tallystick.base.reasons import msgid
from tallystick.register.areas import LocalTarget
from tallystick.register.model import Target
from tallystick.report.context import PageContext
from tallystick.voice.promises import deadline, promise

#: So many earlier wordings stand beside a promise; all are in the tables.
_SHOWN = 5


def promised_there(context: PageContext, target: Target, local: LocalTarget) -> str:
    """What a part has promised of a target, and by when; empty where no such promise was found."""
    language = context.language
    asked = local_target_of(target, local)
    if asked is None or local.value is None:
        return ""
    by = deadline(language, asked.deadline)
    if local.value_high is None:
        said = promise(language, asked)
    else:
        said = context.say(
            msgid("{low} to {high}"),
            low=language.number(local.value),
            high=language.quantity(local.value_high, target.unit),
        )
    return context.say(msgid("{promise} {deadline}"), promise=said, deadline=by)


def promised_before(context: PageContext, target: Target, area: str) -> tuple[str, ...]:
    """What a part had promised before, the latest wording first, each until when."""
    found = context.book.follow_up.promises_before.get((target.id, area), ())
    told = []
    for one in sorted(found, key=lambda before: -before.wording)[:_SHOWN]:
        local = one.as_it_was()
        said = promised_there(context, target, local) or context.say(msgid("no figure found"))
        day = context.language.date(one.replaced)
        words = context.noted(local.words or local.note)
        told.append(
            context.say(msgid("{promise}, until {day}"), promise=said, day=day) + f" {words}".rstrip()
        )
    return tuple(told)
