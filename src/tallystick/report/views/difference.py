"""What differs between two plans, in words: what weakened or is missing first."""

from collections.abc import Sequence
from dataclasses import dataclass

from tallystick.base.reasons import msgid
from tallystick.comparison import Pairing
from tallystick.comparison.model import KINDS
from tallystick.comparison.summary import beside, headline
from tallystick.register.model import Commitment
from tallystick.report.spans import spans
from tallystick.report.views.difference_context import DifferenceContext, OpenedPlan
from tallystick.report.views.marks import Mark, Tally
from tallystick.voice.packing import Numbered, numbered, page_path
from tallystick.voice.promises import deadline, heading, promise

KIND = {
    "dropped": msgid("Not in the new plan"),
    "weakened": msgid("Weakened"),
    "merged": msgid("Merged"),
    "split": msgid("Split"),
    "changed": msgid("Changed"),
    "strengthened": msgid("Strengthened"),
    "kept": msgid("Kept"),
    "new": msgid("New"),
}
KIND_GLOSS = {
    "dropped": msgid(
        "nothing in the new plan stands for it; it may have been kept, taken up elsewhere or given up"
    ),
    "weakened": msgid(
        "less can be asked for: a lower number, a later deadline, a softer verb, a target less"
    ),
    "merged": msgid("several commitments are now one"),
    "split": msgid("one commitment is now several"),
    "changed": msgid("more can be asked for in one thing and less in another, or it can't be told"),
    "strengthened": msgid(
        "more can be asked for: a higher number, an earlier deadline, a firmer verb, a new target"
    ),
    "kept": msgid("nothing that can be asked for differs, even where it is put in other words"),
    "new": msgid("nothing in the old plan stands for it"),
}
SURENESS = {
    "certain": msgid("This is certain."),
    "sure": msgid("This is sure."),
    "likely": msgid("This is likely; read both before you rely on it."),
    "unsure": msgid("This is unsure; read both before you rely on it."),
}
_LEANS = {"dropped": "short", "weakened": "short", "strengthened": "holds", "new": "holds", "changed": "open"}
_WAYS = {
    "weaker": ("short", msgid("Less:")),
    "stronger": ("holds", msgid("More:")),
    "unclear": ("open", msgid("Can't be told:")),
}
#: Longer passages are cut, so that a page stays small.
_PASSAGE = 400


@dataclass(frozen=True, slots=True)
class PairingHalf:
    """A commitment on one side."""

    id: str
    title: str
    where: str
    passage: str
    promises: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PairingRow:
    """A pairing."""

    mark: Mark
    anchor: str
    title: str
    old: tuple[PairingHalf, ...]
    new: tuple[PairingHalf, ...]
    changes: tuple[tuple[Mark, str], ...]
    notes: tuple[str, ...]
    reasons: tuple[str, ...]
    sureness: str
    doubtful: bool
    brief: bool


@dataclass(frozen=True, slots=True)
class Bunch:
    """Pairings of one kind that stand together on a page."""

    tally: Tally
    continued: bool
    rows: tuple[PairingRow, ...]


@dataclass(frozen=True, slots=True)
class DifferencePage:
    """One page of the difference; the first has the answer."""

    number: int
    lead: str
    deck: str
    unconfirmed: tuple[tuple[bool, str], ...]
    wording: str
    tallies: tuple[Tally, ...]
    bunches: tuple[Bunch, ...]
    pages: Numbered


def difference_pages(
    context: DifferenceContext, shared: Sequence[tuple[PairingRow, ...]]
) -> tuple[tuple[str, DifferencePage], ...]:
    """The pages, with the rows as they were shared out."""
    say = context.language.reason
    first = context.path("index.html")
    paths = [page_path(first, number) for number in range(1, len(shared) + 1)]
    tallies = _tallies(context, dict(zip(paths, shared, strict=True)))
    names = spans(context.language, [[row.title for row in rows] for rows in shared])
    begun: set[str] = set()
    pages = []
    for number, (here, rows) in enumerate(zip(paths, shared, strict=True), 1):
        view = DifferencePage(
            number=number,
            lead=say(headline(context.difference)),
            deck=say(beside(context.difference)),
            unconfirmed=_unconfirmed(context),
            wording=say(context.difference.wording_reason),
            tallies=tallies,
            bunches=_bunches(tallies, rows, begun),
            pages=numbered(first, names, number),
        )
        pages.append((here, view))
    return tuple(pages)


def _unconfirmed(context: DifferenceContext) -> tuple[tuple[bool, str], ...]:
    """What of either plan nobody has confirmed; the old one first."""
    sides = ((False, context.old.unconfirmed), (True, context.new.unconfirmed))
    return tuple((is_new, context.language.reason(said)) for is_new, said in sides if said is not None)


def _tallies(context: DifferenceContext, shared: dict[str, tuple[PairingRow, ...]]) -> tuple[Tally, ...]:
    """How many there are of each kind, and the page where they begin."""
    first = {row.mark.code: path for path, rows in reversed(shared.items()) for row in rows}
    counts = context.difference.counts
    return tuple(
        Tally(
            mark_of(context, kind),
            context.language.say(KIND_GLOSS[kind]),
            counts[kind],
            f"{first[kind]}#{kind}" if kind in first else "",
        )
        for kind in KINDS
    )


def _bunches(tallies: tuple[Tally, ...], rows: tuple[PairingRow, ...], begun: set[str]) -> tuple[Bunch, ...]:
    bunches = []
    for tally in tallies:
        kind = tally.mark.code
        own = tuple(row for row in rows if row.mark.code == kind)
        if own:
            bunches.append(Bunch(tally, kind in begun, own))
            begun.add(kind)
    return tuple(bunches)


def mark_of(context: DifferenceContext, kind: str) -> Mark:
    """The mark of a kind: a shape, a word, and which way it leans."""
    return Mark(kind, f"c-{kind}", _LEANS.get(kind, "part"), context.language.say(KIND[kind]))


def difference_rows(context: DifferenceContext) -> tuple[PairingRow, ...]:
    """Every pairing in words, in the order of the kinds and then of the plans."""
    ordered = [one for kind in KINDS for one in context.difference.of_kind(kind)]
    return tuple(_row(context, one) for one in ordered)


def _row(context: DifferenceContext, one: Pairing) -> PairingRow:
    say = context.language.reason
    side = one.old if one.relation in {"dropped", "merged"} else one.new
    book = context.old if side is one.old else context.new
    return PairingRow(
        mark=mark_of(context, one.kind),
        anchor="-".join(("old", *one.old) if one.old else ("new", *one.new)),
        title="; ".join(heading(book.commitments[name].title) for name in side),
        old=tuple(_half(context, context.old, name) for name in one.old),
        new=tuple(_half(context, context.new, name) for name in one.new),
        changes=tuple(
            (Mark(change.way, f"w-{change.way}", *_way(context, change.way)), say(change.reason))
            for change in one.changes
            if change.way in _WAYS and one.old and one.new
        ),
        notes=tuple(say(change.reason) for change in one.changes if change.way == "neutral"),
        reasons=tuple(say(reason) for reason in one.reasons),
        sureness=context.language.say(SURENESS[one.sureness]),
        doubtful=one.sureness in {"likely", "unsure"},
        brief=one.kind in {"kept", "new"},
    )


def _way(context: DifferenceContext, way: str) -> tuple[str, str]:
    leans, word = _WAYS[way]
    return leans, context.language.say(word)


def _half(context: DifferenceContext, side: OpenedPlan, name: str) -> PairingHalf:
    row = side.commitments[name]
    language = context.language
    targets = (
        language.say(
            msgid("{quantity}: {promise} {deadline}"),
            quantity=heading(one.quantity),
            promise=promise(language, one),
            deadline=deadline(language, one.deadline),
        )
        for one in side.targets_of.get(name, ())
    )
    things = (
        language.say(
            msgid("{title} {deadline}"), title=heading(one.title), deadline=deadline(language, one.deadline)
        )
        for one in side.deliverables_of.get(name, ())
    )
    return PairingHalf(
        name, heading(row.title), side.headings[row.section], _passage(side, row), (*targets, *things)
    )


def _passage(side: OpenedPlan, row: Commitment) -> str:
    if side.text is None or row.start is None:
        return ""
    passage = side.text[row.start : row.end]
    return passage if len(passage) <= _PASSAGE else passage[:_PASSAGE].rstrip() + " …"
