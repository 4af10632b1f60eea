"""Every address of the office with what it names in the tests, and what each role may do with it."""

from collections.abc import Iterator

from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tallystick.office.models import (
    Appointment,
    FigureUpload,
    LedgerEvent,
    OfficeDeed,
    OfficeDraft,
    Person,
    Publication,
    StoredFigureBatch,
)
from tallystick.office.models.figure_files import NOT_READ
from tallystick.office.models.publications import PUBLISHED
from tallystick.office.published import PublicationPlace
from tallystick.office.routes import Route
from tallystick.office.services.figures import SAID
from tallystick.workflow import drafts as d
from tallystick.workflow.permissions import ActedOn
from tests.office.conftest import NOW
from tests.office.tried import Try
from tests.office.trying_asked import asked_tries
from tests.office.trying_bodies import of_bodies
from tests.office.trying_cases import case_tries
from tests.office.trying_follow_up import follow_up_tries
from tests.office.trying_panels import panel_tries
from tests.office.trying_public import public_tries
from tests.office.writing import BODY, COMMITMENT, OTHER, PHASE, in_state, kept_beside

#: What one may be told who may go on: a page, a way on, a file; or in words why this very thing was not done.
LET_IN = frozenset({200, 302, 303, 409})
TURNED_AWAY = frozenset({403, 404})


def tries(person: Person) -> dict[str, list[Try]]:
    """Give by route what it is tried with; a route that is not here fails the test that walks through all."""
    nothing = [Try({})]
    number = {"number": person.pk}
    role = {"number": Appointment.objects.filter(person=person)[0].pk}
    in_phase = [Try({"body": one, "phase": PHASE}, ActedOn(one)) for one in (BODY, OTHER)]
    unwritten = {"body": BODY, "commitment": COMMITMENT}
    report = [Try(unwritten | {"phase": PHASE}, ActedOn(BODY, state=d.UNWRITTEN))]
    measure = [Try(unwritten, ActedOn(BODY, state=d.UNWRITTEN))]
    written = [_of(in_state(state)) for state in d.STATES if state != d.UNWRITTEN]
    stored = [Try({"body": BODY, "measure": "M1"}, ActedOn(BODY, state=d.APPROVED))]
    text = kept_beside()
    beside = {"number": text.draft.pk, "text": text.pk}
    return {
        **dict.fromkeys(("start", "rules", "package", "people", "add_person", "acts"), nothing),
        **dict.fromkeys(("phases", "open_phase"), nothing),
        **dict.fromkeys(("publications", "publish", "figures", "hand_in_figures"), nothing),
        **_published_and_entered(person),
        "give_role": [Try(number)],
        "close_account": [Try(number)],
        "end_sessions": [Try(number)],
        "end_role": [Try(role)],
        "phase": [Try({"phase": PHASE})],
        **dict.fromkeys(("duties", "form", "take_form"), in_phase),
        **dict.fromkeys(("report", "write_report"), report),
        **dict.fromkeys(("new_measure", "write_measure"), measure),
        **dict.fromkeys(("measure", "change_measure"), stored),
        **dict.fromkeys(
            ("draft", "write_draft", "send_draft", "take_back", "return_draft", "approve_draft"), written
        ),
        **dict.fromkeys(("further", "serve_further"), written),
        "beside": [Try(beside, ActedOn(BODY, state=text.draft.state))],
        **{name: [Try(named, on) for named, on in some] for name, some in of_bodies().items()},
        **follow_up_tries(),
        **panel_tries(),
        **case_tries(),
        **asked_tries(),
        **public_tries(),
    }


def _published_and_entered(person: Person) -> dict[str, list[Try]]:
    """What is published and entered, with the numbers that it has in the tests."""
    publication = Publication.objects.create(phase_id=PHASE, method="", by=person, at=NOW, state=PUBLISHED)
    release = PublicationPlace(settings.CONFIGURATION.folder, publication.pk).release
    release.parent.mkdir(parents=True, exist_ok=True)
    release.write_bytes(b"a release")
    file = FigureUpload.objects.create(
        name="x.csv", data=b"", by=person, at=NOW, state=NOT_READ, said=dict.fromkeys(SAID, "")
    )
    told = {"file": "x.csv", "file_sha256": "0" * 64, "entered": "2024-01-01", "figures": 0, "refused": 0}
    StoredFigureBatch.objects.create(id="b1", **told)
    deed = OfficeDeed.objects.order_by("pk")[0]
    LedgerEvent.objects.filter(deed=deed, sequence=None).update(sequence=0, receipt="a receipt")
    numbered = [Try({"number": file.pk})]
    return {
        "publication": [Try({"number": publication.pk})],
        "release": [Try({"number": publication.pk, "file": "release.zip"})],
        **dict.fromkeys(("figure_file", "try_figures", "enter_figures"), numbered),
        "undo_figures": [Try({"batch": "b1"})],
        "receipt": [Try({"number": deed.pk})],
    }


def _of(draft: OfficeDraft) -> Try:
    return Try({"number": draft.pk}, ActedOn(str(draft.body_id), state=draft.state))


def answered(client: Client, route: Route, one: Try) -> int:
    """Give the code with which a route answers."""
    address = reverse(route.name, kwargs=one.named)
    asked = client.post if route.changes else client.get
    form = f"{route.name} {sorted(one.named.items())}"[:60]
    return asked(address, {"form": form} if route.changes else None, secure=True).status_code


def names(resolver: URLResolver | None = None) -> Iterator[str]:
    """Give the name of every address that the office answers; a nameless one by its pattern."""
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLPattern):
            yield one.name or str(one.pattern)
        else:
            yield from names(one)
