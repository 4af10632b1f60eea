"""What is known about a commitment beside its answers: whom it names, by which means, towards which goals."""

from tallystick.base.reasons import msgid
from tallystick.register.model import Commitment
from tallystick.report.context import PageContext
from tallystick.report.views.ways import SDG, Ways
from tallystick.voice import terms
from tallystick.voice.promises import plain_group

#: What a commitment has of a kind: the kind, and each with where others stand that have it too, if anywhere.
Fact = tuple[str, tuple[tuple[str, str], ...]]


def facts_of(context: PageContext, ways: Ways, commitment: Commitment) -> tuple[Fact, ...]:
    """The facts about a commitment, by kind; none of a kind of which it has nothing."""
    say = context.say
    links = context.book.links_of.get(commitment.id, ())
    groups = {part.id: ways.place(ways.groups, part.id) for part in ways.groups.parts}
    system = commitment.information_system
    rows: list[tuple[str, list[tuple[str, str]]]] = [
        (
            say(msgid("People it names")),
            [(context.group(one), groups.get(one, "")) for one in commitment.groups],
        ),
        (say(msgid("Means it names")), [(_means(context, one), "") for one in commitment.instruments]),
        (say(msgid("Information system it calls for")), [(system, "")] if system else []),
        (
            say(msgid("Sustainable Development Goal targets")),
            [(one.code, ways.goal_path(one.code)) for one in links if one.scheme == SDG],
        ),
    ]
    return tuple((name, tuple(values)) for name, values in rows if values)


def _means(context: PageContext, instrument: str) -> str:
    known = terms.INSTRUMENT.get(instrument)
    return context.say(known) if known else plain_group(instrument)
