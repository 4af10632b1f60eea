"""Right enjoyed?, second version: the panel's part, which says that what figures show stands beside."""

from tallystick.assessment.model import CommitmentVerdict
from tallystick.base.reasons import Reason
from tallystick.base.verdicts import ENJOYED_ANSWERS, NOT_YET_CODED
from tallystick.register.model import Package

_REASON = Reason("No panel has coded it yet; what figures show stands beside, and the two never merge.")


def right_enjoyed_2(package: Package) -> tuple[CommitmentVerdict, ...]:
    """*Right enjoyed?* of every commitment, in the package's order, as far as a panel answers it."""
    return tuple(
        CommitmentVerdict(commitment.id, ENJOYED_ANSWERS.question, NOT_YET_CODED.code, "", _REASON)
        for commitment in package.commitments
    )
