"""What is wrong with what a person gave us: where, which value, and what would be right."""

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from tallystick.base.reasons import Count, Foreign, Ordinal, Reason, Text, Unfit, msgid, plural
from tallystick.base.showing import without_keys
from tallystick.base.system import why_refused

Severity = Literal["error", "gap"]
LONGEST_SHOWN = 120
_ROW_AND_COLUMN = msgid("{file}, row {row}, column {column}")
_ROW = msgid("{file}, row {row}")
_COLUMN = msgid("{file}, column {column}")
_FILE = msgid("{file}")
_MORE = plural("{number} more was found in this file", "{number} more were found in this file")
_MEND_FIRST = Reason("mend what is listed, and check again")
#: So many errors, and so many gaps, of one file are told; no person goes through more at once.
MOST_FINDINGS = 1000


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found in a package.

    An ``error`` keeps the package from being assessed. A ``gap`` does not: what is missing is carried
    into the result and named there. ``row`` is the row a spreadsheet shows (the heading is row 1).
    """

    code: str
    severity: Severity
    file: str
    message: Reason
    fix: Reason
    row: int | None = None
    column: str | None = None
    value: str | None = None

    def __post_init__(self) -> None:
        """Repeat no key that a file held in the place of something else; a hash in its column stays."""
        for name in ("message", "fix"):
            object.__setattr__(self, name, getattr(self, name).with_texts(without_keys))
        hashed = (self.column or "").endswith("sha256")
        for name in ("file", "column") if hashed else ("file", "column", "value"):
            object.__setattr__(self, name, without_keys(getattr(self, name) or "") or getattr(self, name))

    @property
    def place(self) -> Reason:
        """The file, row and column, as a person would say it."""
        file, column = Text(self.file), Text(self.column or "")
        if self.row is None:
            return Reason(_FILE, file=file) if not self.column else Reason(_COLUMN, file=file, column=column)
        if self.column is None:
            return Reason(_ROW, file=file, row=Ordinal(self.row))
        return Reason(_ROW_AND_COLUMN, file=file, row=Ordinal(self.row), column=column)

    def as_record(self) -> dict[str, str | int | None]:
        """The finding as plain JSON values."""
        return {
            "code": self.code,
            "severity": self.severity,
            "file": self.file,
            "row": self.row,
            "column": self.column,
            "value": self.value,
            "message": self.message.text,
            "fix": self.fix.text,
        }


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong and what would be right, wherever it is.

    Attributes:
        code: its stable name; docs/package.md explains each.
        message: what is wrong, in words.
        fix: what would be right.
        severity: whether it keeps the package from being assessed.
    """

    code: str
    message: Reason
    fix: Reason
    severity: Severity = "error"

    def at(
        self, file: str, row: int | None = None, column: str | None = None, value: object = None
    ) -> Finding:
        """The problem in its place; a long value is cut."""
        shown = None if value is None else str(value)[:LONGEST_SHOWN]
        return Finding(self.code, self.severity, file, self.message, self.fix, row, column, shown)


class FindingList(list[Finding]):
    """The findings of one file: so many as a person can go through, and word of what was left out."""

    def __init__(self) -> None:
        """Begin without a finding."""
        super().__init__()
        self._kept: Counter[Severity] = Counter()
        self._more: Counter[Severity] = Counter()
        self._stopped: int | None = None

    def append(self, one: Finding) -> None:
        """Keep a finding, or count it where a thousand of its severity are kept already."""
        if self.has_room(one.severity):
            self._kept[one.severity] += 1
            super().append(one)

    def has_room(self, severity: Severity) -> bool:
        """Whether one more of this severity is kept; else it is counted, and need not be made."""
        if self._kept[severity] < MOST_FINDINGS:
            return True
        self._more[severity] += 1
        return False

    @property
    def is_full(self) -> bool:
        """Whether no further error would be kept."""
        return self._kept["error"] >= MOST_FINDINGS

    def stop_at(self, row: int) -> None:
        """Note that the rows after this one are not looked at."""
        self._stopped = row if self._stopped is None else min(row, self._stopped)

    def whole(self) -> list[Finding]:
        """The findings by row and column, with word of those that were left out behind them."""
        told = sorted(self, key=lambda one: (one.row or 0, one.column or ""))
        for severity, count in sorted(self._more.items()):
            message = Reason(_MORE, number=Count(count))
            told.append(
                Problem("more-findings", message, _MEND_FIRST, severity).at(told[0].file, value=count)
            )
        if self._stopped is not None:
            message = Reason("the rows after row {row} were not looked at", row=Ordinal(self._stopped))
            told.append(Problem("more-findings", message, _MEND_FIRST).at(told[0].file))
        return told


class Refusal(Exception):
    """Something a person asked for can't be done; says what, where and what would be right.

    Attributes:
        title: what is wrong, in one clause.
        fix: what would be right.
        findings: the single findings behind it, if there are any.
    """

    def __init__(self, title: Reason, fix: Reason, findings: tuple[Finding, ...] = ()) -> None:
        """Keep the title, the mend and the findings."""
        self.title = title
        self.fix = fix
        self.findings = findings
        super().__init__(self.title.text)


def reason_of(problem: Exception) -> Reason:
    """What an exception says: its own reason where it has one, else its words as they are."""
    match problem:
        case Unfit():
            return problem.reason
        case Refusal():
            return problem.title
        case OSError():
            return why_refused(problem)
        case _:
            return Reason("{words}", words=Foreign(str(problem)))
