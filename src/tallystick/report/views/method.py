"""The method page: every threshold and choice, in words and as a value."""

from dataclasses import dataclass

from tallystick.base.reasons import msgid
from tallystick.register.descriptor import Document
from tallystick.register.files import chosen_method
from tallystick.report import words
from tallystick.report.context import PageContext
from tallystick.report.model import Registered
from tallystick.report.views.marks import Mark, done_mark, target_mark
from tallystick.report.views.start import PolicyRow, policy_rows
from tallystick.voice import terms


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice of the method: its value, what it says, and what changes if it changes."""

    key: str
    value: str
    about: str
    changes: str


@dataclass(frozen=True, slots=True)
class MethodPage:
    """What the method page shows."""

    title: str
    name: str
    choices: tuple[Choice, ...]
    targets: tuple[tuple[Mark, str], ...]
    done: tuple[tuple[Mark, str], ...]
    sources: tuple[tuple[str, str], ...]
    policies: tuple[PolicyRow, ...]
    arithmetic: tuple[str, ...]
    complete: str
    file: str
    document: Document | None
    registered: Registered | None


def method_page(context: PageContext) -> MethodPage:
    """The method page's view."""
    method = chosen_method(context.book.package, context.book.assessment.method)
    return MethodPage(
        title=context.own_words(method.title),
        name=method.name,
        choices=_dates(context) + _thresholds(context) + _orders(context) + _trend(context),
        targets=tuple(
            (target_mark(context, code), context.say(told)) for code, told in words.TARGET_GLOSS.items()
        ),
        done=tuple((done_mark(context, code), context.say(told)) for code, told in words.DONE_GLOSS.items()),
        sources=tuple(
            (context.say(words.SOURCE_KINDS[kind]), context.say(told))
            for kind, told in words.SOURCE_GLOSS.items()
        ),
        policies=policy_rows(context),
        arithmetic=tuple(context.say(told) for told in terms.ARITHMETIC.values()),
        complete=context.language.list(context.say(words.DONE[one]) for one in method.done.complete),
        file=f"package/methods/{method.name}.toml",
        document=context.book.package.descriptor.tallystick.document,
        registered=context.book.material.identity.registered,
    )


def _dates(context: PageContext) -> tuple[Choice, ...]:
    method = chosen_method(context.book.package, context.book.assessment.method)
    return (
        Choice(
            "judged_to",
            context.language.day(method.judged_to),
            context.say(msgid("Figures of periods that end after this day are ignored.")),
            context.say(
                msgid("A later day lets later figures in; before the deadline hardly anything can be rated.")
            ),
        ),
        Choice(
            "known_by",
            context.language.day(method.known_by),
            context.say(msgid("Sources published after this day are ignored.")),
            context.say(msgid("A later day hears sources that came out since, and can only add figures.")),
        ),
    )


def _thresholds(context: PageContext) -> tuple[Choice, ...]:
    method = chosen_method(context.book.package, context.book.assessment.method)
    return (
        Choice(
            "thresholds.about_tolerance",
            context.language.share(method.thresholds.about_tolerance),
            context.say(msgid("How far from the promised number a figure may lie and still be “about” it.")),
            context.say(msgid("A wider one lets more figures meet the targets that say “about”.")),
        ),
        Choice(
            "thresholds.unknown_rounding",
            context.language.share(method.thresholds.unknown_rounding),
            context.say(
                msgid("The rounding of a figure printed as “about so much” whose digits are not known.")
            ),
            context.say(msgid("A wider one leaves more such figures undecided.")),
        ),
    )


def _trend(context: PageContext) -> tuple[Choice, ...]:
    """The settings for trends that the rule by which this was judged goes by."""
    rule = chosen_method(context.book.package, context.book.assessment.method).trend
    if rule is None:
        return ()
    years = (
        Choice(
            "trend.years",
            context.language.whole(rule.years),
            context.say(msgid("How many years must have a figure before a trend is given.")),
            context.say(msgid("Fewer years give more trends, and more that chance alone has made.")),
        ),
    )
    if dict(context.book.assessment.rules).get("trend", 1) > 1:
        return years
    return (
        *years,
        Choice(
            "trend.threshold",
            context.language.share(rule.threshold),
            context.say(
                msgid(
                    "The yearly change, by the median of all pairs of years, below which there is no clear "
                    "change; a share of the median figure."
                )
            ),
            context.say(msgid("A smaller one calls smaller movements a trend.")),
        ),
    )


def _orders(context: PageContext) -> tuple[Choice, ...]:
    method = chosen_method(context.book.package, context.book.assessment.method)
    kinds = {
        "official": method.policies.official,
        "international": method.policies.international,
        "independent": method.policies.independent,
    }
    found = [
        Choice(
            f"policies.{name}",
            context.language.list(context.say(words.SOURCE_KINDS[kind]) for kind in of),
            context.say(words.POLICY[name]),
            context.say(
                msgid("Another kind, or another order, may let another figure of the same period decide.")
            ),
        )
        for name, of in kinds.items()
    ]
    found.append(
        Choice(
            "policies.default",
            context.language.list(
                (context.say(words.POLICY_SHORT[one]) for one in method.policies.default), ","
            ),
            context.say(msgid("Who is asked first, second and third for the headline.")),
            context.say(msgid("Asking others first changes the headline where they differ.")),
        )
    )
    found.append(
        Choice(
            "done.weakest_first",
            context.language.list((context.say(words.DONE[one]) for one in method.done.weakest_first), ","),
            context.say(msgid("A commitment is as done as the weakest of its deliverables, in this order.")),
            context.say(msgid("Another order changes the answer of commitments with several deliverables.")),
        )
    )
    return tuple(found)
