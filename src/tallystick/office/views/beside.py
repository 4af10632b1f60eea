"""Two texts of one draft, side by side."""

from dataclasses import dataclass

from django.http import HttpResponse

from tallystick.base.reasons import msgid
from tallystick.office.cell_fields import CellField
from tallystick.office.found import TextBeside
from tallystick.office.pages import OfficePage, office_page, said
from tallystick.office.views.draft_fields import FieldGroup, all_fields, more_fields, own_fields
from tallystick.office.views.drafts import draft_path, write_path
from tallystick.office.visit import Visit
from tallystick.workflow import drafts


@dataclass(frozen=True, slots=True)
class BesideView:
    """What the page shows on which two texts of one draft stand side by side.

    Attributes:
        theirs: who saved the newer text.
        rows: each cell in which they differ: what it asks for, the newer text, and the one kept beside it.
        fields: the one kept beside it, ready to be changed and saved.
        more: of a measure, its milestones and what its area promises, likewise.
        version: the version of the newer text.
        write: where a text is saved; empty where it is locked by now.
        path: the draft's own page.
    """

    theirs: str
    rows: tuple[tuple[str, str, str], ...]
    fields: tuple[CellField, ...]
    more: tuple[FieldGroup, ...]
    version: int
    write: str
    path: str


def beside(visit: Visit, found: TextBeside) -> HttpResponse:
    """Two people have written: both texts, and a form to make one of them."""
    there, mine, language = found.there, found.text.cells, visit.language
    newer = all_fields(there.place, found.draft.cells, language)
    older = all_fields(there.place, mine, language)
    last = found.draft.versions.filter(is_aside=False).select_related("by").order_by("-number").first()
    view = BesideView(
        last.by.name if last else "",
        tuple(
            (label, newer.get(name, ("", ""))[1], older.get(name, ("", ""))[1])
            for name, (label, _) in (newer | older).items()
            if newer.get(name, ("", ""))[1] != older.get(name, ("", ""))[1]
        ),
        own_fields(there.place, mine, language),
        more_fields(there.place, mine, language),
        found.draft.version,
        write_path(there) if visit.may(drafts.WRITE, there.acted_on) else "",
        draft_path(found.draft),
    )
    title = said(msgid("Two people have written this"))
    return office_page(visit.request, visit, OfficePage("beside.html", title, view))
