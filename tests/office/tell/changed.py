"""For tests of what is changed from outside: by whom, of cases of an earlier version too, and what shows."""

import datetime
import io
import json
import re
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse

from tallystick.office.models import CaseStepTaken, SealedCase, SealedMessage
from tallystick.office.selectors import case_standing, sealed_steps
from tallystick.office.services import messages
from tallystick.vault.model import SealedPlace
from tallystick.vault.sealing import seal
from tests.office.tell.sender import Sender, words_of
from tests.office.tell.test_hostile_operator import nothing_only_grows

TEXT, MORE, ANSWER = "They took our land.", "And the wood.", "It was taken, and comes back."
CHANGED = "Somebody has changed this case from outside of the office's pages."
GONE, NOT_KNOWN = "what stood here is gone: it was taken out from outside", "is not known any more"
MOVED, STEP_MOVED = (
    "whose it is, was changed from outside.",
    "changed from outside: here stands what was sealed",
)
_MARKS = (CHANGED, GONE, NOT_KNOWN, MOVED, STEP_MOVED, "stood here does not open")
#: What an earlier version did not seal of a message, a standing, and a step.
_SINCE = ((messages, ("side", "day")), (case_standing, ("clear",)), (sealed_steps, ("act", "who", "day")))


def marks_in(answer: HttpResponse) -> list[str]:
    """What a page says of changes from outside."""
    assert answer.status_code == 200
    told = words_of(answer)
    return [one for one in _MARKS if one in told]


def last_days(answer: HttpResponse) -> list[str]:
    """The last days that a page tells."""
    return re.findall(r"By [A-Z0-9][^:]{5,20}: [^(]{8}", words_of(answer))


def taken(sender: Sender) -> dict[str, Any]:
    """What its sender takes along of a case, as the record in it says."""
    with zipfile.ZipFile(io.BytesIO(sender.post("case/export/").content)) as archive:
        told: dict[str, Any] = json.loads(archive.read("case.json"))
        return told


def seal_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have cases sealed and filed as they were before what stands in the clear was sealed too."""
    for module, names in _SINCE:
        monkeypatch.setattr(module, "seal", _without(names))
    monkeypatch.setattr(messages, "row_digest", lambda *_: "")


def _without(names: tuple[str, ...]) -> Callable[[bytes, SealedPlace, bytes], bytes]:
    def sealing(key: bytes, place: SealedPlace, data: bytes) -> bytes:
        told = json.loads(data)
        left = {name: cell for name, cell in told.items() if name not in names}
        return seal(key, place, json.dumps(left).encode())

    return sealing


def move_all(case: SealedCase, days: int) -> None:
    """Move every day of a case that stands in the clear."""
    nothing_only_grows()
    by = datetime.timedelta(days=days)
    SealedCase.objects.filter(pk=case.pk).update(day=case.day + by, since=case.since + by)
    for rows in (SealedMessage.objects, CaseStepTaken.objects):
        for one in rows.filter(case=case):
            rows.filter(pk=one.pk).update(day=one.day + by)
