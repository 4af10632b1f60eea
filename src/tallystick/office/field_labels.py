"""What the fields of a form are called on its own page, where a cell of a row is called otherwise.

A refusal says what somebody wrote by the names under which they wrote it.
"""

from tallystick.base.reasons import Template, msgid
from tallystick.office.cell_words import written_name

_FIGURES: dict[str, Template] = {
    "source": msgid("The source in which every figure was read; with a title below it is entered anew"),
    "title": msgid("Its title"),
    "publisher": msgid("Who published it"),
    "kind": msgid("Its kind"),
    "url": msgid("Where it can be read"),
    "published": msgid("When it was published, as 2024-07-01"),
}
_MEETING: dict[str, Template] = {
    "title": msgid("What the meeting is called"),
    "day": msgid("The day, as 2026-03-31"),
    "time": msgid("The time, as 09:30"),
    "zone": msgid("The time zone, as Asia/Shanghai or UTC"),
    "minutes": msgid("How many minutes"),
}
#: By the address to which a form goes, and the name under which a field is sent.
FIELD_LABELS: dict[str, dict[str, Template]] = {
    "add_person": {"name": msgid("Name"), "email": msgid("Address for mail")},
    "give_role": {
        "role": msgid("Role"),
        "body": msgid("Body, for a role in a body; number, for an assessor"),
    },
    "open_phase": {
        "id": msgid("Identifier, such as annual-2025"),
        "title": msgid("Its name"),
        "kind": msgid("What it reviews"),
        "period": msgid("The time that reports speak of, such as 2025 or 2021/2023"),
        "due": msgid("The last day on which a report is in time, as 2026-03-31"),
    },
    "call_meeting": _MEETING,
    "change_meeting": _MEETING,
    "hand_in_figures": _FIGURES,
    "try_figures": _FIGURES,
}


def field_label(name: str, address: str) -> Template:
    """What a field is called that was sent under this name to an address.

    Args:
        name: the name under which it was sent.
        address: the name of the address in the program; empty for one that nobody knows.
    """
    return FIELD_LABELS.get(address, {}).get(name) or written_name(name)
