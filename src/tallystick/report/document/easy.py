"""An easy-to-read leaflet for a group that the plan names: short sentences, one thought in each."""

from collections.abc import Iterable, Iterator

from tallystick.base.reasons import msgid
from tallystick.base.verdicts import DONE_ANSWERS, NO_TARGET, TARGET_ANSWERS
from tallystick.register.model import Commitment
from tallystick.report.context import PageContext
from tallystick.report.document.model import ReportHeading, ReportPiece, ReportWords
from tallystick.voice.promises import heading, promise

_DONE = {
    "holds": msgid("Was it done? Yes."),
    "part": msgid("Was it done? In part."),
    "short": msgid("Was it done? We looked for it. We found nothing."),
    "open": msgid("Was it done? We do not know."),
}
#: By whether an answer is for good, and which way it leans.
_MET = {
    (True, "holds"): msgid("Was this number reached? Yes."),
    (True, "short"): msgid("Was this number reached? No."),
    (False, "holds"): msgid("Was this number reached? The last number that we know is enough."),
    (False, "short"): msgid("Was this number reached? The last number that we know is not enough."),
}
_UNKNOWN = msgid("Was this number reached? We do not know.")


def easy_blocks(context: PageContext, group: str, found: Iterable[Commitment]) -> Iterator[ReportPiece]:
    """What the plan promises a group, and what is known of it, in short sentences."""
    say, plan = context.say, context.book.plan
    rows = tuple(found)
    yield ReportHeading(1, say(msgid("What this is about")))
    yield ReportWords(say(msgid("{country} has a plan."), country=plan.country_name), "lead")
    yield ReportWords(
        say(msgid("The plan is for the years {years}."), years=context.period(plan.period)), "lead"
    )
    yield ReportWords(
        say(msgid("The plan makes promises. Some are for this group: {group}."), group=group), "lead"
    )
    yield ReportWords(say(msgid("We looked at what was done. Here you can read what we found.")), "lead")
    yield ReportWords(say(msgid("Sometimes we do not know. Then we say so.")), "lead")
    yield ReportHeading(1, say(msgid("The promises")))
    for number, one in enumerate(rows, 1):
        yield ReportHeading(2, say(msgid("Promise {number}"), number=number))
        yield from _promise(context, one)
    yield ReportHeading(1, say(msgid("What you can do")))
    yield ReportWords(
        say(msgid("You can ask for a correction. You can read everything on our pages.")), "lead"
    )


def _promise(context: PageContext, one: Commitment) -> Iterator[ReportPiece]:
    say, book = context.say, context.book
    yield ReportWords(say(msgid("The plan promises: {title}."), title=heading(one.title)), "lead")
    for target in book.targets_of.get(one.id, ()):
        told = say(msgid("The plan wants: {promise}."), promise=promise(context.language, target))
        verdict = TARGET_ANSWERS[book.verdicts[target.id, "default"].verdict]
        quantity = heading(target.quantity)
        yield ReportWords(say(msgid("{answer}. {why}"), answer=quantity, why=told), "lead")
        yield ReportWords(say(_MET.get((verdict.settled, verdict.side), _UNKNOWN)), "lead")
    if book.answers[one.id, TARGET_ANSWERS.question].verdict == NO_TARGET.code or book.deliverables_of.get(
        one.id
    ):
        done = DONE_ANSWERS[book.answers[one.id, DONE_ANSWERS.question].verdict]
        yield ReportWords(say(_DONE[done.side]), "lead")
