"""Shares with their counts: how far targets could be compared, and how many carry each mark."""

from dataclasses import dataclass

from tallystick.base.marks import MARKS, SELF_REPORTED
from tallystick.base.reasons import msgid
from tallystick.report.context import PageContext
from tallystick.voice.promises import heading


@dataclass(frozen=True, slots=True)
class Share:
    """A share with its counts, what it means, and where its rows are."""

    title: str
    count: str
    of: str
    text: str
    path: str


def compared_shares(context: PageContext) -> list[Share]:
    """For how many targets a second voice could be compared at all, and how many carry each mark."""
    summary, whole = context.book.assessment.summary, context.language.whole
    if not summary.marks:
        return []
    of, path = whole(summary.whole.targets), context.path("targets.html")
    compared = context.say(
        msgid(
            "of all targets: figures of two voices speak of one time, so that they could be compared at all."
        )
    )
    marked = dict(summary.marks)
    return [
        Share(
            context.say(msgid("A second voice")),
            whole(len(summary.second_voice)),
            of,
            compared,
            context.path("sources/conflicts.html"),
        ),
        *(
            Share(
                heading(context.say(one.word)),
                whole(len(marked[one.code])),
                of,
                context.say(msgid("of all targets: {meaning}."), meaning=context.say(one.gloss)),
                path,
            )
            for one in MARKS
            if one is not SELF_REPORTED and marked.get(one.code)
        ),
    ]
