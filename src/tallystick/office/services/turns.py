"""What moves a case in the queue: a field that people don't see, and work that its sender's device has done.

Work is asked of nobody, least of all of who tells of retaliation, and a case without it is read as well: it
says only that whoever sent this spent some seconds of a machine on it. A ticket is made for one case, of a
key that lies in no database, so that it can't be worked out beforehand nor used for another.
"""

import hashlib
import hmac

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason
from tallystick.office.case_store import pepper
from tallystick.office.models import CaseTurn, SealedCase

#: So many zero bits the digest of a ticket with its answer begins with: about a million tries.
WORK_BITS = 20
_LONGEST_ANSWER = 32


def note_trapped(case: SealedCase) -> None:
    """Note that a case looks as if a program had sent it: it is read later, and not refused."""
    CaseTurn.objects.update_or_create(case=case, defaults={"is_trapped": True})


def ticket_of(case: SealedCase) -> str:
    """The ticket for which work can be done for a case."""
    return hmac.new(pepper(), f"work for {case.name}".encode(), hashlib.sha256).hexdigest()[:32]


def note_work(case: SealedCase, answer: str) -> None:
    """Note that the work for a case was done; done twice it counts once.

    Args:
        case: the case.
        answer: what makes the digest of the ticket, a point and this begin with enough zero bits.

    Raises:
        Refusal: it does not.
    """
    digest = hashlib.sha256(f"{ticket_of(case)}.{answer[:_LONGEST_ANSWER]}".encode()).digest()
    if int.from_bytes(digest, "big") >> (256 - WORK_BITS):
        raise Refusal(
            Reason("This is not the work that was asked for."),
            Reason("nothing is lost: your case is read without it; open the page again to try once more"),
        )
    CaseTurn.objects.update_or_create(case=case, defaults={"has_worked": True})
