"""What touches security is logged: which event, when, whose account by its number, and nothing else.

No address, no name, nothing that anybody typed; docs/asvs.md lists the events.
"""

import json
import logging

from tallystick.office.clock import now
from tallystick.office.models import Person

LOGGER = logging.getLogger("tallystick.security")
SIGNED_IN, NOT_SIGNED_IN, SIGNED_OUT, STEP = "signed-in", "not-signed-in", "signed-out", "factor-shown"
PASSWORD, FACTOR, REFUSED, NOT_OURS = "password-changed", "factor-changed", "refused", "not-our-form"
SPOILT = "row-spoilt"
EVENTS = (SIGNED_IN, NOT_SIGNED_IN, SIGNED_OUT, STEP, PASSWORD, FACTOR, REFUSED, NOT_OURS, SPOILT)


def note_event(event: str, person: object = None, **more: str) -> None:
    """Log an event as a line of JSON.

    Args:
        event: which, of `EVENTS`.
        person: whose account; its number alone is logged.
        more: words of the program that say more, such as an address's name in the program.
    """
    number = person.pk if isinstance(person, Person) else None
    told = {"at": now().isoformat(timespec="seconds"), "event": event, "person": number} | more
    LOGGER.info(json.dumps(told))
