"""The sentences that a reader could print: counts of a plan or a part of it, always of the whole."""

from tallystick.assessment.model import PartSummary
from tallystick.report.desk import Desk
from tallystick.report.language import msgid


def lead(desk: Desk) -> str:
    """The answer first, in one sentence."""
    whole = desk.book.assessment.summary.whole
    of = dict(whole.headline)
    return desk.say(
        msgid(
            "Of the {targets} numbers this plan promised, {met} are shown to have been met at the deadline "
            "and {not_met} not met; {open} cannot be rated."
        ),
        targets=whole.targets,
        met=of["met"],
        not_met=of["not_met"],
        open=of["cannot_be_rated"],
    )


def count_sentence(desk: Desk) -> str:
    """All counts of the plan in one sentence."""
    whole = desk.book.assessment.summary.whole
    return " ".join([_commitments(desk, whole), _targets(desk, whole)])


def targets_sentence(desk: Desk) -> str:
    """All counts of the targets in one sentence."""
    return _targets(desk, desk.book.assessment.summary.whole)


def part_sentence(desk: Desk, summary: PartSummary) -> str:
    """All counts of a chapter or section in one sentence or two."""
    if not summary.targets:
        return " ".join([_commitments(desk, summary), desk.say(msgid("It sets no numeric target."))])
    return " ".join([_commitments(desk, summary), _targets(desk, summary)])


def _commitments(desk: Desk, summary: PartSummary) -> str:
    of = dict(summary.evaluability)
    return desk.language.say_many(
        msgid(
            "{number} commitment; {quantified} quantified, {event} an event, {open} with nothing to check."
        ),
        msgid(
            "{number} commitments: {quantified} are quantified, {event} are events, {directional} give "
            "only a direction and {statement} are statements."
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
        msgid("{number} commitment"), msgid("{number} commitments"), summary.target_commitments
    )
    return desk.language.say_many(
        msgid(
            "{number} numeric or universal target in {within}: at the deadline {met} met, {not_met} not met; "
            "last figure before it meets {meets}, falls short {short}; {open} cannot be rated; "
            "{contested} of all are contested."
        ),
        msgid(
            "{number} numeric or universal targets in {within}: at the deadline {met} met, {not_met} not "
            "met; last figure before it meets {meets}, falls short {short}; {open} cannot be rated; "
            "{contested} of all are contested."
        ),
        summary.targets,
        within=within,
        met=of["met"],
        not_met=of["not_met"],
        meets=of["last_figure_meets"],
        short=of["last_figure_falls_short"],
        open=of["cannot_be_rated"],
        contested=summary.contested,
    )
