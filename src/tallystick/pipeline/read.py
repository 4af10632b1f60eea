"""From a plan document to a draft package on disk, whole or not at all."""

import datetime
import json
import re
from dataclasses import dataclass
from pathlib import Path

import pydantic

from tallystick.base.dates import Period
from tallystick.base.findings import Finding, Refusal
from tallystick.base.progress import Progress
from tallystick.base.reasons import Reason, Text, Unfit
from tallystick.base.verdicts import (
    ADOPTED_NOT_IN_FORCE,
    DONE,
    DONE_ANSWERS,
    DONE_BEFORE_RELEASE,
    DONE_LATE,
    codes,
)
from tallystick.pipeline.drafting import Given, package_of, plan_of
from tallystick.pipeline.new_folder import refuse_used, write_new
from tallystick.reading import Draft, draft_register, read_document
from tallystick.reading.draft_csv import draft_tables
from tallystick.reading.files import refuse_missing
from tallystick.reading.likeness import is_doubt
from tallystick.register.descriptor import Plan
from tallystick.register.files import heading_files, package_files


@dataclass(frozen=True, slots=True)
class ReadPlan:
    """What a reading made.

    Attributes:
        draft: all that was read.
        title: the plan's name.
        gaps: what the text did not say, or what needs a person's eye.
    """

    draft: Draft
    title: str
    gaps: tuple[Finding, ...]


def run_reading(document: str, out: str, given: Given, progress: Progress) -> ReadPlan:
    """Read a plan document into a draft package.

    Args:
        document: a txt, md, html, docx or pdf file.
        out: the folder to write, new or empty.
        given: what the person says of the plan.
        progress: told how far it is.

    Raises:
        Refusal: the document can't be read, or the folder can't be written. Nothing was written then.
    """
    target = Path(out)
    refuse_missing(document)
    refuse_used(target)
    source = read_document(document, progress, given.language)
    progress("reading the plan", 0, 0)
    draft = draft_register(source, given.language, given.released or "")
    try:
        plan, gaps = plan_of(draft, given)
    except pydantic.ValidationError as problem:
        raise _wrong_option(problem) from None
    package, left_out = package_of(draft, source, plan, _name(document))
    # Tables without rows are given their headings: what follows is filled in by hand.
    files = draft_tables(draft, source) | heading_files() | package_files(package)
    files["document.txt"] = source.text.encode("utf-8", "replace")
    files["methods/final.toml"] = _method(plan, given.known_by).encode()
    progress("writing", 0, 0)
    write_new(target, files)
    told = given.title or given.period  # whoever names the plan or its years has said that it is one
    notes = tuple(
        Finding(
            "reading",
            "gap",
            Path(document).name,
            one,
            Reason("look the draft through there"),
        )
        for one in draft.warnings
        if not (told and is_doubt(one))
    )
    return ReadPlan(draft, plan.title, notes + gaps + left_out)


def _wrong_option(problem: pydantic.ValidationError) -> Refusal:
    one = problem.errors(include_url=False)[0]
    cause = one.get("ctx", {}).get("error")
    return Refusal(
        Reason(
            "--plan {key}={given} can't be used: {why}",
            key=Text(str(one["loc"][-1]).replace("_", "-")),
            given=Text(str(one.get("input"))),
            why=cause.reason if isinstance(cause, Unfit) else Reason("it has another form"),
        ),
        Reason("write a country as CN, a period as 2021/2025, a date as 2021-09"),
    )


def _name(document: str) -> str:
    bare = re.sub(r"[^a-z0-9._-]+", "-", Path(document).stem.lower()).strip("-._")
    return (bare or "plan")[:100]


_NO_DAY = """# Up to which day sources count is asked for by 'assess --known-by', or said here:
# known_by = 2026-06-30"""
_METHOD = """# Written with the draft. Every number here changes the result and nothing else.
name = "final"
title = "After the plan's end"
judged_to = {judged_to}
{known_by}

[thresholds]
about_tolerance = 0.1
unknown_rounding = 0.01

[policies]
official = ["official_statistic", "official_claim"]
international = ["international_estimate"]
independent = ["independent"]
default = ["official", "international", "independent"]

[done]
weakest_first = {weakest_first}
complete = {complete}
"""


def _method(plan: Plan, known_by: datetime.date | None) -> str:
    """The method *final*: judged to the plan's end; up to which day sources count, 'assess' may ask."""
    return _METHOD.format(
        known_by=f"known_by = {known_by.isoformat()}" if known_by else _NO_DAY,
        judged_to=Period.parse(plan.period).last.isoformat(),
        weakest_first=json.dumps(DONE_ANSWERS.weakest_first()),
        complete=json.dumps(codes((DONE, DONE_BEFORE_RELEASE, ADOPTED_NOT_IN_FORCE, DONE_LATE))),
    )
