"""The method page: every threshold and choice, in words and as a value."""

from dataclasses import dataclass

from tallystick.register.descriptor import Document
from tallystick.register.files import chosen_method
from tallystick.report import words
from tallystick.report.desk import PageContext
from tallystick.report.model import Registered
from tallystick.report.views.marks import Mark, done_mark, target_mark
from tallystick.report.views.start import PolicyRow, policy_rows
from tallystick.voice import terms
from tallystick.voice.language import msgid


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
    marks: tuple[Mark, ...]
    arithmetic: tuple[str, ...]
    complete: str
    file: str
    document: Document | None
    registered: Registered | None


def method_page(desk: PageContext) -> MethodPage:
    """The method page's view."""
    method = chosen_method(desk.book.package, desk.book.assessment.method)
    return MethodPage(
        title=method.title,
        name=method.name,
        choices=_dates(desk) + _thresholds(desk) + _orders(desk) + _trend(desk),
        targets=tuple((target_mark(desk, code), desk.say(told)) for code, told in words.TARGET_GLOSS.items()),
        done=tuple((done_mark(desk, code), desk.say(told)) for code, told in words.DONE_GLOSS.items()),
        sources=tuple(
            (desk.say(words.SOURCE_KINDS[kind]), desk.say(told)) for kind, told in words.SOURCE_GLOSS.items()
        ),
        policies=policy_rows(desk),
        marks=tuple(target_mark(desk, code) for code in words.TARGET_GLOSS),
        arithmetic=tuple(desk.say(told) for told in terms.ARITHMETIC.values()),
        complete=desk.language.list(desk.say(words.DONE[one]) for one in method.done.complete),
        file=f"package/methods/{method.name}.toml",
        document=desk.book.package.descriptor.tallystick.document,
        registered=desk.book.material.identity.registered,
    )


def _dates(desk: PageContext) -> tuple[Choice, ...]:
    method = chosen_method(desk.book.package, desk.book.assessment.method)
    return (
        Choice(
            "judged_to",
            desk.language.day(method.judged_to),
            desk.say(msgid("Figures of periods that end after this day are ignored.")),
            desk.say(
                msgid("A later day lets later figures in; before the deadline hardly anything can be rated.")
            ),
        ),
        Choice(
            "known_by",
            desk.language.day(method.known_by),
            desk.say(msgid("Sources published after this day are ignored.")),
            desk.say(msgid("A later day hears sources that came out since, and can only add figures.")),
        ),
    )


def _thresholds(desk: PageContext) -> tuple[Choice, ...]:
    method = chosen_method(desk.book.package, desk.book.assessment.method)
    return (
        Choice(
            "thresholds.about_tolerance",
            desk.language.share(method.thresholds.about_tolerance),
            desk.say(msgid("How far from the promised number a figure may lie and still be “about” it.")),
            desk.say(msgid("A wider one lets more figures meet the targets that say “about”.")),
        ),
        Choice(
            "thresholds.unknown_rounding",
            desk.language.share(method.thresholds.unknown_rounding),
            desk.say(
                msgid("The rounding of a figure printed as “about so much” whose digits are not known.")
            ),
            desk.say(msgid("A wider one leaves more such figures undecided.")),
        ),
    )


def _trend(desk: PageContext) -> tuple[Choice, ...]:
    rule = chosen_method(desk.book.package, desk.book.assessment.method).trend
    if rule is None:
        return ()
    return (
        Choice(
            "trend.years",
            desk.language.whole(rule.years),
            desk.say(msgid("How many years must have a figure before a trend is given.")),
            desk.say(msgid("Fewer years give more trends, and more that chance alone has made.")),
        ),
        Choice(
            "trend.threshold",
            desk.language.share(rule.threshold),
            desk.say(
                msgid(
                    "The yearly change, by the median of all pairs of years, below which there is no clear "
                    "change; a share of the median figure."
                )
            ),
            desk.say(msgid("A smaller one calls smaller movements a trend.")),
        ),
    )


def _orders(desk: PageContext) -> tuple[Choice, ...]:
    method = chosen_method(desk.book.package, desk.book.assessment.method)
    kinds = {
        "official": method.policies.official,
        "international": method.policies.international,
        "independent": method.policies.independent,
    }
    found = [
        Choice(
            f"policies.{name}",
            desk.language.list(desk.say(words.SOURCE_KINDS[kind]) for kind in of),
            desk.say(words.POLICY[name]),
            desk.say(
                msgid("Another kind, or another order, may let another figure of the same period decide.")
            ),
        )
        for name, of in kinds.items()
    ]
    found.append(
        Choice(
            "policies.default",
            desk.language.list((desk.say(words.POLICY_SHORT[one]) for one in method.policies.default), ","),
            desk.say(msgid("Who is asked first, second and third for the headline.")),
            desk.say(msgid("Asking others first changes the headline where they differ.")),
        )
    )
    found.append(
        Choice(
            "done.weakest_first",
            desk.language.list((desk.say(words.DONE[one]) for one in method.done.weakest_first), ","),
            desk.say(msgid("A commitment is as done as the weakest of its deliverables, in this order.")),
            desk.say(msgid("Another order changes the answer of commitments with several deliverables.")),
        )
    )
    return tuple(found)
