"""A case that is nobody's, opened where a code opens none, so that both answers take the same work."""

import datetime
import functools
import secrets
from dataclasses import dataclass

from tallystick.office.case_store import keys_of
from tallystick.office.clock import now
from tallystick.office.models import SealedCase, SealedMessage
from tallystick.office.models.submissions import SENDER
from tallystick.office.selectors.case_facts import CaseFacts
from tallystick.office.selectors.case_setting import desk_now
from tallystick.office.selectors.case_standing import sealed_standing, standing_of
from tallystick.office.selectors.sealed_steps import OpenedSteps, steps_opened
from tallystick.office.selectors.submissions import OpenedCase, OpenedMessage, message_place, steps_of
from tallystick.office.sent import SentText
from tallystick.vault.case_keys import open_for_sender, wrap_for_all
from tallystick.vault.code_keys import reading_key
from tallystick.vault.codes import new_secret
from tallystick.vault.model import CASE_BYTES, CaseKeys
from tallystick.vault.sealing import new_key, seal, unseal
from tallystick.workflow.cases.stages import COMPLAINT


@dataclass(frozen=True, slots=True)
class _Decoy:
    name: str
    secret: bytes
    keys: bytes
    sealed: bytes
    standing: bytes


#: No case has this number.
_NOBODYS = 0


@functools.cache
def _decoy() -> _Decoy:
    name, secret, key = secrets.token_hex(CASE_BYTES), new_secret(), new_key()
    keys = wrap_for_all(name, key, {}, reading_key(secret)).write()
    day = now().date()
    told = SentText("x" * 200, COMPLAINT, side=SENDER, day=day.isoformat())
    row = SealedCase(pk=_NOBODYS, name=name, day=day, kind=COMPLAINT, since=day)
    case, _ = standing_of(row, key, OpenedSteps(()), (1,), SentText("", COMPLAINT), desk_now())
    standing = sealed_standing(row, key, case, after=0, facts=CaseFacts.of(case, "", 0, 1))
    return _Decoy(name, secret, keys, seal(key, message_place(name, 1), told.write()), standing)


def decoy_case() -> OpenedCase:
    """The case that is nobody's, looked for and opened step by step as a real one is."""
    decoy = _decoy()
    keys_of(decoy.name)  # the look into the folder, which finds nothing
    keys = CaseKeys.read(decoy.keys)
    key = open_for_sender(keys, reading_key(decoy.secret))
    list(SealedMessage.objects.filter(case=None).select_related("entry").order_by("number"))
    told = SentText.read(unseal(key, message_place(decoy.name, 1), decoy.sealed))
    day = datetime.date.fromisoformat(told.day)
    row = SealedCase(
        pk=_NOBODYS, name=decoy.name, day=day, kind=COMPLAINT, since=day, standing=decoy.standing
    )
    done = steps_opened(row, key, steps_of(row))
    standing, seal_ = standing_of(row, key, done, (1,), told, desk_now())
    return OpenedCase(row, key, (OpenedMessage(1, SENDER, day, told, 0),), standing, done.steps, seal_)
