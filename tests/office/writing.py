"""Drafts in every state, as people of the example's ministry would have written them."""

from tallystick.office.draft_place import DraftPlace
from tallystick.office.models import DraftVersion, OfficeDraft, Person
from tallystick.office.models.drafts import MEASURES, REPORTS
from tallystick.office.services import drafts as services
from tallystick.office.services.people import add_person
from tallystick.workflow import drafts as d
from tests.office.conftest import NOW

#: The example's own: who owes a report, who owes none, of what, and when.
BODY, OTHER, COMMITMENT, SECOND, PHASE = "MOH", "SUPERVISORS", "I.1.02", "I.1.03", "midterm"
REPORT = DraftPlace(REPORTS, BODY, COMMITMENT, PHASE)
MEASURE = DraftPlace(MEASURES, BODY, COMMITMENT)
SAID = {"rating": "as_planned", "said": "A bill was sent to parliament.", "record": "the bill"}
PLANNED = {"title": "Hear patients before the bill is written", "due": "2024-06-30"}


def writer() -> Person:
    """Somebody who has written, whom no test signs in."""
    found = Person.objects.filter(email="writer@office.example").first()
    return found or add_person(name="Writer", email="writer@office.example", password=None, by=None, now=NOW)


def written(cells: dict[str, str], place: DraftPlace = REPORT) -> OfficeDraft:
    """Give a draft with these cells."""
    return services.begin_draft(place=place, cells=cells, by=writer(), now=NOW).draft


def in_state(state: str) -> OfficeDraft:
    """Give a measure that has come to a state by the way that leads to it."""
    draft = written(PLANNED | {"note": state}, MEASURE)
    by = writer()
    if state == d.DRAFT:
        return draft
    draft = services.send_draft(draft=draft, version=1, by=by, now=NOW)
    if state == d.RETURNED:
        return services.return_draft(draft=draft, version=1, because="Say by when.", by=by, now=NOW)
    return _decided(draft) if state == d.APPROVED else draft


def approved(draft: OfficeDraft) -> OfficeDraft:
    """Give a draft after somebody has sent it and somebody else has approved it."""
    return _decided(services.send_draft(draft=draft, version=draft.version, by=writer(), now=NOW))


def _decided(draft: OfficeDraft) -> OfficeDraft:
    email = f"head{draft.pk}@office.example"
    head = Person.objects.filter(email=email).first()
    head = head or add_person(name="Head", email=email, password=None, by=None, now=NOW)
    return services.approve_draft(draft=draft, version=draft.version, by=head, now=NOW)


def kept_beside() -> DraftVersion:
    """Give a text that was kept beside a newer one."""
    draft = written(PLANNED, MEASURE)
    services.save_draft(draft=draft, version=1, cells=PLANNED | {"note": "a"}, by=writer(), now=NOW)
    saved = services.save_draft(draft=draft, version=1, cells=PLANNED | {"note": "b"}, by=writer(), now=NOW)
    assert saved.aside is not None
    return saved.aside
