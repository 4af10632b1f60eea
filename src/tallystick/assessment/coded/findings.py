"""The panel that counts: the latest one that everybody in it has signed and that judged to no later day."""

from typing import Literal

from tallystick.assessment.coded.model import PanelFindings
from tallystick.register.method import Method
from tallystick.register.model import Package
from tallystick.register.panel_statement import PanelRows

#: Agreement by pair and with each left out is in the annex: it takes long, and says nothing of the plan.
_SCOPES: tuple[Literal["all", "chapter"], ...] = ("all", "chapter")


def panel_findings(package: Package, method: Method) -> PanelFindings | None:
    """What the panel that counts found; None while none has been signed by everybody in it."""
    if not package.panels:
        return None
    from tallystick.panel.published import counted_panel, published_panel
    from tallystick.panel.rows import agreement_rows, rating_rows, verdict_rows

    drawn = counted_panel(package, method)
    if drawn is None:
        return None
    panel = published_panel(package, drawn)
    return PanelFindings(
        panel=drawn.id,
        judged_to=str(drawn.judged_to),
        rubric=f"{drawn.rubric} {drawn.version}",
        rubric_sha256=drawn.rubric_sha256,
        signed=PanelRows.of(package).coded(drawn.id),
        verdicts=verdict_rows(package, panel),
        agreement=agreement_rows(package, panel, scopes=_SCOPES),
        ratings=rating_rows(package, panel),
    )
