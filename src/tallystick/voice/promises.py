"""A target and its figures in words: what was promised, what was observed."""

from decimal import Decimal

from tallystick.base.dates import PartialDate
from tallystick.base.quantities import Observed
from tallystick.base.reasons import Year, inside, msgid
from tallystick.register.model import Observation, Target
from tallystick.voice.cell import like, original_of
from tallystick.voice.language import Language

_PHRASE = {
    ">=": msgid("at least {amount}"),
    ">": msgid("more than {amount}"),
    "<=": msgid("at most {amount}"),
    "<": msgid("less than {amount}"),
    "=": msgid("{amount}"),
    "about": msgid("about {amount}"),
    "increase_by": msgid("a rise of at least {amount}"),
    "decrease_by": msgid("a cut of at least {amount}"),
    "cumulative_at_least": msgid("at least {amount}"),
}
_STRICT = {
    ">=": msgid("more than {amount}"),
    "<=": msgid("less than {amount}"),
    "increase_by": msgid("a rise of more than {amount}"),
    "decrease_by": msgid("a cut of more than {amount}"),
    "cumulative_at_least": msgid("more than {amount}"),
}
_ABOUT = {
    "increase_by": msgid("a rise of about {amount}"),
    "decrease_by": msgid("a cut of about {amount}"),
}
_QUALIFIED = {
    "exact": msgid("{amount}"),
    "at_least": msgid("at least {amount}"),
    "at_most": msgid("at most {amount}"),
    "approximate": msgid("about {amount}"),
}


#: Of a promise that says what is to be and no least or most of it; some languages have a verb for that.
_EXACTLY_PROMISED = inside("exactly so much", "{quantity}: the plan promised {promise} {deadline}.")
#: How a quantity begins that counts things and does not name them, so that it can't follow its number.
_COUNTING = ("number of ", "count of ", "total ")


def promised(language: Language, target: Target) -> str:
    """What the plan promised, in a sentence that names what is counted or measured.

    ``The plan promised at least 20 more rescue bases by the end of 2025.``
    """
    by = deadline(language, target.deadline)
    if _names_things(target):
        said = _promise(language, target, target.quantity)
        return language.say(msgid("The plan promised {promise} {deadline}."), promise=said, deadline=by)
    exactly = target.comparator == "=" and not _is_nought(target)
    return language.say(
        _EXACTLY_PROMISED if exactly else msgid("{quantity}: the plan promised {promise} {deadline}."),
        quantity=heading(target.quantity),
        promise=promise(language, target),
        deadline=by,
    )


def _is_nought(target: Target) -> bool:
    """Whether it is promised that nothing be left of what is counted."""
    return not target.value and target.comparator in {"=", "<="} and target.arithmetic != "change"


def _names_things(target: Target) -> bool:
    """Whether its quantity names things that can be counted, such as ``rescue bases``."""
    counted = target.unit == "count" and target.counts in {"additional", "total"}
    return counted and not original_of(target.quantity).casefold().startswith(_COUNTING)


def promise(language: Language, target: Target) -> str:
    """The promised number: ``at least 88%``, ``down by at least 20% from 2015``."""
    return _promise(language, target, "")


def _amount(language: Language, target: Target, things: str) -> str:
    """The promised number with its unit, or with the things that are counted."""
    amount = language.quantity(target.value, target.unit)
    if not things:
        return amount
    more = target.counts == "additional"
    said = msgid("{amount} more {things}") if more else msgid("{amount} {things}")
    return language.say(said, amount=amount, things=things)


def _promise(language: Language, target: Target, things: str) -> str:
    if _is_nought(target) and target.unit != "percent":
        return language.say(inside("a promise of nought", "none"))
    said = _PHRASE
    if target.about:
        said = _PHRASE | _ABOUT
    elif target.strict:
        said = _PHRASE | _STRICT
    phrase = language.say(said[target.comparator], amount=_amount(language, target, things))
    if target.counts == "additional" and not things:
        phrase = language.say(msgid("{promise} more"), promise=phrase)
    elif target.counts == "total":
        phrase = language.say(msgid("{promise} in all"), promise=phrase)
    if target.arithmetic == "annual" or target.frequency == "annual":
        phrase = language.say(msgid("{promise} every year"), promise=phrase)
    if target.baseline_year is not None:
        phrase = language.say(msgid("{promise} from {year}"), promise=phrase, year=Year(target.baseline_year))
    return phrase


def deadline(language: Language, date: PartialDate) -> str:
    """By when: ``by the end of 2025``, ``by 30 June 2024``."""
    if len(date.text) == 10:
        return language.say(msgid("by {day}"), day=language.date(date))
    return language.say(msgid("by the end of {period}"), period=language.date(date))


def observed(language: Language, target: Target, value: Decimal) -> str:
    """A figure in the target's unit, a change as a direction: ``down 18.92%``."""
    return language.observed(Observed(value, target.unit, target.arithmetic == "change"))


def printed(language: Language, observation: Observation) -> str:
    """A figure as its source prints it, with how exactly it does: ``at least 50%``."""
    amount = language.quantity(observation.value, observation.unit)
    return qualified(language, observation, amount)


def qualified(language: Language, observation: Observation, amount: str) -> str:
    """An amount that was worked out from a figure, with how exactly the figure is given."""
    return language.say(_QUALIFIED[observation.qualifier], amount=amount)


def when(language: Language, observation: Observation) -> str:
    """The time a figure speaks of, with its date inside it where it has one."""
    period = language.period(observation.period)
    if observation.as_of is None:
        return period
    return language.say(msgid("{period}, as of {date}"), period=period, date=language.date(observation.as_of))


def heading(text: str) -> str:
    """A title with its first letter as a capital, where it has one."""
    return like(text, text[:1].upper() + text[1:])


def plain_group(group: str) -> str:
    """A group's identifier as words, for groups that no catalogue knows."""
    return group.replace("_", " ").replace("-", " ")
