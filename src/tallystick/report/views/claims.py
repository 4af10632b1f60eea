"""What the government itself said of a plan, with what was found beside it."""

from dataclasses import dataclass

from tallystick.base.reasons import msgid, plural
from tallystick.register.claims import Claim
from tallystick.report.context import PageContext
from tallystick.report.spans import spans
from tallystick.report.views.marks import Mark, done_mark, target_mark
from tallystick.report.views.statements import Statement, statement_of_claim
from tallystick.voice.packing import Numbered, numbered, page_path

#: The most claims on a page.
_CLAIMS = 20


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim and, where it speaks of a commitment, this assessment's answers about it."""

    statement: Statement
    title: str
    path: str
    done: Mark | None
    met: Mark | None


@dataclass(frozen=True, slots=True)
class ClaimsPage:
    """One page of all claims."""

    number: int
    pages: Numbered
    sentence: str
    rows: tuple[ClaimRow, ...]


def total_sentence(context: PageContext) -> str:
    """Whether anybody claimed how much of the plan was fulfilled."""
    totals = {one.plan for one in context.book.package.claims if one.total is not None}
    if "this" in totals:
        return ""
    if "earlier" in totals:
        return context.say(
            msgid("The only total claimed is of the plan before. For this plan none was found.")
        )
    return context.say(msgid("No statement of how much of the plan was fulfilled was found."))


def leading_claims(context: PageContext) -> tuple[Statement, ...]:
    """The claims about a plan as a whole: totals, an earlier plan, no single commitment. This plan first."""
    rows = [one for one in context.book.package.claims if _is_leading(one)]
    return tuple(
        statement_of_claim(context, one) for one in sorted(rows, key=lambda one: (one.plan != "this", one.id))
    )


def single_claims(context: PageContext) -> int:
    """How many claims speak of a single commitment."""
    return sum(not _is_leading(one) for one in context.book.package.claims)


def _is_leading(claim: Claim) -> bool:
    return claim.total is not None or claim.plan == "earlier" or claim.commitment is None


def claims_pages(context: PageContext) -> tuple[tuple[str, ClaimsPage], ...]:
    """The pages of all claims, those about a plan as a whole first."""
    rows = sorted(context.book.package.claims, key=lambda one: (not _is_leading(one), one.plan != "this"))
    forms = plural("{number} claim is on record.", "{number} claims are on record.")
    none = context.say(msgid("No claim is on record."))
    count = context.language.say_many(forms, len(rows)) if rows else none
    sentence = context.language.sentences((count, total_sentence(context)))
    first = context.path("sources/claims.html")
    pages = context.sharing.share(first, rows, _CLAIMS)
    names = spans(context.language, [[one.statement for one in page] for page in pages])
    return tuple(
        (
            page_path(first, number),
            ClaimsPage(
                number,
                numbered(first, names, number),
                sentence,
                tuple(_row(context, claim) for claim in page),
            ),
        )
        for number, page in enumerate(pages, 1)
    )


def _row(context: PageContext, claim: Claim) -> ClaimRow:
    statement = statement_of_claim(context, claim)
    if claim.commitment is None or claim.plan == "earlier":
        return ClaimRow(statement, "", "", None, None)
    answers = context.book.answers
    return ClaimRow(
        statement,
        context.book.commitments[claim.commitment].title,
        context.commitment_path(claim.commitment),
        done_mark(context, answers[claim.commitment, "done"].verdict),
        target_mark(context, answers[claim.commitment, "target_met"].verdict),
    )
