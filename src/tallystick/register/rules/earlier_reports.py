"""Earlier wordings of reports: each of a report that is there, counted without a gap, one after the other."""

from collections import defaultdict

from tallystick.base.findings import Problem
from tallystick.base.reasons import Reason
from tallystick.register.descriptor import Descriptor
from tallystick.register.phases import EarlierReport, ProgressReport
from tallystick.register.rules.model import Tables, each

_OF_NOTHING = Problem(
    "earlier-of-no-report",
    Reason("the body has no report of this commitment in this phase, so that none took its place"),
    Reason("put the report back, or correct phase, body or commitment"),
)
_GAP = Problem(
    "wording-left-out",
    Reason("a wording before this one is not there"),
    Reason("put it back; wordings are counted from 1, and none is left out"),
)
_NOT_NEWER = Problem(
    "wording-out-of-order",
    Reason("it would have been replaced before the report came in, or before the wording before it was"),
    Reason("correct the day, or the count of the wordings"),
)
_NOTHING_NEW = Problem(
    "wording-of-the-same",
    Reason("the wording that took its place says the very same"),
    Reason("take out the row; a wording is kept where a newer one says something else"),
    severity="gap",
)


def wordings_that_cannot_be(tables: Tables, _: Descriptor | None) -> None:
    """Find earlier wordings of no report, a gap among them, and one that a newer one doesn't differ from."""
    reports = {
        (one.phase, one.body, one.commitment): one for _, one in each(tables["reports"], ProgressReport)
    }
    typed = tables["earlier_reports"]
    wordings: dict[tuple[str, str, str], dict[int, EarlierReport]] = defaultdict(dict)
    for one in (row for _, row in each(typed, EarlierReport)):
        wordings[one.phase, one.body, one.commitment][one.wording] = one
    for number, one in each(typed, EarlierReport):
        of = wordings[one.phase, one.body, one.commitment]
        report, before, after = (
            reports.get((one.phase, one.body, one.commitment)),
            of.get(one.wording - 1),
            of.get(one.wording + 1),
        )
        if report is None:
            typed.find(_OF_NOTHING, number, "commitment", one.commitment)
            continue
        if one.wording != 1 and before is None:
            typed.find(_GAP, number, "wording", one.wording)
        if one.replaced.last < (before.replaced if before else one.sent).first:
            typed.find(_NOT_NEWER, number, "replaced", one.replaced)
        if one.as_it_was() == (after.as_it_was() if after else report):
            typed.find(_NOTHING_NEW, number, "said")
