"""What is wrong with what a person gave us: where, which value, and what would be right."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "gap"]
LONGEST_SHOWN = 120


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
