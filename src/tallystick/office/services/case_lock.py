"""A case, or what somebody has begun, held for one who changes it: one change after the other."""

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason
from tallystick.office.models import SealedCase, SealedDraft

_GONE = Refusal(
    Reason("This case was erased a moment ago."),
    Reason("nothing can be put into it any more, or done with it"),
)


def locked_case(case: SealedCase) -> SealedCase:
    """A case as it is now, which nobody else changes until the transaction ends.

    To be called inside a transaction.

    Raises:
        Refusal: it was erased since it was opened.
    """
    found = SealedCase.objects.select_for_update().filter(pk=case.pk).first()
    if found is None:
        raise _GONE
    return found


def hold_draft(found_by: str) -> None:
    """Have nobody else change a draft, or send it, until the transaction ends; to be called inside one."""
    SealedDraft.objects.select_for_update().filter(lookup=found_by).first()
