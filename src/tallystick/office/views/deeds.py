"""Who did what, for the auditor."""

from dataclasses import dataclass

from django.http import HttpResponse

from tallystick.base.reasons import msgid
from tallystick.office.models import OfficeDeed
from tallystick.office.pages import OfficePage, office_page, said
from tallystick.office.selectors.deeds import DeedSeen, deeds_before
from tallystick.office.visit import Visit


@dataclass(frozen=True, slots=True)
class DeedsView:
    """What the page of acts shows: the acts, newest first, and the number from which older ones go on."""

    deeds: tuple[DeedSeen, ...]
    older: int | None


def deeds(visit: Visit, _: object) -> HttpResponse:
    """What was done, newest first, a page at a time."""
    asked = visit.request.GET.get("before", "")
    before = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 18 else None
    found, older = deeds_before(before, visit.language)
    page = OfficePage("acts.html", said(msgid("Who did what")), DeedsView(found, older), area="acts")
    return office_page(visit.request, visit, page)


def receipt(_: Visit, deed: OfficeDeed) -> HttpResponse:
    """The ledger's signed promise of an act, which its holder can check without the office."""
    answer = HttpResponse(deed.entry.receipt, content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="act-{deed.pk}.receipt"'
    return answer
