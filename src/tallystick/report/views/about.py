"""The page about the site: what it can't know, in counts of this plan."""

from dataclasses import dataclass

from tallystick.base.reasons import msgid
from tallystick.register.model import OFFICIAL_KINDS
from tallystick.report.context import PageContext


@dataclass(frozen=True, slots=True)
class AboutPage:
    """What the page shows beside its fixed words.

    Attributes:
        data: the page with the files.
        own: how many figures are the government's own, and how many answers rest on them alone.
        open: how many commitments promise neither a number nor an act.
        translated: how much of the package is told in this language; empty where it is written in it.
    """

    data: str
    own: str
    open: str
    translated: str


def about_page(context: PageContext) -> AboutPage:
    """The view of the page."""
    summary = context.book.assessment.summary
    kinds = dict(summary.whole.evaluability)
    return AboutPage(
        data=context.path("data.html"),
        own=context.say(
            msgid(
                "Sources here: {sources}, the government's own among them: {official}. Rated answers: "
                "{rated}, resting on its figures alone: {alone}."
            ),
            sources=len(context.book.sources),
            official=sum(one.kind in OFFICIAL_KINDS for one in context.book.sources.values()),
            rated=summary.self_reported.rated,
            alone=summary.self_reported.official_only,
        ),
        open=context.say(
            msgid(
                "Commitments: {commitments}, promising only a direction or stating a principle, without a "
                "number or an act: {open}."
            ),
            commitments=summary.whole.commitments,
            open=kinds["directional"] + kinds["statement"],
        ),
        translated=_translated(context),
    )


def _translated(context: PageContext) -> str:
    """How many of the package's texts are told in the page's language, and of how many that was looked at."""
    texts = context.book.texts
    if not texts.known:
        return ""
    return context.say(
        msgid(
            "Of the {total} different texts of the package {translated} are translated into this language, "
            "and {checked} of these translations were read beside their original. What is not translated "
            "stands in its own language and is marked as such."
        ),
        total=len(texts.known),
        translated=texts.translated,
        checked=texts.checked,
    )
