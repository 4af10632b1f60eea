"""The sentences that a reader could print: counts of a plan or a part of it, always of the whole."""

from tallystick.assessment.model import Counts, PartSummary
from tallystick.base.verdicts import (
    LAST_FIGURE_FALLS_SHORT,
    LAST_FIGURE_MEETS,
    MET,
    NOT_MET,
    TARGET_UNRATED,
)
from tallystick.report import words
from tallystick.report.desk import Desk
from tallystick.voice import terms
from tallystick.voice.language import msgid, plural


def lead(desk: Desk) -> str:
    """The answer first, in one sentence."""
    whole = desk.book.assessment.summary.whole
    of = dict(whole.headline)
    first = desk.say(
        msgid(
            "Of the {targets} numbers this plan promised, {met} are shown to have been met at the deadline "
            "and {not_met} not met; {open} cannot be rated."
        ),
        targets=whole.targets,
        met=of[MET.code],
        not_met=of[NOT_MET.code],
        open=of[TARGET_UNRATED.code],
    )
    return desk.language.sentences([first, *_earlier(desk, of), *_whose(desk)])


def _earlier(desk: Desk, of: dict[str, int]) -> list[str]:
    earlier = sum(of[verdict.code] for verdict in (LAST_FIGURE_MEETS, LAST_FIGURE_FALLS_SHORT))
    forms = plural(
        "For {number} more only an earlier figure is known.",
        "For {number} more only earlier figures are known.",
    )
    return [desk.language.say_many(forms, earlier)] if earlier else []


def _whose(desk: Desk) -> list[str]:
    """Whose figures the answers rest on, where they rest on one side's alone."""
    told = desk.book.assessment.summary.self_reported
    if not told.official_only:
        return []
    if told.official_only == told.rated:
        return [desk.say(msgid("Every answer rests on the government's own figures alone."))]
    return [
        desk.say(
            msgid("{number} of the {rated} answers rest on the government's own figures alone."),
            number=told.official_only,
            rated=told.rated,
        )
    ]


def count_sentence(desk: Desk) -> str:
    """All counts of the plan in one sentence."""
    whole = desk.book.assessment.summary.whole
    return desk.language.sentences([_commitments(desk, whole), _targets(desk, whole)])


def targets_sentence(desk: Desk) -> str:
    """All counts of the targets in one sentence."""
    return _targets(desk, desk.book.assessment.summary.whole)


def part_sentence(desk: Desk, summary: PartSummary) -> str:
    """The counts of a chapter or section, in one sentence for its commitments and one for its targets."""
    commitments = desk.language.say_many(
        plural("{number} commitment: {told}.", "{number} commitments: {told}."),
        summary.commitments,
        told=_told(desk, summary.evaluability, terms.EVALUABILITY),
    )
    if not summary.targets:
        return desk.language.sentences([commitments, desk.say(msgid("No number is promised."))])
    targets = desk.language.say_many(
        plural(
            "{number} numeric or universal target: {told}.", "{number} numeric or universal targets: {told}."
        ),
        summary.targets,
        told=_told(desk, summary.headline, words.TARGET_VERDICT),
    )
    return desk.language.sentences([commitments, targets])


def _told(desk: Desk, counts: Counts, names: dict[str, str]) -> str:
    """The counts that are not zero, with their names; together they are all."""
    return desk.language.list(
        desk.say(msgid("{name} {count}"), name=desk.say(names[code]), count=count)
        for code, count in counts
        if count
    )


def _commitments(desk: Desk, summary: PartSummary) -> str:
    of = dict(summary.evaluability)
    return desk.language.say_many(
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


def _targets(desk: Desk, summary: PartSummary) -> str:
    of = dict(summary.headline)
    within = desk.language.say_many(
        plural("{number} commitment", "{number} commitments"), summary.target_commitments
    )
    return desk.language.say_many(
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
