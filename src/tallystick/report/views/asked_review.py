"""The periodic review half way, and what is left of it for the next one, as pages."""

from collections.abc import Iterable

from tallystick.base.reasons import msgid, plural
from tallystick.recommendations.coding import MappedRecommendation, for_next_review, of_latest_review
from tallystick.register.recommendations import TAKEN_ON
from tallystick.report.asked import AskedBook
from tallystick.report.context import PageContext
from tallystick.report.views.asked import AskedListPage, listed

FOR_NEXT_REVIEW = msgid(
    "Accepted, and by the word of two people not answered in full by a commitment, or not yet coded by two. "
    "What was done outside the plan has to be told here by hand."
)


def accepted_sentence(context: PageContext, rows: Iterable[MappedRecommendation]) -> str:
    """How many recommendations of the latest cycle the State accepted, and of how many that is not known."""
    asked, say_many = [one.asked for one in rows], context.language.say_many
    unknown = sum(one.response in {None, "not_found"} for one in asked)
    if not asked:
        return context.say(msgid("No recommendation of the periodic review stands here."))
    if unknown == len(asked):
        forms = plural(
            "What the State answered to the {number} recommendation of this cycle that stands here was not "
            "found, or not looked for: whether it accepted it is not known.",
            "What the State answered to the {number} recommendations of this cycle that stand here was not "
            "found, or not looked for: how many it accepted is not known.",
        )
        return say_many(forms, unknown)
    forms = plural(
        "The State accepted, in full or in part, {accepted} of the {number} recommendation of this cycle "
        "that stands here.",
        "The State accepted, in full or in part, {accepted} of the {number} recommendations of this cycle "
        "that stand here.",
    )
    accepted = sum(one.response in TAKEN_ON for one in asked)
    told = [say_many(forms, len(asked), accepted=accepted)]
    if unknown:
        forms = plural(
            "What the State answered to {number} was not found, or not looked for.",
            "What the State answered to {number} was not found, or not looked for.",
        )
        told.append(say_many(forms, unknown))
    return context.language.sentences(told)


def review_pages(context: PageContext, book: AskedBook) -> tuple[tuple[str, AskedListPage], ...]:
    """Every recommendation of the latest cycle with what was done about it, accepted ones first."""
    rows = of_latest_review(book.rows)
    first = context.path("recommendations/review.html")
    return listed(context, first, rows, sentence=accepted_sentence(context, rows))


def next_review_pages(context: PageContext, book: AskedBook) -> tuple[tuple[str, AskedListPage], ...]:
    """What the next review will ask about."""
    first, rows = context.path("recommendations/next-review.html"), for_next_review(book.rows)
    return listed(context, first, rows, none_left(context, book), sentence=context.say(FOR_NEXT_REVIEW))


def none_left(context: PageContext, book: AskedBook) -> str:
    """What is said where nothing is left for the next review."""
    asked = of_latest_review(book.rows)
    if any(one.asked.response in TAKEN_ON for one in asked):
        told = msgid("A commitment answers every accepted recommendation of the latest cycle in full.")
        return context.say(told)
    return accepted_sentence(context, asked)
