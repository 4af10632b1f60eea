"""What stood on a page when its form was given out: who changes it after somebody else did is told.

A form that changes what is there carries the mark of what was there. Of two people who had the page open,
the second would else take back what the first wrote, and neither would know.
"""

from django.utils.crypto import constant_time_compare, salted_hmac

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason

#: The name under which a form carries the mark.
STOOD = "stood"
_SIGNS = 32
_CHANGED = Refusal(
    Reason("Somebody else has changed this since you opened the page, so it was left as it is."),
    Reason("open the page again to see what it says now, and put in there what is yours: it stands below"),
)


def standing(stands: object) -> str:
    """The mark of what stands: of a row, or of several values, whose text says all that they are.

    It is made with the office's own key, so that it tells nothing of what somebody may not read.
    """
    return salted_hmac("tallystick.standing", repr(stands), algorithm="sha256").hexdigest()[:_SIGNS]


def refuse_changed(mark: str, stands: object) -> None:
    """Look whether what stands is still what stood when a form was given out.

    To be called inside the transaction of the act. A form without a mark says nothing of what stood.

    Raises:
        Refusal: somebody else has changed it meanwhile.
    """
    if mark and not constant_time_compare(mark, standing(stands)):
        raise _CHANGED
