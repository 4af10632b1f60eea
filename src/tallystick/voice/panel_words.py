"""The words for how far a panel is, and for the standing and the ties of its assessors."""

from collections.abc import Mapping

from tallystick.base.reasons import Template, inside, msgid

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
    "reserve": inside("an assessor", "comes where somebody resigns"),
}
#: How an assessor came in the place of another, by what the package says of it.
CAME: Mapping[str, Template] = {
    "drawn": msgid("in the place of {other}, drawn by the panel's seed"),
    "chosen": msgid("in the place of {other}, chosen and not drawn: {why}"),
    "": msgid("in the place of {other}; nothing says whether drawn or chosen"),
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
