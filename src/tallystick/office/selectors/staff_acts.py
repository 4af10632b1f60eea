"""Who of the staff opened a case or a summary, did what and when: under its seal, and nowhere else."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from tallystick.base.canonical import canonical_bytes, sha256
from tallystick.base.reasons import Template, inside
from tallystick.office.models import SealedCase, SealedSummary, StaffActs
from tallystick.office.selectors.sealed_steps import staff_in
from tallystick.office.selectors.submissions import OpenedCase
from tallystick.office.selectors.summaries import key_of_summary
from tallystick.vault.model import NotOpened, SealedPlace
from tallystick.vault.sealing import unseal
from tallystick.workflow.cases.stages import ACT_WORDS

OPENED, SEEN, SAVED, PLACED = "open", "see", "save", "place"
SUMMARY_OPENED, SUMMARY_ANSWERED = "open_summary", "answer_summary"
#: Stands in the place of acts that were kept and do not open.
LOST = "lost"
#: Says that acts which stood there when a step was taken stand there no more.
GONE = "gone"
STAFF_ACT_WORDS: dict[str, Template] = ACT_WORDS | {
    OPENED: inside("an act on a case", "open it"),
    SEEN: inside("an act on a case", "see in the list how it begins"),
    SAVED: inside("an act on a case", "save a file of it"),
    PLACED: inside("an act on a case", "put a point of it beside a commitment"),
    SUMMARY_OPENED: inside("an act on a case", "open the summary"),
    SUMMARY_ANSWERED: inside("an act on a case", "answer the summary"),
    LOST: inside("an act on a case", "what stood here does not open: it was changed from outside"),
    GONE: inside(
        "an act on a case", "what stood here when a step was taken is gone: it was changed from outside"
    ),
}


@dataclass(frozen=True, slots=True)
class StaffAct:
    """Something that somebody of the staff did with a case or a summary.

    Attributes:
        at: in which minute: ISO 8601 with a blank between day and hour; empty where that is lost.
        by: whose account, by its number.
        body: the body for which they read, or the desk.
        act: what, one of `STAFF_ACT_WORDS`.
        more: which file or point; empty where that is said already.
    """

    at: str
    by: int
    body: str
    act: str
    more: str

    @property
    def day(self) -> str:
        """On which day, as ISO 8601; empty where that is lost."""
        return self.at.partition(" ")[0]


_LOST_ACT = StaffAct("", 0, "", LOST, "")


def staff_acts_place(name: str) -> SealedPlace:
    """Where the list of acts on a case or a summary belongs, by its name."""
    return SealedPlace(name, "staff acts")


def acts_on_case(row: SealedCase, key: bytes) -> tuple[StaffAct, ...]:
    """What was done with a case by the staff, in order."""
    return _opened(StaffActs.objects.filter(case=row, summary=None).first(), row.name, key)


def acts_on_summary(row: SealedSummary, key: bytes) -> tuple[StaffAct, ...]:
    """What was done with a summary by those to whom it was handed, in order."""
    return _opened(StaffActs.objects.filter(summary=row).first(), row.name, key)


def acts_on_all(found: OpenedCase) -> tuple[StaffAct, ...]:
    """What was done by the staff with an opened case and with each summary of it, in order.

    Where a step of the case has known of other acts, that stands first.
    """
    acts = [*acts_on_case(found.row, found.key)]
    if not _are_whole(acts, found):
        acts.insert(0, StaffAct("", 0, "", GONE, ""))
    for row in SealedSummary.objects.filter(case=found.row).order_by("pk"):
        key = key_of_summary(row, found.key)
        acts += (_LOST_ACT,) if key is None else acts_on_summary(row, key)
    return tuple(sorted(acts, key=lambda one: one.at))


def mark_of_acts(acts: Sequence[StaffAct]) -> str:
    """How many acts these are, and a digest of them: a list that was added to since begins with the same."""
    return f"{len(acts)} {sha256(canonical_bytes([asdict(one) for one in acts]))}"


def _are_whole(acts: Sequence[StaffAct], found: OpenedCase) -> bool:
    """Whether the list begins with what each step of the case has known of it."""
    marks = {staff_in(found.row, found.key, one) for one in found.steps} - {""}
    return all(one == mark_of_acts(acts[: int(one.partition(" ")[0])]) for one in marks)


def _opened(kept: StaffActs | None, name: str, key: bytes) -> tuple[StaffAct, ...]:
    if kept is None:
        return ()
    try:
        told = json.loads(unseal(key, staff_acts_place(name), bytes(kept.sealed)))
    except NotOpened:  # a list that was spoilt keeps nobody from the case
        return (_LOST_ACT,)
    return tuple(StaffAct(**one) for one in told)
