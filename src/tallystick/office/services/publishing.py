"""Publishing a phase: asked for by the editor, made by the worker, whole or not at all."""

import datetime
import time

from django.db import IntegrityError, transaction

from tallystick.base.findings import Refusal
from tallystick.base.places import make_folder, replace_file
from tallystick.base.reasons import Reason
from tallystick.ledger.operations import publish_in
from tallystick.office.ledger_home import LedgerHome
from tallystick.office.models import LedgerEvent, Person, Publication
from tallystick.office.models.publications import ASKED, FAILED, PUBLISHED, UNDER_WAY
from tallystick.office.outcomes import told_of_refusal
from tallystick.office.published import PublicationPlace
from tallystick.office.scratch import unseen
from tallystick.office.selectors.package import packed_now
from tallystick.office.selectors.panel import coding_now
from tallystick.office.services.history import note_act
from tallystick.office.services.outbox import deliver
from tallystick.pipeline.release import Maker, Released, make_release
from tallystick.release.kept import KEPT
from tallystick.workflow.permissions import PUBLISH

#: While people work, the package is taken again until nothing was kept meanwhile; so often at most.
_TRIES = 20
#: How often a worker says how far it is.
_EACH_SECONDS = 0.5


@transaction.atomic
def ask_to_publish(*, phase: str, method: str, by: Person, now: datetime.datetime) -> Publication:
    """Ask for a phase to be published; the worker does it.

    Args:
        phase: the phase's identifier.
        method: by which method of the package it is judged; empty for its default.
        by: the editor.
        now: when.

    Raises:
        Refusal: it is being published already, or assessors code by themselves.
    """
    if coding_now():
        raise Refusal(
            Reason("A panel of assessors is coding."),
            Reason(
                "wait until its codes are opened: what bodies say of themselves is not published before that"
            ),
        )
    try:
        with transaction.atomic():
            made = Publication.objects.create(phase_id=phase, method=method, by=by, at=now)
    except IntegrityError:
        raise Refusal(
            Reason("The phase is being published already."), Reason("wait until that is done")
        ) from None
    note_act(act=PUBLISH, about=phase, by=by, now=now, note=method)
    return made


def publish_next(*, home: LedgerHome) -> int:
    """Publish what was asked for first and is not done; gives how many publications that were.

    What a worker that was stopped had begun is gone on with, and gives the same release.
    """
    waiting = Publication.objects.filter(state__in=(ASKED, UNDER_WAY)).select_related("by").order_by("pk")
    one = waiting.first()
    if one is None:
        return 0
    one.state = UNDER_WAY
    one.save(update_fields=["state"])
    try:
        with unseen(home.folder):
            _publish(one, home)
    except Refusal as refusal:
        one.state, one.told = FAILED, told_of_refusal(refusal)
        one.save(update_fields=["state", "told"])
    return 1


def _publish(one: Publication, home: LedgerHome) -> None:
    place = PublicationPlace(home.folder, one.pk)
    make_folder(place.folder)
    if one.checkpoint is None or not place.package.exists():
        one.checkpoint = _set_down(place, home, one.at.date())
        one.save(update_fields=["checkpoint"])
    maker = Maker(home.release_key, home.ledger, home.ledger_key, one.checkpoint, one.at.date().isoformat())
    released = make_release(
        str(place.package), str(place.release), one.method or None, maker, site=True, progress=_Saying(one)
    )
    place.show_site()
    _note(one, released)


def _set_down(place: PublicationPlace, home: LedgerHome, day: datetime.date) -> int:
    """Write the package as it is now, and give the size of a checkpoint that keeps just what is in it.

    Raises:
        Refusal: people keep adding to it all the while.
    """
    for _ in range(_TRIES):
        deliver(home=home, day=day)
        checkpoint, _request = publish_in(home.ledger, home.ledger_key, None)
        before = _kept()
        _package, data = packed_now()
        waiting = LedgerEvent.objects.filter(kind=KEPT, sequence=None).exists()
        if not waiting and _kept() == before:
            replace_file(place.package, data)
            return checkpoint.head.size
    raise Refusal(
        Reason("People added reports or checks all the while."), Reason("publish in a quieter moment")
    )


def _kept() -> int:
    return LedgerEvent.objects.filter(kind=KEPT).count()


def _note(one: Publication, released: Released) -> None:
    one.state, one.step = PUBLISHED, ""
    one.sha256, one.assessment = released.sha256, released.run.identity.assessment_id
    one.sequence = released.filed.sequence if released.filed else None
    one.save(update_fields=["state", "step", "sha256", "assessment", "sequence"])


class _Saying:
    """Says in the database how far a publication is."""

    def __init__(self, one: Publication) -> None:
        self._one = one
        self._said = 0.0

    def __call__(self, step: str, done: int, total: int) -> None:
        """Say it, unless it was said a moment ago."""
        one, moment = self._one, time.monotonic()
        if step == one.step and moment - self._said < _EACH_SECONDS:
            return
        self._said = moment
        one.step, one.done, one.total = step, done, total
        Publication.objects.filter(pk=one.pk).update(step=step, done=done, total=total)
