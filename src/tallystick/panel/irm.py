"""Codes of the Independent Reporting Mechanism of the Open Government Partnership, as its table has them.

The columns and their values are those of the partnership's own export of commitments, read in a public copy
of it (github.com/g0v/ogp-commitments, open_parliament_0703.csv: 558 commitments of 2012 to 2024). What the
scales mean stands in the partnership's glossary (opengovpartnership.org/glossary: verifiability, ambition,
completion, early-results). Where its scale is that of the rubric that ships, the code is the rubric's; older
indicators keep names of their own, for they measure something else.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from types import MappingProxyType

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text

#: With what the names of its reviews begin, under which its codes stand here; no panel has such a name.
REVIEW_OF = "irm-"
#: Why a code stands in a package, of those that nobody gave in a panel.
AS_PUBLISHED = "as_published"
_GLOSSARY = "https://www.opengovpartnership.org/glossary/"
#: Where the partnership says what the codes of a question mean; of the older indicators nothing was read.
GUIDES: Mapping[str, str] = MappingProxyType(
    {
        "verifiable": f"{_GLOSSARY}verifiability/",
        "potential": f"{_GLOSSARY}ambition/",
        "completion": f"{_GLOSSARY}completion/",
        "opened_government": f"{_GLOSSARY}early-results/",
        "early_results": f"{_GLOSSARY}early-results/",
    }
)
#: The two reviews in which commitments are coded: when a plan is under way, and when it is over.
PROGRESS, END = "progress", "end"
#: How the table says that nothing was coded. What tells them apart stands in no guide that was read.
NOT_CODED = frozenset({"", "NA", "ND", "NR"})
ACTION_PLAN = "Action Plan ID"
IDENTIFIER, NUMBER, TITLE, ADDRESS = (
    "Commitment Unique Identifier",
    "Commitment Number",
    "Commitment Title",
    "URL",
)
PUBLISHED: Mapping[str, str] = MappingProxyType(
    {
        PROGRESS: "Report Publication Year (Progress Report)",
        END: "Report Publication Year (End Of Term)",
    }
)
_COMPLETION = {
    "No Evidence Available": "no_evidence",
    "Not Started": "not_started",
    "Limited": "limited",
    "Substantial": "substantial",
    "Complete": "complete",
}


@dataclass(frozen=True, slots=True)
class IrmColumn:
    """A column that holds codes.

    Attributes:
        name: its heading.
        review: in which review it is filled in.
        criterion: the question to which its codes answer.
        codes: the code of each value.
    """

    name: str
    review: str
    criterion: str
    codes: Mapping[str, str]


COLUMNS: tuple[IrmColumn, ...] = (
    IrmColumn("Verifiable", PROGRESS, "verifiable", {"Yes": "yes", "No": "no"}),
    IrmColumn(
        "Specificity",
        PROGRESS,
        "specificity",
        {"None": "none", "Low": "low", "Medium": "medium", "High": "high"},
    ),
    IrmColumn(
        "Potential Impact",
        PROGRESS,
        "potential_impact",
        {"None": "none", "Minor": "minor", "Moderate": "moderate", "Transformative": "transformative"},
    ),
    IrmColumn(
        "Potential for Results",
        PROGRESS,
        "potential",
        {"Unclear": "unclear", "Modest": "modest", "Substantial": "substantial"},
    ),
    IrmColumn("Completion (Progress Report)", PROGRESS, "completion", _COMPLETION),
    IrmColumn("Completion (End Of Term)", END, "completion", _COMPLETION),
    IrmColumn(
        "Did It Open Government (Overall)",
        END,
        "opened_government",
        {
            "Worsens": "worsened",
            "Did Not Change": "did_not_change",
            "Marginal": "marginal",
            "Major": "major",
            "Outstanding": "outstanding",
            "No early results to report yet": "no_early_results_yet",
        },
    ),
    IrmColumn(
        "Early Results",
        END,
        "early_results",
        {"No notable results": "no_notable_results", "Moderate": "moderate", "Significant": "significant"},
    ),
)


@dataclass(frozen=True, slots=True)
class IrmCode:
    """What a cell of the table says: its column, the value, and the code; None where none is known for it."""

    column: IrmColumn
    value: str
    code: str | None


def review_name(plan: str, review: str) -> str:
    """The name under which the codes of a review of an action plan stand in a package."""
    return f"{REVIEW_OF}{plan}-{review}"


def refuse_review_name(name: str) -> None:
    """Look whether a panel may have a name: none that is kept for the mechanism's reviews.

    Raises:
        Refusal: it may not, for what the mechanism coded would stand among the panel's own codes.
    """
    if name.startswith(REVIEW_OF):
        raise Refusal(
            Reason(
                "no panel is called {name}: with {start} begin the names of the mechanism's reviews",
                name=Text(name),
                start=Text(REVIEW_OF),
            ),
            Reason("give the panel another name; nothing was changed"),
        )


def irm_codes(cells: Mapping[str, str]) -> Iterator[IrmCode]:
    """The codes in a row of the table, column by column; what was not coded is passed over."""
    for column in COLUMNS:
        value = " ".join(cells.get(column.name, "").split())
        if value not in NOT_CODED:
            yield IrmCode(column, value, column.codes.get(value))


def commitment_number(cell: str) -> str:
    """A commitment's number as the plan has it.

    The export holds some as binary fractions.

    Examples:
        >>> commitment_number("4.0999999999999996"), commitment_number("12"), commitment_number("3a")
        ('4.1', '12', '3a')
    """
    try:
        number = Decimal(cell.strip())
    except InvalidOperation:
        return cell.strip()
    return f"{number.quantize(Decimal('1E-10')).normalize():f}" if number.is_finite() else cell.strip()


def own_number(identifier: str) -> str:
    """The one number in a package's identifier, without noughts before it; empty where there is no such one.

    Examples:
        >>> own_number("C07"), own_number("7"), own_number("II.7.02"), own_number("aims")
        ('7', '7', '', '')
    """
    found = re.fullmatch(r"\D*(\d+)", identifier)
    return str(int(found[1])) if found else ""
