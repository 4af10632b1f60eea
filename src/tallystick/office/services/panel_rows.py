"""What a panel found goes into the package."""

from collections.abc import Iterable

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason
from tallystick.office.models import OfficePanel, StoredJudgement
from tallystick.office.selectors.panel import OPENED, state_of
from tallystick.office.selectors.plan import cell_names
from tallystick.register.indexed import BY_NAME
from tallystick.register.panels import Judgement

_LOT = 2000


def store_judgements(judgements: Iterable[Judgement]) -> None:
    """Put codes that were looked through into the package; none that is there already."""
    table = BY_NAME["judgements"]
    names = tuple(zip(cell_names(table), table.columns, strict=True))
    made = [StoredJudgement(**{cell: getattr(one, name) for cell, name in names}) for one in judgements]
    StoredJudgement.objects.bulk_create(made, batch_size=_LOT)


def refuse_unless_open(panel: OfficePanel) -> None:
    """Look whether a panel talks: its codes are open, and it is not locked.

    Raises:
        Refusal: it is not.
    """
    if state_of(panel) != OPENED:
        raise Refusal(
            Reason("The panel does not talk at the moment."),
            Reason("it does from when its codes are opened until it is locked; nothing was changed"),
        )
