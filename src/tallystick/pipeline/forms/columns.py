"""What stands in a body's report form: what it owes, and the cells it fills in."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from tallystick.base.canonical import canonical_bytes, sha256
from tallystick.register.columns import Column, cells_of
from tallystick.register.indexed import BY_NAME
from tallystick.register.model import Package
from tallystick.register.phases import PlanPhase, ProgressReport
from tallystick.voice.language import ENGLISH, Language
from tallystick.voice.promises import deadline, promise
from tallystick.workflow.duties import Duty

SHEET = "reports"
TABLE = BY_NAME["reports"]
#: The cells that name the duty or help to read it.
SHOWN = ("phase", "due", "body", "commitment", "promise", "targets", "part")
#: The cells that the body fills in.
OPEN = ("rating", "said", "obstacles", "numerator", "denominator", "counted", "record", "approved")
STAMP = "row_as_it_was"
HEADING = (*SHOWN, *OPEN, STAMP)
#: The command that writes such forms.
MAKER = "tallystick form"
#: What is written and is no report yet, by phase, body and commitment: its open cells as they were typed.
Begun = Mapping[tuple[str, str, str], Mapping[str, str]]
NOTHING_BEGUN: Begun = {}
#: Columns that came later: a form of before is still the form of a report that leaves them empty.
_LATER = frozenset({"files"})
_NO_REPORT = dict.fromkeys(TABLE.columns, "")


def open_columns() -> Mapping[str, Column]:
    """The columns that a body fills in, as the package declares them."""
    return {name: TABLE.columns[name] for name in OPEN}


def report_cells(report: ProgressReport | None) -> dict[str, str]:
    """A report's cells as the package writes them; all empty where none has come."""
    return cells_of(TABLE, report) if report else dict(_NO_REPORT)


def _stamp(cells: Mapping[str, str]) -> str:
    """By what a row of a form is known to be of the report as it stands."""
    known = {name: cell for name, cell in cells.items() if cell or name not in _LATER}
    return sha256(canonical_bytes(known))[:16]


def rows_of(
    duties: Sequence[Duty],
    package: Package,
    phase: PlanPhase,
    language: Language = ENGLISH,
    begun: Begun = NOTHING_BEGUN,
) -> list[dict[str, str]]:
    """Duties of a phase as rows of the form, each with what was reported of it so far, or is begun of it."""
    titles = {one.id: one.title for one in package.commitments}
    promised: dict[str, list[str]] = defaultdict(list)
    for target in package.targets:
        amount = promise(language, target)
        promised[target.commitment].append(f"{amount} {deadline(language, target.deadline)}")
    rows = []
    for duty in duties:
        cells = report_cells(duty.report)
        half = begun.get((phase.id, duty.body, duty.commitment))
        if half is not None:
            cells |= {name: half.get(name, "") for name in OPEN}
        shown = {
            "phase": phase.id,
            "due": str(phase.due),
            "body": duty.body,
            "commitment": duty.commitment,
            "promise": titles[duty.commitment],
            "targets": "; ".join(promised[duty.commitment]),
            "part": duty.role,
            STAMP: _stamp(cells),
        }
        rows.append({name: cells[name] for name in OPEN} | shown)
    return rows
