"""What is wrong with what a person gave us: where, which value, and what would be right."""

from dataclasses import dataclass
from typing import Literal

from tallystick.base.reasons import Foreign, Ordinal, Reason, Text, Unfit, msgid
from tallystick.base.system import why_refused

Severity = Literal["error", "gap"]
LONGEST_SHOWN = 120
_ROW_AND_COLUMN = msgid("{file}, row {row}, column {column}")
_ROW = msgid("{file}, row {row}")
_COLUMN = msgid("{file}, column {column}")
_FILE = msgid("{file}")


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


@dataclass(frozen=True, slots=True, init=False)
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
    severity: Severity

    def __init__(
        self, code: str, message: Reason | str, fix: Reason | str, severity: Severity = "error"
    ) -> None:
        """Keep what is wrong and its mend; a plain text stands for a sentence that has not been typed yet."""
        object.__setattr__(self, "code", code)
        object.__setattr__(self, "message", _typed(message))
        object.__setattr__(self, "fix", _typed(fix))
        object.__setattr__(self, "severity", severity)

    def at(
        self, file: str, row: int | None = None, column: str | None = None, value: object = None
    ) -> Finding:
        """The problem in its place; a long value is cut."""
        shown = None if value is None else str(value)[:LONGEST_SHOWN]
        return Finding(self.code, self.severity, file, self.message, self.fix, row, column, shown)


class Refusal(Exception):
    """Something a person asked for can't be done; says what, where and what would be right.

    Attributes:
        title: what is wrong, in one clause.
        fix: what would be right.
        findings: the single findings behind it, if there are any.
    """

    def __init__(self, title: Reason | str, fix: Reason | str, findings: tuple[Finding, ...] = ()) -> None:
        """Keep the title, the mend and the findings."""
        self.title = _typed(title)
        self.fix = _typed(fix)
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


def _typed(sentence: Reason | str) -> Reason:
    return sentence if isinstance(sentence, Reason) else Reason("{text}", text=Text(sentence))
