"""What was found as plain values: one record, and one table with a row for each gap."""

import csv
import io

from tallystick.base.canonical import Json
from tallystick.base.formulas import shown_as_text
from tallystick.lint.model import Gap, Judged, Lint
from tallystick.lint.rules import BY_ID, RULES
from tallystick.lint.summary import beside, commonest, counts, headline, nearest, standing

COLUMNS = (
    "commitment", "title", "rule", "blocks", "words", "start", "end", "page", "paragraph",
    "found", "matters", "add", "wording", "confirmed",
)  # fmt: skip


def lint_record(lint: Lint) -> dict[str, Json]:
    """All that was found, the summary first."""
    return {
        "title": lint.title,
        "language": lint.language,
        "period": f"{lint.first_year}/{lint.last_year}" if lint.last_year else "",
        "summary": _summary(lint),
        "rules": [
            {
                "id": rule.id,
                "name": rule.name,
                "matters": rule.matters,
                "right": rule.right,
                "checked": rule.id not in lint.unchecked,
            }
            for rule in RULES
        ],
        "commitments": [_commitment(one) for one in lint.commitments],
        "warnings": list(lint.warnings),
    }


def _summary(lint: Lint) -> dict[str, Json]:
    return {
        "headline": headline(lint).text,
        "beside": beside(lint).text,
        "standing": standing(lint).text,
        "commitments": len(lint.commitments),
        "checkable": sum(one.checkable for one in lint.commitments),
        "without_gaps": sum(not one.gaps for one in lint.commitments),
        "counts": dict(counts(lint)),
        "commonest": [rule for rule, _ in commonest(lint)],
        "nearest": [one.unit.id for one in nearest(lint)],
    }


def _commitment(one: Judged) -> dict[str, Json]:
    return {
        "id": one.unit.id,
        "title": one.unit.title,
        "section": one.section,
        "start": one.unit.start,
        "end": one.unit.end,
        "page": one.page,
        "paragraph": one.paragraph,
        "evaluability": one.evaluability,
        "confirmed": one.confirmed,
        "checkable": one.checkable,
        "gaps": [_gap(gap) for gap in one.gaps],
    }


def _gap(gap: Gap) -> dict[str, Json]:
    return {
        "rule": gap.rule,
        "blocks": gap.blocks,
        "words": gap.words,
        "start": gap.start,
        "end": gap.end,
        "page": gap.page,
        "paragraph": gap.paragraph,
        "found": gap.found.text,
        "add": gap.add.text,
        "wording": gap.wording,
    }


def findings_table(lint: Lint) -> bytes:
    """A row for each gap, as CSV."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in lint.commitments:
        for gap in one.gaps:
            cells = _gap(gap) | {
                "commitment": one.unit.id,
                "title": one.unit.title,
                "matters": BY_ID[gap.rule].matters,
                "blocks": "true" if gap.blocks else "false",
                "confirmed": "true" if one.confirmed else "false",
                "page": gap.page or "",
                "paragraph": gap.paragraph or "",
            }
            writer.writerow(_safe(cells[name]) for name in COLUMNS)
    return out.getvalue().encode("utf-8", "replace")


def _safe(cell: Json) -> Json:
    """A cell that no spreadsheet runs as a formula."""
    return shown_as_text(cell) if isinstance(cell, str) else cell
