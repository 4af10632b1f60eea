"""What is wrong with what a person gave us: where, which value, and what would be right."""

from collections import Counter
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "gap"]
LONGEST_SHOWN = 120
_MEND_FIRST = "mend what is listed, and check again"
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
    message: str
    fix: str
    row: int | None = None
    column: str | None = None
    value: str | None = None

    @property
    def place(self) -> str:
        """The file, row and column in one short text, as a person would say it."""
        parts = [self.file]
        if self.row is not None:
            parts.append(f"row {self.row}")
        if self.column is not None:
            parts.append(f"column {self.column}")
        return ", ".join(parts)

    def as_record(self) -> dict[str, str | int | None]:
        """The finding as plain JSON values."""
        return {
            "code": self.code,
            "severity": self.severity,
            "file": self.file,
            "row": self.row,
            "column": self.column,
            "value": self.value,
            "message": self.message,
            "fix": self.fix,
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
    message: str
    fix: str
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
        if self._kept[one.severity] < MOST_FINDINGS:
            self._kept[one.severity] += 1
            super().append(one)
        else:
            self._more[one.severity] += 1

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
            message = f"{count:,} more were found in this file"
            told.append(
                Problem("more-findings", message, _MEND_FIRST, severity).at(told[0].file, value=count)
            )
        if self._stopped is not None:
            message = f"the rows after row {self._stopped:,} were not looked at"
            told.append(Problem("more-findings", message, _MEND_FIRST).at(told[0].file))
        return told


class Refusal(Exception):
    """Something a person asked for can't be done; says what, where and what would be right.

    Attributes:
        title: what is wrong, in one sentence.
        fix: what would be right.
        findings: the single findings behind it, if there are any.
    """

    def __init__(self, title: str, fix: str, findings: tuple[Finding, ...] = ()) -> None:
        """Keep the title, the mend and the findings."""
        super().__init__(title)
        self.title = title
        self.fix = fix
        self.findings = findings
