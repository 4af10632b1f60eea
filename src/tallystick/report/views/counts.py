"""The sentences that a reader could print: counts of a plan or a part of it, always of the whole."""

from collections.abc import Mapping
from dataclasses import dataclass

from tallystick.assessment.model import Counts, PartSummary
from tallystick.base.reasons import msgid, plural
from tallystick.base.verdicts import (
    AWAY,
    BEHIND,
    LAST_FIGURE_FALLS_SHORT,
    LAST_FIGURE_MEETS,
    MET,
    NOT_MET,
    ON_COURSE,
    TARGET_ANSWERS,
    TARGET_UNRATED,
)
from tallystick.report import words
from tallystick.report.context import PageContext
from tallystick.report.linked import LinkedNumbers, SentencePieces
from tallystick.voice import terms


@dataclass(frozen=True, slots=True)
class CountPaths:
    """Where the rows of the plan's counts stand.

    Attributes:
        targets: all targets.
        answers: the targets of each answer.
        own: the targets that rest on the government's own figures alone.
        contested: the contested ones.
        commitments: all commitments.
        classes: the commitments by what could show whether they were kept.
    """

    targets: str
    answers: Mapping[str, str]
    own: str
    contested: str
    commitments: str
    classes: str


def lead(context: PageContext, paths: CountPaths) -> SentencePieces:
    """The answer first, in a sentence or three, each number with the path of its rows."""
    numbers = LinkedNumbers(context.language)
    whole = context.book.assessment.summary.whole
    of = dict(whole.headline)
    if whole.targets < 2:
        return numbers.pieces(_few(context, of, numbers, paths))
    if ON_COURSE.code in of:
        told = [*_ahead(context, numbers, paths), *_earlier(context, of, numbers, paths)]
        return numbers.pieces(context.language.sentences([*told, *_whose(context, numbers, paths)]))
    first = context.language.say_many(
        plural(
            "Of the {targets} targets that this plan sets, in numbers or for everybody, {number} is shown to "
            "have been met by the deadline and {not_met} not met; {open} cannot be rated.",
            "Of the {targets} targets that this plan sets, in numbers or for everybody, {number} are shown "
            "to have been met by the deadline and {not_met} not met; {open} cannot be rated.",
        ),
        of[MET.code],
        numbers.to(of[MET.code], paths.answers[MET.code]),
        targets=numbers.to(whole.targets, paths.targets),
        not_met=numbers.to(of[NOT_MET.code], paths.answers[NOT_MET.code]),
        open=numbers.to(of[TARGET_UNRATED.code], paths.answers[TARGET_UNRATED.code]),
    )
    told = [first, *_earlier(context, of, numbers, paths), *_whose(context, numbers, paths)]
    return numbers.pieces(context.language.sentences(told))


def _ahead(context: PageContext, numbers: LinkedNumbers, paths: CountPaths) -> list[str]:
    """How the targets stand on their way, by a method that looks ahead."""
    whole = context.book.assessment.summary.whole
    of = {code: numbers.to(count, paths.answers[code]) for code, count in whole.headline}
    way = context.language.say_many(
        plural(
            "Of the {targets} targets that this plan sets, in numbers or for everybody, {number} was on "
            "course on {day}, {behind} behind and {away} moving away; {open} cannot be rated.",
            "Of the {targets} targets that this plan sets, in numbers or for everybody, {number} were on "
            "course on {day}, {behind} behind and {away} moving away; {open} cannot be rated.",
        ),
        dict(whole.headline)[ON_COURSE.code],
        of[ON_COURSE.code],
        targets=numbers.to(whole.targets, paths.targets),
        behind=of[BEHIND.code],
        away=of[AWAY.code],
        open=of[TARGET_UNRATED.code],
        day=context.day(context.book.assessment.judged_to),
    )
    counts = dict(whole.headline)
    if not counts[MET.code] + counts[NOT_MET.code]:
        return [way]
    settled = context.say(
        msgid("Settled by then: {met} met, {not_met} not met."), met=of[MET.code], not_met=of[NOT_MET.code]
    )
    return [way, settled]


def _few(context: PageContext, of: dict[str, int], numbers: LinkedNumbers, paths: CountPaths) -> str:
    """What a plan that makes one such promise, or none, is answered."""
    answer = next((code for code, count in of.items() if count), None)
    if answer is None:
        return _no_target(context)
    told = context.say(
        msgid("This plan sets {number} target, a number or a promise to everybody. Its answer: {answer}."),
        number=numbers.to(1, paths.targets),
        answer=context.say(TARGET_ANSWERS[answer].word),
    )
    return context.language.sentences([told, *_whose(context, numbers, paths)])


def _no_target(context: PageContext) -> str:
    """That nothing can be met: because the plan promises no number, or because nobody entered it."""
    if dict(context.book.assessment.summary.whole.evaluability)["quantified"]:
        return context.say(msgid("None of the numbers that this plan promises is entered here yet."))
    return context.say(
        msgid("This plan sets no target that could be met: no number, and nothing promised to everybody.")
    )


def plain_lead(context: PageContext) -> str:
    """The answer first, without links."""
    nowhere = CountPaths("", dict.fromkeys(TARGET_ANSWERS.codes, ""), "", "", "", "")
    return "".join(text for text, _ in lead(context, nowhere))


def _earlier(
    context: PageContext, of: dict[str, int], numbers: LinkedNumbers, paths: CountPaths
) -> list[str]:
    """Of how many only earlier figures are known, and how many of these meet their promise or miss it."""
    say_many, told = context.language.say_many, []
    if meets := of[LAST_FIGURE_MEETS.code]:
        count = numbers.to(meets, paths.answers[LAST_FIGURE_MEETS.code])
        told.append(say_many(plural("{number} meets the promise", "{number} meet the promise"), meets, count))
    if short := of[LAST_FIGURE_FALLS_SHORT.code]:
        count = numbers.to(short, paths.answers[LAST_FIGURE_FALLS_SHORT.code])
        told.append(say_many(plural("{number} falls short", "{number} fall short"), short, count))
    forms = plural(
        "For {number} more only an earlier figure is known: {told}.",
        "For {number} more only earlier figures are known: {told}.",
    )
    return [say_many(forms, meets + short, told=context.language.list(told))] if told else []


def _whose(context: PageContext, numbers: LinkedNumbers, paths: CountPaths) -> list[str]:
    """Whose figures the answers rest on, where they rest on one side's alone."""
    told = context.book.assessment.summary.self_reported
    if not told.official_only:
        return []
    own = numbers.to(told.official_only, paths.own)
    if told.official_only == told.rated:
        forms = plural(
            "The {number} rated answer rests on the government's own figures alone.",
            "All {number} rated answers rest on the government's own figures alone.",
        )
        return [context.language.say_many(forms, told.rated, own)]
    return [
        context.say(
            msgid("{number} of the {rated} rated answers rest on the government's own figures alone."),
            number=own,
            rated=told.rated,
        )
    ]


_CLASSES = {
    "quantified": plural("{number} is quantified", "{number} are quantified"),
    "event": plural("{number} is an event", "{number} are events"),
    "directional": plural("{number} gives only a direction", "{number} give only a direction"),
    "statement": plural("{number} is a statement", "{number} are statements"),
}


def count_sentence(context: PageContext, paths: CountPaths) -> SentencePieces:
    """What kinds of promises the plan makes and where its numbers stand, each number with its path."""
    numbers, whole = LinkedNumbers(context.language), context.book.assessment.summary.whole
    of = dict(whole.evaluability)
    commitments = context.language.say_many(
        plural(
            "{number} commitment: {told}.",
            "{number} commitments: {told}.",
        ),
        whole.commitments,
        numbers.to(whole.commitments, paths.commitments),
        told=context.language.list(
            context.language.say_many(forms, of[code], numbers.to(of[code], paths.classes))
            for code, forms in _CLASSES.items()
            if of[code]
        ),
    )
    within = context.language.say_many(
        plural("{number} commitment", "{number} commitments"),
        whole.target_commitments,
        numbers.to(whole.target_commitments, paths.targets),
    )
    contested = context.language.say_many(
        plural("{number} is contested", "{number} are contested"),
        whole.contested,
        numbers.to(whole.contested, paths.contested),
    )
    targets = context.say(
        msgid("Its numeric and universal targets stand in {within}; {contested}."),
        within=within,
        contested=contested,
    )
    told = [commitments, *([targets] if whole.targets else [])]
    return numbers.pieces(context.language.sentences(told))


def targets_sentence(context: PageContext) -> str:
    """All counts of the targets in one sentence."""
    if not context.book.assessment.summary.whole.targets:
        return _no_target(context)
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


def _targets(context: PageContext, summary: PartSummary) -> str:
    of = dict(summary.headline)
    within = context.language.say_many(
        plural("{number} commitment", "{number} commitments"), summary.target_commitments
    )
    if ON_COURSE.code in of:
        return context.language.say_many(
            plural(
                "{number} numeric or universal target in {within}: {told}; {contested} of all contested.",
                "{number} numeric or universal targets in {within}: {told}; {contested} of all contested.",
            ),
            summary.targets,
            within=within,
            told=_told(context, summary.headline, words.TARGET_VERDICT),
            contested=summary.contested,
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
