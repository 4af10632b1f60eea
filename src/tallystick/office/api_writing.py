"""What other systems may write: the drafts of a body, in its officer's name, each request done once."""

import json
from collections.abc import Callable
from typing import Annotated, Any, cast

from django.http import HttpRequest, HttpResponse
from ninja import Header, Path, Router, Schema
from pydantic import Field

from tallystick.base.canonical import canonical_bytes, sha256
from tallystick.base.reasons import Reason
from tallystick.office.api_answers import Failed, TurnedAway, answer, told
from tallystick.office.api_cells import RowIdentifier, WrittenMeasure, WrittenReport, WrittenText
from tallystick.office.found import (
    DraftThere,
    draft_numbered,
    measure_named,
    new_measure_named,
    report_named,
)
from tallystick.office.models import OfficeDraft
from tallystick.office.models.drafts import REPORTS
from tallystick.office.routes import NamedThing, NothingThere
from tallystick.office.services import drafts as services
from tallystick.office.services.once import once
from tallystick.office.token_holder import holder_of
from tallystick.office.visit import Visit
from tallystick.workflow.drafts import WRITE
from tallystick.workflow.permissions import SEE_DRAFT

#: A word that the other system makes for each thing that it writes, and sends again with the same.
IdempotencyKey = Annotated[str, Header(alias="Idempotency-Key", pattern=r"^[\x21-\x7e]{1,64}$")]
Number = Annotated[int, Field(ge=1, lt=2**63)]


class DraftGiven(Schema):
    """A draft as it is now.

    Attributes:
        draft: its number.
        table: ``reports`` or ``measures``.
        phase: the phase of a report.
        body: the body.
        commitment: the commitment.
        measure: which measure of the package it is; empty for a new one.
        state: how it stands.
        version: its version, to be told by whoever writes it anew.
        because: why it was returned last.
        cells: what is written.
    """

    draft: int
    table: str
    phase: str
    body: str
    commitment: str
    measure: str
    state: str
    version: int
    because: str
    cells: dict[str, str]


writing = Router()
_ANSWERS: dict[int, Any] = {200: DraftGiven} | dict.fromkeys((400, 401, 403, 404, 409, 422, 429), Failed)
_NOTHING = Reason("There is nothing of this name that the token's body may write.")
_LOOK = Reason("look at what the body owes, and at its drafts")
_READS = Reason("This token reads, and writes nothing.")
_LEFT = Reason("Whoever this token writes for is no officer of the body any more.")
_ANOTHER = Reason("ask the office for one that writes, in the name of an officer of the body")
_OTHER = Reason("Something else was written with this key before.")
_NEW_KEY = Reason("make a new key for each thing, and send the same again with the same key")
_BESIDE = Reason("Somebody has changed it since: your text is kept beside theirs.")
_MERGE = Reason(
    "read the draft, make one of both, and write it with its version; or an officer does so there"
)


@writing.put(
    "/reports/{phase}/{commitment}",
    response=_ANSWERS,
    url_name="write_report_by_token",
    operation_id="write_report",
    summary="Write a report of the body",
)
def write_report(
    request: HttpRequest,
    phase: Path[RowIdentifier],
    commitment: Path[RowIdentifier],
    idempotency_key: IdempotencyKey,
    text: WrittenReport,
) -> HttpResponse:
    """Write the report that the token's body owes of a commitment in a phase."""
    body = holder_of(request).body
    return _written(
        request,
        idempotency_key,
        text,
        lambda visit: report_named(visit, body=body, phase=phase, commitment=commitment),
    )


@writing.post(
    "/measures/under/{commitment}",
    response=_ANSWERS,
    url_name="begin_measure_by_token",
    operation_id="begin_measure",
    summary="Begin a measure of the body",
)
def begin_measure(
    request: HttpRequest,
    commitment: Path[RowIdentifier],
    idempotency_key: IdempotencyKey,
    text: WrittenMeasure,
) -> HttpResponse:
    """Begin a measure of the token's body under a commitment in which it has a part."""
    body = holder_of(request).body
    return _written(
        request,
        idempotency_key,
        text,
        lambda visit: new_measure_named(visit, body=body, commitment=commitment),
    )


@writing.put(
    "/measures/as/{measure}",
    response=_ANSWERS,
    url_name="change_measure_by_token",
    operation_id="change_measure",
    summary="Change a measure that stands in the package",
)
def change_measure(
    request: HttpRequest, measure: Path[RowIdentifier], idempotency_key: IdempotencyKey, text: WrittenMeasure
) -> HttpResponse:
    """Write a measure of the token's body anew; it stands as it is until the head has approved that."""
    body = holder_of(request).body
    return _written(
        request, idempotency_key, text, lambda visit: measure_named(visit, body=body, measure=measure)
    )


@writing.put(
    "/drafts/{number}",
    response=_ANSWERS,
    url_name="write_draft_by_token",
    operation_id="write_draft",
    summary="Write a draft anew",
)
def write_draft(
    request: HttpRequest,
    number: Path[Number],
    idempotency_key: IdempotencyKey,
    text: WrittenReport | WrittenMeasure,
) -> HttpResponse:
    """Write a draft of the token's body anew, by its number."""
    return _written(request, idempotency_key, text, lambda visit: draft_numbered(visit, number=number))


@writing.get(
    "/drafts/{number}",
    response=_ANSWERS,
    url_name="give_draft_by_token",
    operation_id="give_draft",
    summary="A draft of the body",
)
def give_draft(request: HttpRequest, number: Path[Number]) -> HttpResponse:
    """A draft of the token's body as it is now: what is written, how it stands, why it was returned."""
    visit = _visit(request)
    there = _permitted(visit, SEE_DRAFT, lambda one: draft_numbered(one, number=number))
    return answer(_given(cast("OfficeDraft", there.draft)))


def _visit(request: HttpRequest) -> Visit:
    """The visit of the officer for whom the token writes.

    Raises:
        TurnedAway: it writes for nobody, or for somebody who has left.
    """
    holder = holder_of(request)
    if holder.writes_as is None:
        raise TurnedAway(403, _READS, _ANOTHER)
    visit = holder.visit(request)
    if visit is None:
        raise TurnedAway(403, _LEFT, _ANOTHER)
    return visit


def _permitted(visit: Visit, act: str, find: Callable[[Visit], NamedThing]) -> DraftThere:
    """What an address names, where the table of permissions lets the officer do this to it.

    Raises:
        TurnedAway: it doesn't, or there is nothing.
    """
    try:
        there, acted_on = find(visit)
    except NothingThere:
        raise TurnedAway(404, _NOTHING, _LOOK) from None
    why = visit.denial(act, acted_on)
    if why is not None:
        raise TurnedAway(404, _NOTHING, _LOOK) if why.is_hidden else TurnedAway(403, why.why, _LOOK)
    return cast("DraftThere", there)


def _written(
    request: HttpRequest, key: str, text: WrittenText, find: Callable[[Visit], NamedThing]
) -> HttpResponse:
    """Save a text, once for each key, and send it where that is asked for."""
    visit = _visit(request)
    asked = sha256(canonical_bytes([request.method or "", request.path, text.dict()]))
    form = sha256(f"{holder_of(request).number} {key}".encode())

    def act() -> str:
        there = _permitted(visit, WRITE, find)
        if isinstance(text, WrittenReport) != (there.place.table == REPORTS):
            raise TurnedAway(404, _NOTHING, _LOOK)
        return json.dumps({"asked": asked, **_saved(visit, there, text)}, ensure_ascii=False)

    found = json.loads(once(form=form, person=visit.person, now=visit.now, act=act))
    if found["asked"] != asked:
        raise TurnedAway(422, _OTHER, _NEW_KEY)
    return answer(found["reply"], found["code"])


def _saved(visit: Visit, there: DraftThere, text: WrittenText) -> dict[str, object]:
    """Save it, and give the answer's code and content."""
    by, now, cells = visit.person, visit.now, text.typed()
    if there.draft is None:
        saved = services.begin_draft(place=there.place, cells=cells, by=by, now=now)
    else:
        saved = services.save_draft(draft=there.draft, version=text.version, cells=cells, by=by, now=now)
    if saved.aside is not None:
        return {"code": 409, "reply": {"detail": told(_BESIDE, _MERGE) | _given(saved.draft)}}
    draft = saved.draft
    if text.send:
        draft = services.send_draft(draft=draft, version=draft.version, by=by, now=now)
    return {"code": 200, "reply": _given(draft)}


def _given(draft: OfficeDraft) -> dict[str, object]:
    return DraftGiven(
        draft=draft.pk,
        table=draft.table,
        phase=str(draft.phase_id or ""),
        body=str(draft.body_id),
        commitment=str(draft.commitment_id),
        measure=draft.row,
        state=draft.state,
        version=draft.version,
        because=draft.because,
        cells=draft.cells,
    ).dict()
