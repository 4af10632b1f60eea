"""Shares with their counts: how far targets could be compared, and how many carry each mark."""

from dataclasses import dataclass

from tallystick.assessment.model import SelfReported
from tallystick.base.marks import MARKS, SELF_REPORTED
from tallystick.base.reasons import Template, inside, msgid, plural
from tallystick.report import words
from tallystick.report.context import PageContext
from tallystick.report.views.completed import complete_path
from tallystick.report.views.little import NO_FIGURES, OWN_FIGURES, TWO_VOICES, single_path
from tallystick.report.views.statements import linked
from tallystick.voice.promises import heading


@dataclass(frozen=True, slots=True)
class Share:
    """A share with its counts, what it means, and where its rows are.

    Attributes:
        title: what it is a share of doubt or of completion in.
        counted: how many of how many, in words; empty where nobody has counted.
        of: how many there are in all.
        text: what it means.
        path: where its rows are.
    """

    title: str
    counted: str
    of: int
    text: str
    path: str


#: How many of how many: languages that count things of each kind with a word of its own have one for each.
_TARGETS = inside("of targets", "{count} of {total}")
_RATED = inside("of rated targets", "{count} of {total}")
_COMMITMENTS = inside("of commitments", "{count} of {total}")
_FIGURES = inside("of figures", "{count} of {total}")


def _counted(context: PageContext, template: Template, count: int, of: int) -> str:
    return context.say(template, count=context.language.whole(count), total=context.language.whole(of))


def compared_shares(context: PageContext) -> list[Share]:
    """For how many targets a second voice could be compared at all, and how many carry each mark."""
    summary = context.book.assessment.summary
    if not summary.marks:
        return []
    of = summary.whole.targets
    compared = context.language.say_many(
        plural(
            "target: figures of two voices speak of one time, so that they could be compared at all.",
            "targets: figures of two voices speak of one time, so that they could be compared at all.",
        ),
        summary.whole.targets,
    )
    marked = dict(summary.marks)
    return [
        Share(
            context.say(msgid("A second voice")),
            _counted(context, _TARGETS, len(summary.second_voice), of),
            of,
            compared,
            single_path(context, TWO_VOICES),
        ),
        *(
            Share(
                heading(context.say(one.word)),
                _counted(context, _TARGETS, len(marked[one.code]), of),
                of,
                context.language.say_many(
                    plural("target: {meaning}.", "targets: {meaning}."),
                    summary.whole.targets,
                    meaning=context.say(one.gloss),
                ),
                single_path(context, one.code),
            )
            for one in MARKS
            if one is not SELF_REPORTED and marked.get(one.code)
        ),
    ]


def completion_rates(context: PageContext) -> list[Share]:
    """How many commitments are complete, of all and of those that could be; nothing of a whole of none."""
    found, path = [], complete_path(context)
    for rate in context.book.assessment.summary.rates:
        title, counted, text = context.say(words.RATE[rate.name]), "", ""
        if rate.count is None:
            text = context.say(msgid("Not yet coded: no panel has judged the potential."))
        else:
            counted = _counted(context, _COMMITMENTS, rate.count, rate.of)
        found.append(Share(title, counted, rate.of, text, path))
    apart = dict(context.book.assessment.summary.complete)
    wholes = {"complete": "promised", "by_the_plan": "promised"}
    for name, title in words.COMPLETE.items() if apart else ():
        count, of = apart[name], apart[wholes.get(name, "complete")]
        counted = _counted(context, _COMMITMENTS, count, of)
        found.append(Share(context.say(title), counted, of, "", path))
    return [one for one in found if one.of]


def shares_of_doubt(context: PageContext) -> tuple[Share, ...]:
    """How sure the answers are, in shares with their counts; a share of nothing is none."""
    summary = context.book.assessment.summary
    own, all_targets = summary.self_reported, summary.whole.targets
    shares = (
        Share(
            context.say(msgid("Self-reported only")),
            _counted(context, _RATED, own.official_only, own.rated),
            own.rated,
            _resting(context, own),
            single_path(context, OWN_FIGURES),
        ),
        Share(
            context.say(msgid("Contested")),
            _counted(context, _TARGETS, len(summary.contested), all_targets),
            all_targets,
            context.language.say_many(
                plural(
                    "target: rated figures stand on both sides of the promise.",
                    "targets: rated figures stand on both sides of the promise.",
                ),
                summary.whole.targets,
            ),
            context.path("sources/conflicts.html"),
        ),
        *compared_shares(context),
        Share(
            context.say(msgid("Without figures")),
            _counted(context, _TARGETS, len(summary.without_figures), all_targets),
            all_targets,
            context.language.say_many(
                plural(
                    "target: no figure was found that can be held against the promise, of any source or "
                    "measure.",
                    "targets: no figure was found that can be held against the promise, of any source or "
                    "measure.",
                ),
                summary.whole.targets,
            ),
            single_path(context, NO_FIGURES),
        ),
        _not_linked(context),
    )
    return tuple(one for one in shares if one.of)


_ON = {
    "claims": msgid("{count} on claims"),
    "statistics": msgid("{count} on statistics"),
    "both": msgid("{count} on both"),
}


def _resting(context: PageContext, own: SelfReported) -> str:
    """On which of the government's figures the answers rest."""
    counts = {"claims": own.claims, "statistics": own.statistics, "both": own.both}
    told = context.language.list(
        context.say(_ON[name], count=count) for name, count in counts.items() if count
    )
    if not told:
        forms = plural(
            "rated target: the answer rests on the government's own figures alone.",
            "rated targets: the answer rests on the government's own figures alone.",
        )
        return context.language.say_many(forms, own.rated)
    forms = plural(
        "rated target: the answer rests on the government's own figures alone, {told}.",
        "rated targets: the answer rests on the government's own figures alone, {told}.",
    )
    return context.language.say_many(forms, own.rated, told=told)


def _not_linked(context: PageContext) -> Share:
    """How many figures nobody can look up at an address."""
    package = context.book.package
    copies = {one.id for one in package.sources if not linked(one)}
    count, of = sum(one.source in copies for one in package.observations), len(package.observations)
    return Share(
        context.say(msgid("Not linked")),
        _counted(context, _FIGURES, count, of),
        of,
        context.language.say_many(
            plural(
                "figure: it was read where no link may lead; look up the named publication instead.",
                "figures: they were read where no link may lead; look up the named publications instead.",
            ),
            of,
        ),
        context.path("sources/index.html"),
    )
