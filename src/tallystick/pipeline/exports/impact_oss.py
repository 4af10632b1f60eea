"""Commitments and indicators as the files that IMPACT OSS imports.

Its user manual (impactoss-user-manual, managers/import.md) says that a file has the columns of the template
that the program gives, each with the name of its field in the database in brackets, and a row for each item.
Which columns the template has is said by the program itself (impactoss-client, themes/config.js and
utils/import.js, read on 29 November 2026 as of February 2026). An import makes drafts, which a person there
publishes. Indicators come first, then actions, which name them by their reference.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from tallystick.base.formulas import shown_as_text
from tallystick.base.units import units
from tallystick.register.indicators import Indicator
from tallystick.register.model import Commitment, Package
from tallystick.register.recommendations import ANSWERS, IN_PART

#: The columns of its templates, in their order.
_REFERENCE, _TITLE = "Reference [database:reference]", "Title [database:title]"
_DESCRIPTION = "Description [database:description]"
INDICATORS = (
    _REFERENCE,
    _TITLE,
    _DESCRIPTION,
    "Start date [database:start_date]",
    "End date [database:end_date]",
    "Reporting frequency [database:frequency_months]",
    "Repeat? [database:repeat]",
)
ACTIONS = (
    _REFERENCE,
    _TITLE,
    _DESCRIPTION,
    "Desired outcome [database:outcome]",
    "Indicator summary [database:indicator_summary]",
    "Target Date [database:target_date]",
    "Target date comment [database:target_date_comment]",
    "indicator-reference [rel:indicator-reference]",
)
RECOMMENDATIONS = (
    "Framework id [database:framework_id]",
    _REFERENCE,
    _TITLE,
    _DESCRIPTION,
    "Government response (text) [database:response]",
    "Government response (support) [database:support_level]",
    "action-reference [rel:action-reference]",
)
_MONTHS: Mapping[str, str] = {"annual": "12", "biennial": "24", "five_yearly": "60"}


def impact_oss_files(package: Package) -> dict[str, bytes]:
    """The files by name: indicators, then actions."""
    return {
        "1-indicators.csv": _csv(INDICATORS, [*_indicators(package)]),
        "2-actions.csv": _csv(ACTIONS, [*_actions(package)]),
    } | (
        {"3-recommendations.csv": _csv(RECOMMENDATIONS, rows)}
        if (rows := [*_recommendations(package)])
        else {}
    )


def _indicators(package: Package) -> Iterator[Sequence[str]]:
    """When reports are due, and whether again, is for those to say who will use it there."""
    for one in package.indicators:
        yield one.id, one.title, _definition(one), "", "", _MONTHS.get(one.frequency or "", ""), "false"


def _definition(one: Indicator) -> str:
    parts = [one.definition, f"Unit: {units()[one.unit].plural}"]
    parts += [f"Published by: {one.publisher}"] if one.publisher else []
    return "\n\n".join(parts)


def _actions(package: Package) -> Iterator[Sequence[str]]:
    parts = {one.id: one.title for one in package.outline}
    serving: dict[str, list[str]] = {}
    for link in package.commitment_indicators:
        serving.setdefault(link.commitment, []).append(link.indicator)
    for one in package.commitments:
        deadlines = [row.deadline for row in package.targets if row.commitment == one.id]
        deadlines += [row.deadline for row in package.deliverables if row.commitment == one.id]
        last = max(deadlines, key=lambda day: day.last, default=None)
        yield (
            one.id,
            one.title,
            _told(package, one, parts[one.section]),
            "",
            "\n".join(row.quantity for row in package.targets if row.commitment == one.id),
            f"{last.last:%d/%m/%Y}" if last else "",
            "" if last is None or len(last.text) == 10 else f"as the plan has it: {last.text}",
            ",".join(dict.fromkeys(serving.get(one.id, ()))),
        )


def _recommendations(package: Package) -> Iterator[Sequence[str]]:
    """What others asked; frameworks and levels of support have numbers of their own there, and stay empty."""
    answering: dict[str, list[str]] = {}
    for link in package.recommendation_links:
        if link.confirmed_by and link.commitment and link.how in {ANSWERS, IN_PART}:
            answering.setdefault(link.recommendation, []).append(link.commitment)
    for one in package.recommendations:
        if one.kind == "recommendation":
            place = f"{one.document}, {one.paragraph}" if one.paragraph else one.document
            reply = ". ".join(filter(None, ((one.response or "").replace("_", " "), one.reason)))
            actions = ",".join(dict.fromkeys(answering.get(one.id, ())))
            yield "", one.id, one.asked, place, reply, "", actions


def _told(package: Package, one: Commitment, section: str) -> str:
    """Where it stands in the plan, and the dated things that it promises, in Markdown."""
    lines = [section]
    lines += [
        f"- {row.title} ({row.deadline.text})" for row in package.deliverables if row.commitment == one.id
    ]
    return "\n".join(lines)


def _csv(heading: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heading)
    writer.writerows([shown_as_text(cell) for cell in row] for row in rows)
    return out.getvalue().encode()
