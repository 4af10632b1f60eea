"""What bodies have to publish, and on which day it was found or not."""

from collections import Counter
from dataclasses import dataclass

from tallystick.register.public import DUTY_KINDS, FOUND_STATES, DisclosureDuty
from tallystick.report.context import PageContext
from tallystick.report.office_link import LISTS, office_link
from tallystick.report.spans import spans
from tallystick.voice.packing import Numbered, numbered, page_path
from tallystick.voice.public_words import CHALLENGE_STATE, DUTY_KIND, FOUND_STATE, words_of_challenge

_ITEMS = 40


@dataclass(frozen=True, slots=True)
class DisclosureRow:
    """Something that has to be published, and whether it was.

    Attributes:
        anchor: where it stands on its page.
        kind: on which checklist it stands.
        item: what has to be published.
        body: the body that has to, and its page.
        due: by when; empty where no day is set.
        duty: what says that it has to be, and its page.
        state: whether it was found.
        looked: on which day; empty where nobody has looked.
        where: where it was looked for.
        source: what was found, and its page.
        challenge: whether and how it was challenged; empty where it was not.
        why: the words of the challenge and of the reply.
    """

    anchor: str
    kind: str
    item: str
    body: tuple[str, str]
    due: str
    duty: tuple[str, str]
    state: str
    looked: str
    where: str
    source: tuple[str, str]
    challenge: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DisclosurePage:
    """One page of the checklists; the first counts what was found."""

    number: int
    pages: Numbered
    counts: tuple[tuple[str, int], ...]
    rows: tuple[DisclosureRow, ...]
    office: str


def disclosure_pages(context: PageContext) -> tuple[tuple[str, DisclosurePage], ...]:
    """The pages of the checklists, in the order of kinds; none where the package has none."""
    duties = sorted(
        context.book.package.disclosures, key=lambda one: (DUTY_KINDS.index(one.kind), one.body, one.id)
    )
    if not duties:
        return ()
    found = Counter(one.state for one in duties)
    counts = tuple((context.say(FOUND_STATE[one]), found[one]) for one in FOUND_STATES if found[one])
    first = context.path("disclosure.html")
    pages = context.sharing.share(first, [_row(context, one) for one in duties], _ITEMS)
    names = spans(context.language, [[one.item for one in page] for page in pages])
    return tuple(
        (
            page_path(first, number),
            DisclosurePage(
                number, numbered(first, names, number), counts, tuple(page), office_link(context, LISTS)
            ),
        )
        for number, page in enumerate(pages, 1)
    )


def _row(context: PageContext, one: DisclosureDuty) -> DisclosureRow:
    language, say = context.language, context.say
    return DisclosureRow(
        f"duty-{one.id}",
        say(DUTY_KIND[one.kind]),
        one.item,
        (context.book.bodies[one.body].name, context.body_path(one.body)),
        language.date(one.due) if one.due else "",
        _cited(context, one.duty),
        say(FOUND_STATE[one.state]),
        language.date(one.looked) if one.looked else "",
        one.where or "",
        _cited(context, one.source),
        say(CHALLENGE_STATE[one.settled]) if one.settled else "",
        words_of_challenge(say, one.challenge, one.reply),
    )


def _cited(context: PageContext, source: str | None) -> tuple[str, str]:
    if source is None:
        return "", ""
    return context.book.sources[source].title, context.source_path(source)
