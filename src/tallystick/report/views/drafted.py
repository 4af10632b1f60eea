"""A drafted commitment as a person confirms it: the plan's words, what was read, what speaks against it."""

import re
from dataclasses import dataclass

from markupsafe import Markup, escape

from tallystick.base.canonical import Json, canonical_bytes, sha256
from tallystick.base.reasons import Ordinal, Template, inside, msgid, plural
from tallystick.register.columns import cells_of
from tallystick.register.confirmations import CHANGED, CONFIRMED, DISMISSED, PROPOSED
from tallystick.register.confirming.doing import RowName
from tallystick.register.confirming.lists import DraftedCommitment
from tallystick.register.confirming.situation import Situation
from tallystick.register.indexed import BY_NAME
from tallystick.register.model import Deliverable, Target
from tallystick.voice.language import Language
from tallystick.voice.promises import deadline, promise
from tallystick.voice.terms import DELIVERABLE, EVALUABILITY

#: Longer words are folded, so that a page stays one that can be looked over.
_FOLDED_FROM = 1200
#: The end of a line after which neither a paragraph nor an item begins.
_BROKEN = re.compile(r"(?<!\n)\n(?=[^\W\d_]{2,}|[(\"“‘]\w{4,})")  # noqa: RUF001 - as plans print them
_STATES: dict[str, Template] = {
    PROPOSED: msgid("Not confirmed"),
    CONFIRMED: msgid("Confirmed"),
    CHANGED: inside("how a row of a draft stands", "Changed"),
    DISMISSED: msgid("Dismissed"),
    "entered": msgid("Put in by hand"),
}


_IN_BULK = plural("by {by}, {day}, in bulk with {number} row", "by {by}, {day}, in bulk with {number} rows")


@dataclass(frozen=True, slots=True)
class Stand:
    """How a row stands, in words.

    Attributes:
        code: the state.
        word: the state in words.
        signed: by whom and when, and whether in bulk; empty where nobody has said anything.
        was: what a changed row said when it was read.
        why: the remark.
    """

    code: str
    word: str
    signed: str
    was: str
    why: str


@dataclass(frozen=True, slots=True)
class Inside:
    """A target or deliverable of a commitment."""

    table: str
    id: str
    words: str
    stand: Stand
    seen: str


@dataclass(frozen=True, slots=True)
class Card:
    """A commitment with all that is looked at before it is confirmed.

    Attributes:
        id: its identifier.
        title: its title.
        stand: how it stands.
        doubt: what speaks against it; empty where nothing does.
        read_as: its class in words, and why.
        place: page and paragraph.
        words: the plan's words, with the numbers of its targets marked; empty without the plan's text.
        folded: whether they are long.
        inside: its targets and deliverables.
        passed: how many numbers in it were passed over.
        seen: what tells this version of it from any other.
        open: whether any of it is not confirmed.
    """

    id: str
    title: str
    stand: Stand
    doubt: str
    read_as: str
    place: str
    words: Markup
    folded: bool
    inside: tuple[Inside, ...]
    passed: int
    seen: str
    open: bool


def card(draft: Situation, one: DraftedCommitment, language: Language) -> Card:
    """The card of a commitment."""
    row = one.commitment
    stand = stand_of(draft, ("commitments", row.id), language)
    inside = (
        *(_inside(draft, "targets", target, language) for target in one.targets),
        *(_inside(draft, "deliverables", thing, language) for thing in one.deliverables),
    )
    told = draft.read.rows.get(("commitments", row.id))
    words = draft.words(row.start, row.end)
    return Card(
        id=row.id,
        title=row.title,
        stand=stand,
        doubt=language.reason(one.doubt.why) if one.doubt.why else "",
        read_as=f"{language.say(EVALUABILITY[row.evaluability])}: {told.reason}"
        if told and told.reason
        else language.say(EVALUABILITY[row.evaluability]),
        place=place_words(draft, row.start, language),
        words=_marked(words, row.start or 0, one.targets),
        folded=len(words) > _FOLDED_FROM,
        inside=inside,
        passed=sum(passed.commitment == row.id for passed in draft.read.passed),
        seen=seen(draft, one.names),
        open=PROPOSED in {stand.code, *(held.stand.code for held in inside)},
    )


def _inside(draft: Situation, table: str, row: Target | Deliverable, language: Language) -> Inside:
    name = (table, row.id)
    if isinstance(row, Target):
        said = language.say(
            msgid("{quantity}: {promise}, {deadline}"),
            quantity=row.quantity,
            promise=promise(language, row),
            deadline=deadline(language, row.deadline),
        )
    else:
        said = language.say(
            msgid("{kind}: {title}, {deadline}"),
            kind=language.say(DELIVERABLE[row.kind]),
            title=row.title,
            deadline=deadline(language, row.deadline),
        )
    return Inside(table, row.id, said, stand_of(draft, name, language), seen(draft, (name,)))


#: What the columns that a person can change are called on the page.
LABELS = {
    "number": msgid("Its number in the plan"),
    "title": msgid("Title"),
    "evaluability": msgid("What could show whether it was kept"),
    "section": msgid("The part of the plan it stands in"),
    "groups": msgid("The people it names"),
    "quantity": msgid("What is counted or measured"),
    "comparator": msgid("At least, at most, or by how much"),
    "value": msgid("The number"),
    "unit": msgid("Its unit"),
    "strict": msgid("Whether the number itself falls short, as in “over 90”"),
    "deadline": msgid("By when"),
    "arithmetic": msgid("How figures answer it"),
    "counts": msgid("So many more, or so many in all"),
    "frequency": msgid("Whether it is for every year"),
    "baseline_year": msgid("The year it is measured from"),
    "commitment": msgid("The commitment it belongs to"),
    "kind": msgid("What kind of thing it is"),
    "note": msgid("Note for readers"),
}


def stand_of(draft: Situation, name: RowName, language: Language) -> Stand:
    """How a row stands, in words."""
    said, state = draft.said.get(name), draft.state(name)
    signed = ""
    if said is not None and said.by and state != PROPOSED:
        day = language.date(said.day)
        signed = (
            language.say_many(_IN_BULK, said.stroke, by=said.by, day=day)
            if said.stroke
            else language.say(msgid("by {by}, {day}"), by=said.by, day=day)
        )
    was = (said.was or "") if said is not None and state == CHANGED else ""
    return Stand(state, language.say(_STATES[state]), signed, was, (said.why or "") if said else "")


def place_words(draft: Situation, start: int | None, language: Language) -> str:
    """The page and paragraph of a place; empty where the reading kept none."""
    place = draft.place(start)
    if place is None:
        return ""
    if place.page and place.paragraph:
        return language.say(
            msgid("page {page}, paragraph {paragraph}"),
            page=Ordinal(place.page),
            paragraph=Ordinal(place.paragraph),
        )
    if place.page:
        return language.say(msgid("page {page}"), page=Ordinal(place.page))
    return language.say(msgid("paragraph {paragraph}"), paragraph=Ordinal(place.paragraph))


def seen(draft: Situation, names: tuple[RowName, ...]) -> str:
    """What tells a version of these rows from any other, so that a page drawn before a change is known."""
    told: list[Json] = []
    for table, row in sorted(names):  # pages sort them by doubt, forms do not
        found = next((one for one in getattr(draft.package, table) if one.id == row), None)
        cells: dict[str, Json] = {**cells_of(BY_NAME[table], found)} if found else {}
        said = draft.said.get((table, row))
        state: dict[str, Json] = {**cells_of(BY_NAME["confirmations"], said)} if said else {}
        told.append([table, row, cells, state])
    return sha256(canonical_bytes(told))[:16]


def _marked(words: str, start: int, targets: tuple[Target, ...]) -> Markup:
    """The words with the numbers of targets marked; a line that only the page's width broke goes on."""
    words = _BROKEN.sub(" ", words)
    spans = sorted(
        (one.start - start, one.end - start)
        for one in targets
        if one.start is not None and one.end is not None
    )
    out, at = Markup(), 0
    for begin, end in spans:
        if at <= begin < end <= len(words):
            out += escape(words[at:begin]) + Markup("<mark>{}</mark>").format(words[begin:end])
            at = end
    return out + escape(words[at:])
