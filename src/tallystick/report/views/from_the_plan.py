"""A commitment's words in the plan, and who has confirmed that they were read rightly."""

from dataclasses import dataclass

from tallystick.base.canonical import sha256
from tallystick.base.reasons import msgid, plural
from tallystick.register.confirmations import CHANGED, CONFIRMED, PROPOSED, Confirmation
from tallystick.register.model import Commitment
from tallystick.report.context import PageContext


@dataclass(frozen=True, slots=True)
class Quotation:
    """The plan's own words, or where they stand in a document that isn't here."""

    text: str
    language: str
    start: int
    end: int
    sha256: str


def quotation(context: PageContext, commitment: Commitment) -> Quotation | None:
    """The words of a commitment; None where it names no place in a document."""
    document = context.book.package.descriptor.tallystick.document
    start, end = commitment.start, commitment.end
    if document is None or start is None or end is None:
        return None
    text = (context.book.material.document or "")[start:end]
    known = sha256(text.encode()) == commitment.span_sha256
    return Quotation(text if known else "", document.language, start, end, document.sha256)


_PROPOSED = msgid("It was read by rules from the plan's own text, and nobody has confirmed it.")
_SIGNED = {
    CONFIRMED: msgid("It was read by rules from the plan's own text and confirmed by {by}, {day}."),
    CHANGED: msgid("It was read by rules from the plan's own text and changed by {by}, {day}."),
}
_IN_BULK = plural(
    "It was confirmed in bulk with {number} row, and not looked at alone.",
    "It was confirmed in bulk with {number} rows, and not looked at alone.",
)
_OPEN = msgid("Of what it holds nobody has confirmed {names}.")
_TAKEN_OUT = plural(
    "{number} thing that the rules had read in it was dismissed by a person.",
    "{number} things that the rules had read in it were dismissed by a person.",
)


def read_as(context: PageContext, commitment: Commitment) -> tuple[str, ...]:
    """How the reading of a commitment stands, in sentences; none in a register that was not read by rules."""
    said, language = context.said_of_rows, context.language
    own = said.get(("commitments", commitment.id))
    if own is None:
        return ()
    told = [_signed(context, own)]
    if own.stroke and own.state == CONFIRMED:
        told.append(language.say_many(_IN_BULK, own.stroke))
    held = [("targets", one.id) for one in context.book.targets_of.get(commitment.id, ())]
    held += [("deliverables", one.id) for one in context.book.deliverables_of.get(commitment.id, ())]
    left = [name[1] for name in held if name in said and said[name].state == PROPOSED]
    if left:
        told.append(context.say(_OPEN, names=language.list(left)))
    gone = context.dismissed_of.get(commitment.id, 0)
    if gone:
        told.append(language.say_many(_TAKEN_OUT, gone))
    return tuple(told)


def _signed(context: PageContext, one: Confirmation) -> str:
    if one.state not in _SIGNED or not one.by or one.day is None:
        return context.say(_PROPOSED)
    return context.say(_SIGNED[one.state], by=one.by, day=context.language.date(one.day))
