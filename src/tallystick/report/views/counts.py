"""The sentences that a reader could print: counts of a plan or a part of it, always of the whole."""

from tallystick.assessment.model import Counts, PartSummary
from tallystick.base.reasons import msgid, plural
from tallystick.base.verdicts import (
    LAST_FIGURE_FALLS_SHORT,
    LAST_FIGURE_MEETS,
    MET,
    NOT_MET,
    TARGET_UNRATED,
)
from tallystick.report import words
from tallystick.report.context import PageContext
from tallystick.voice import terms


def lead(context: PageContext) -> str:
    """The answer first, in one sentence."""
    whole = context.book.assessment.summary.whole
    of = dict(whole.headline)
    first = context.say(
        msgid(
            "Of the {targets} numbers and promises about all that this plan makes, {met} are shown to have "
            "been met at the deadline and {not_met} not met; {open} cannot be rated."
        ),
        targets=whole.targets,
        met=of[MET.code],
        not_met=of[NOT_MET.code],
        open=of[TARGET_UNRATED.code],
    )
    return context.language.sentences([first, *_earlier(context, of), *_whose(context)])


def _earlier(context: PageContext, of: dict[str, int]) -> list[str]:
    """Of how many only earlier figures are known, and how many of these meet their promise or fall short."""
    say_many, told = context.language.say_many, []
    if meets := of[LAST_FIGURE_MEETS.code]:
        told.append(say_many(plural("{number} meets the promise", "{number} meet the promise"), meets))
    if short := of[LAST_FIGURE_FALLS_SHORT.code]:
        told.append(say_many(plural("{number} falls short", "{number} fall short"), short))
    forms = plural(
        "For {number} more only an earlier figure is known: {told}.",
        "For {number} more only earlier figures are known: {told}.",
    )
    return [say_many(forms, meets + short, told=context.language.list(told))] if told else []


def _whose(context: PageContext) -> list[str]:
    """Whose figures the answers rest on, where they rest on one side's alone."""
    told = context.book.assessment.summary.self_reported
    if not told.official_only:
        return []
    if told.official_only == told.rated:
        forms = plural(
            "The {number} rated answer rests on the government's own figures alone.",
            "All {number} rated answers rest on the government's own figures alone.",
        )
        return [context.language.say_many(forms, told.rated)]
    return [
        context.say(
            msgid("{number} of the {rated} rated answers rest on the government's own figures alone."),
            number=told.official_only,
            rated=told.rated,
        )
    ]


def count_sentence(context: PageContext) -> str:
    """All counts of the plan in one sentence."""
    whole = context.book.assessment.summary.whole
    return context.language.sentences([_commitments(context, whole), _targets(context, whole)])


def targets_sentence(context: PageContext) -> str:
    """All counts of the targets in one sentence."""
    return _targets(context, context.book.assessment.summary.whole)


def part_sentence(context: PageContext, summary: PartSummary) -> str:
    """The counts of a chapter or section, in one sentence for its commitments and one for its targets."""
    commitments = context.language.say_many(
        plural("{number} commitment: {told}.", "{number} commitments: {told}."),
        summary.commitments,
        told=_told(context, summary.evaluability, terms.EVALUABILITY),
    )
    if not summary.targets:
        return context.language.sentences([commitments, context.say(msgid("No number is promised."))])
    targets = context.language.say_many(
        plural(
            "{number} numeric or universal target: {told}.", "{number} numeric or universal targets: {told}."
        ),
        summary.targets,
        told=_told(context, summary.headline, words.TARGET_VERDICT),
    )
    return context.language.sentences([commitments, targets])


def _told(context: PageContext, counts: Counts, names: dict[str, str]) -> str:
    """The counts that are not zero, with their names; together they are all."""
    return context.language.list(
        context.say(msgid("{name} {count}"), name=context.say(names[code]), count=count)
        for code, count in counts
        if count
    )


def _commitments(context: PageContext, summary: PartSummary) -> str:
    of = dict(summary.evaluability)
    return context.language.say_many(
        plural(
            "{number} commitment; {quantified} quantified, {event} an event, {open} without number or act.",
            "{number} commitments: {quantified} are quantified, {event} are events, {directional} give "
            "only a direction and {statement} are statements.",
        ),
        summary.commitments,
        quantified=of["quantified"],
        event=of["event"],
        directional=of["directional"],
        statement=of["statement"],
        open=of["directional"] + of["statement"],
    )


def _targets(context: PageContext, summary: PartSummary) -> str:
    of = dict(summary.headline)
    within = context.language.say_many(
        plural("{number} commitment", "{number} commitments"), summary.target_commitments
    )
    return context.language.say_many(
        plural(
            "{number} numeric or universal target in {within}: at the deadline {met} met, {not_met} not met; "
            "last figure before it meets {meets}, falls short {short}; {open} cannot be rated; "
            "{contested} of all contested.",
            "{number} numeric or universal targets in {within}: at the deadline {met} met, {not_met} not "
            "met; last figure before it meets {meets}, falls short {short}; {open} cannot be rated; "
            "{contested} of all contested.",
        ),
        summary.targets,
        within=within,
        met=of[MET.code],
        not_met=of[NOT_MET.code],
        meets=of[LAST_FIGURE_MEETS.code],
        short=of[LAST_FIGURE_FALLS_SHORT.code],
        open=of[TARGET_UNRATED.code],
        contested=summary.contested,
    )
