"""The words for how far a panel is, and for the standing and the ties of its assessors."""

from collections.abc import Mapping

from tallystick.base.reasons import Template, inside

PANEL_STATE: Mapping[str, Template] = {
    "announced": inside("a panel", "announced, not drawn yet"),
    "coding": inside("a panel", "coding, each by themselves"),
    "opened": inside("a panel", "codes are open, the assessors talk"),
    "locked": inside("a panel", "locked"),
}
STANDING: Mapping[str, Template] = {
    "invited": inside("an assessor", "invited"),
    "accepted": inside("an assessor", "has accepted"),
    "declined": inside("an assessor", "has declined"),
    "resigned": inside("an assessor", "has resigned"),
}
TIE: Mapping[str, Template] = {
    "commissioned": inside("what ties an assessor", "commissioned it"),
    "drafted": inside("what ties an assessor", "drafted it"),
    "runs": inside("what ties an assessor", "runs it"),
    "paid_by": inside("what ties an assessor", "paid by it"),
    "employed_by": inside("what ties an assessor", "employed by it"),
    "recused": inside("what ties an assessor", "recused"),
    "declared": inside("what ties an assessor", "declared"),
}
