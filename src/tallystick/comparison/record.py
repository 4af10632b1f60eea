"""A difference as plain records: for ``diff.json`` and for the table beside it."""

import csv
import dataclasses
import io
from collections.abc import Iterator, Mapping

from tallystick.base.canonical import Json
from tallystick.base.formulas import shown_as_text
from tallystick.base.reasons import Reason
from tallystick.comparison.model import Change, Difference, Pairing
from tallystick.comparison.summary import beside, fates, headline
from tallystick.register.model import Package

CHANGE_COLUMNS = {
    "kind": "what became of it: dropped, weakened, merged, split, changed, strengthened, kept or new",
    "direction": "for split and merged ones too: weakened, strengthened, changed or kept",
    "old": "the commitments of the old plan",
    "new": "the commitments of the new plan",
    "old_title": "their titles",
    "new_title": "their titles",
    "sureness": "how sure the pairing is, or that there is none: certain, sure, likely or unsure",
    "score": "how alike the two sides are, 0 to 1000",
    "pairing_reason": "why they are paired, or why not, in words",
    "subject": "what a change is about: commitment, target or deliverable; empty where nothing changed",
    "field": "which property changed",
    "old_row": "the target or deliverable in the old plan",
    "new_row": "the target or deliverable in the new plan",
    "before": "what stood there",
    "after": "what stands there now",
    "way": "weaker, stronger, unclear or neutral",
    "reason": "the change in words",
}


def difference_record(difference: Difference) -> Json:
    """The difference as texts, whole numbers, booleans, lists and objects."""
    return {
        "headline": headline(difference).text,
        "beside": beside(difference).text,
        "fates": dict(fates(difference)),
        "kinds": dict(difference.counts),
        "old": _fields(difference.old),
        "new": _fields(difference.new),
        "wording": difference.wording,
        "wording_reason": difference.wording_reason.text,
        "pairings": [{"kind": one.kind, **_fields(one)} for one in difference.pairings],
    }


def changes_table(difference: Difference, old: Package, new: Package) -> bytes:
    """A row for each change, and one for each pairing in which nothing changed, as CSV."""
    titles = ({one.id: one.title for one in old.commitments}, {one.id: one.title for one in new.commitments})
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(CHANGE_COLUMNS)
    for one in difference.pairings:
        shared = _shared_cells(one, *titles)
        for change in one.changes or (None,):
            cells = shared | (_change_cells(change) if change else {})
            writer.writerow(shown_as_text(cells.get(name, "")) for name in CHANGE_COLUMNS)
    return out.getvalue().encode()


def _shared_cells(one: Pairing, old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    return {
        "kind": one.kind,
        "direction": one.direction,
        "old": "; ".join(one.old),
        "new": "; ".join(one.new),
        "old_title": "; ".join(old[name] for name in one.old),
        "new_title": "; ".join(new[name] for name in one.new),
        "sureness": one.sureness,
        "score": str(one.score),
        "pairing_reason": " ".join(reason.text for reason in one.reasons),
    }


def _change_cells(change: Change) -> dict[str, str]:
    own = change.subject != "commitment"
    return {
        "subject": change.subject,
        "field": change.field,
        "old_row": change.old if own else "",
        "new_row": change.new if own else "",
        "before": change.before,
        "after": change.after,
        "way": change.way,
        "reason": change.reason.text,
    }


def _plain(value: object) -> Json:
    match value:
        case None | bool() | int() | str():
            return value
        case Reason():
            return value.text
        case tuple():
            return [_plain(one) for one in value]
        case _:
            return _fields(value)


def _fields(noun: object) -> dict[str, Json]:
    return dict(_pairs(noun))


def _pairs(noun: object) -> Iterator[tuple[str, Json]]:
    for one in dataclasses.fields(noun):  # type: ignore[arg-type]
        yield one.name, _plain(getattr(noun, one.name))
