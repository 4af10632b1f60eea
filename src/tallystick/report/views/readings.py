"""How a target's words can be read, and what each reading would answer, in sentences."""

from tallystick.assessment.model import TargetVerdict
from tallystick.base.marks import HANGS_ON_READING
from tallystick.base.reasons import msgid
from tallystick.register.model import Target
from tallystick.register.readings import readings_of
from tallystick.report import words
from tallystick.report.context import PageContext
from tallystick.report.spans import without_stop
from tallystick.voice.promises import observed


def readings_told(context: PageContext, target: Target, leading: TargetVerdict) -> list[str]:
    """That the plan's words allow several readings, how they are read here, and each other answer.

    Args:
        context: the pages' own language and package.
        target: the target.
        leading: its headline under the default policy.
    """
    ways = {one.id: one for one in readings_of(context.book.package, target)}
    others = context.book.read_otherwise.get(target.id, [])
    if leading.reading not in ways or not others:
        return []
    hangs = HANGS_ON_READING.code in leading.marks
    first = _HANGS if hangs else _ALIKE
    way = ways[leading.reading]
    return [
        _with_reason(context, context.say(first, reading=without_stop(way.words)), way.why),
        *(_other(context, target, one, ways[one.reading].words, ways[one.reading].why) for one in others),
    ]


_HANGS = msgid("The answer hangs on how the plan's words are read. Here they are read so: “{reading}”.")
_ALIKE = msgid(
    "The plan's words allow other readings, with answers on the same side. Here they are read so: "
    "“{reading}”."
)
_OTHER = msgid("Read as “{reading}”, the answer would be “{answer}”.")
_OTHER_FIGURE = msgid("Read as “{reading}”, the answer would be “{answer}”: {observed}, {period}.")
_WHY = msgid("The reason: {why}.")


def _other(context: PageContext, target: Target, one: TargetVerdict, reading: str, why: str) -> str:
    answer = context.say(words.TARGET_VERDICT[one.verdict])
    if one.observed is None:
        told = context.say(_OTHER, reading=without_stop(reading), answer=answer)
    else:
        told = context.say(
            _OTHER_FIGURE,
            reading=without_stop(reading),
            answer=answer,
            observed=observed(context.language, target, one.observed),
            period=context.period(one.as_of or one.period),
        )
    return _with_reason(context, told, why)


def _with_reason(context: PageContext, told: str, why: str) -> str:
    """A sentence, and the reason for the reading that it speaks of."""
    return context.language.sentences([told, context.say(_WHY, why=without_stop(why))])
