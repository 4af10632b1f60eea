"""What an index of the plan can't say, and how its numbers come about, in sentences."""

from collections.abc import Iterator

from tallystick.assessment.composite.model import Composite
from tallystick.base.reasons import Count, Reason, Template, msgid, plural
from tallystick.register.index_rule import IndexRule, Together
from tallystick.report.context import PageContext

_TOGETHER: dict[Together, Template] = {
    "arithmetic": msgid("the arithmetic mean"),
    "geometric": msgid("the geometric mean"),
    "harmonic": msgid("the harmonic mean"),
    "minimum": msgid("the lowest of them"),
}
_VARIED = {
    "aggregate": msgid("how they are brought together"),
    "weights": msgid("weights"),
    "leave_out": msgid("which indicator is left out"),
    "data": msgid("the figures"),
}


def cannot_say(context: PageContext, one: Composite) -> Iterator[str]:
    """What an index can't say: why it can't be made, who has no number, and how sure nobody is."""
    say = context.say
    for why in one.refused:
        yield context.explain(Reason("This index can't be made: {why}.", why=why))
    yield from _without(context, one)
    if one.units and not one.varied and any(unit.score is not None for unit in one.units):
        yield say(msgid("The method doubts nothing, so nobody knows how sure the numbers are."))
    for why, many in one.failed:
        said = plural("{number} replication failed: {why}.", "{number} replications failed: {why}.")
        yield context.explain(Reason(said, number=Count(many), why=why))
    if one.units:
        yield say(
            msgid(
                "It is no verdict: what became of each promise stands beside each number and is no part of "
                "it."
            )
        )


def _without(context: PageContext, one: Composite) -> Iterator[str]:
    """That no number is given, and why."""
    without = sum(unit.score is None for unit in one.units)
    if not without:
        return
    asked = context.language.share(one.rule.coverage.of_indicators)
    said = plural(
        "For {number} of {all} no number is given: below {asked} of the indicators have a figure, or too few "
        "chapters a number.",
        "For {number} of {all} no number is given: below {asked} of the indicators have a figure, or too few "
        "chapters a number.",
    )
    yield context.language.say_many(said, without, all=len(one.units), asked=asked)


def how_made(context: PageContext, rule: IndexRule, varied: tuple[str, ...]) -> Iterator[str]:
    """How the numbers come about, and what was varied."""
    say = context.say
    yield say(
        msgid(
            "Each figure lies between its two goalposts, the worse 0 and the better 100. Indicators make a "
            "chapter and chapters the index, by {way}."
        ),
        way=say(_TOGETHER[rule.aggregate]),
    )
    yield say(
        msgid(
            "Of each indicator the series of one body is taken, the one with most years; another body may "
            "have a later figure."
        )
    )
    if varied and rule.doubt is not None:
        said = plural(
            "It was made anew {number} time, varying {what}; the interval holds {share} of the results.",
            "It was made anew {number} times, varying {what}; the interval holds {share} of the results.",
        )
        yield context.language.say_many(
            said,
            rule.doubt.replications,
            what=context.language.list([say(_VARIED[name]) for name in varied]),
            share=context.language.share(rule.doubt.interval),
        )
