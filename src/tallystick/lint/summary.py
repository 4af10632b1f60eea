"""What a minister reads in a minute: counts, the commonest gaps, and what is nearest to checkable."""

from collections import Counter

from tallystick.base.reasons import Count, Ordinal, Reason, Text, Value, msgid, plural
from tallystick.lint.model import Judged, Lint
from tallystick.lint.rules import BY_ID

#: How many gaps and how many near commitments are named.
GAPS, NEAR = 3, 5

_NONE_CLEAR = msgid(
    "None of the {all} commitments of “{title}” can be checked as it is worded: "
    "the wording leaves open what would show that the promise was kept."
)
_SOME = plural(
    "Of the {all} commitments of “{title}”, {number} can be checked as it is worded; "
    "for {blocked} the wording leaves open what would show that the promise was kept.",
    "Of the {all} commitments of “{title}”, {number} can be checked as they are worded; "
    "for {blocked} the wording leaves open what would show that the promise was kept.",
)
_ALL_CLEAR = msgid("All {all} commitments of “{title}” can be checked as they are worded.")
_ONE_CLEAR = msgid("The one commitment of “{title}” can be checked as it is worded.")
_ONE_NOT = msgid(
    "The one commitment of “{title}” can't be checked as it is worded: "
    "its wording leaves open what would show that it was kept."
)
_WHOLE = msgid("No gap was found in {whole} of the {all}.")
_WHOLE_AND_WEAK = plural(
    "No gap was found in {whole} of the {all}; {number} more can be checked, but has a gap of another kind.",
    "No gap was found in {whole} of the {all}; {number} more can be checked, but have a gap of another kind.",
)
_WEAK = plural(
    "Not one is without a gap; {number} can be checked, but has a gap of another kind.",
    "Not one is without a gap; {number} can be checked, but have a gap of another kind.",
)
_NONE_WHOLE = msgid("Not one is without a gap.")
UNCONFIRMED = Reason(
    msgid(
        "This was read and judged by rules; no person has confirmed which commitments there are "
        "or what they promise. Read the words before you rely on a finding."
    )
)
_CONFIRMED_SOME = msgid("{confirmed} of the {all} readings are confirmed by a person; the others are not.")


def headline(lint: Lint) -> Reason:
    """What can be checked, in a sentence that a journalist could print."""
    count = len(lint.commitments)
    clear = sum(one.checkable for one in lint.commitments)
    values: dict[str, Value] = {"title": Text(lint.title)}
    if count == 1:
        return Reason(_ONE_CLEAR if clear else _ONE_NOT, **values)
    values["all"] = Count(count)
    if clear in {0, count}:
        return Reason(_ALL_CLEAR if clear else _NONE_CLEAR, **values)
    return Reason(_SOME, **values, number=Count(clear), blocked=Count(count - clear))


def beside(lint: Lint) -> Reason:
    """How many lack nothing, and how many lack what does not keep them from being checked."""
    whole = sum(not one.gaps for one in lint.commitments)
    weak = sum(one.checkable for one in lint.commitments) - whole
    all_of_them = Count(len(lint.commitments))
    if not whole:
        return Reason(_WEAK, number=Count(weak)) if weak else Reason(_NONE_WHOLE)
    if not weak:
        return Reason(_WHOLE, whole=Count(whole), all=all_of_them)
    return Reason(_WHOLE_AND_WEAK, whole=Count(whole), number=Count(weak), all=all_of_them)


def standing(lint: Lint) -> Reason:
    """Whether a person has confirmed what was read."""
    confirmed = sum(one.confirmed for one in lint.commitments)
    if not confirmed:
        return UNCONFIRMED
    return Reason(_CONFIRMED_SOME, confirmed=Count(confirmed), all=Count(len(lint.commitments)))


def counts(lint: Lint) -> tuple[tuple[str, int], ...]:
    """How many commitments each rule found something in, most first; rules that found nothing last."""
    found = Counter(rule for one in lint.commitments for rule in one.rules)
    order = [rule for rule in BY_ID if rule not in lint.unchecked]
    return tuple(sorted(((rule, found[rule]) for rule in order), key=lambda one: -one[1]))


def commonest(lint: Lint) -> tuple[tuple[str, int], ...]:
    """The three commonest gaps."""
    return tuple(one for one in counts(lint)[:GAPS] if one[1])


def nearest(lint: Lint) -> tuple[Judged, ...]:
    """The commitments that can't be checked and lack least: a year counts less than a number or a result."""
    blocked = [one for one in lint.commitments if not one.checkable]
    return tuple(sorted(blocked, key=_distance)[:NEAR])


def _distance(one: Judged) -> tuple[int, int, int]:
    return sum(BY_ID[rule].effort for rule in one.blocking), len(one.rules), one.unit.start


_PAGE = Reason(msgid("page {page}"))
_LINE = Reason(msgid("line {paragraph}"))
_PARAGRAPH = Reason(msgid("paragraph {paragraph}"))
_CHARACTER = Reason(msgid("character {start}"))
#: In these a paragraph is a line of the file.
_BY_LINE = frozenset({"txt", "md"})


def place(lint: Lint, start: int, page: int, paragraph: int) -> Reason:
    """Where something stands, as a person would look for it in the document."""
    if page:
        return _PAGE.saying(page=Ordinal(page))
    if not paragraph:
        return _CHARACTER.saying(start=Ordinal(start))
    kind = _LINE if lint.format in _BY_LINE else _PARAGRAPH
    return kind.saying(paragraph=Ordinal(paragraph))
