"""To which address a receipt may go: only one that the office's own mail server has found to be the sender's.

Anybody can write any sender over a message. A receipt opens the case, so that one which goes to the address
that merely stands there hands somebody's complaint to a stranger. Where the server has checked nothing, or
something doesn't agree, nothing is answered.
"""

import re
from email.message import EmailMessage

from tallystick.office.by_mail.machines import addresses_in, answers_receipt, head
from tallystick.office.by_mail.told import Envelope

_COMMENT = re.compile(r"\([^()]*\)")
_PASSED = re.compile(r"^dmarc\s*=\s*pass(?:\s|$)", re.IGNORECASE)
_PLAIN = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,190}")


def answerable(message: EmailMessage, asked: Envelope) -> str:
    """The address to which a receipt may go; empty for none.

    The envelope and the one `From` name the same address, no `Reply-To` names another, the sender does not
    ask programs to be silent, and DMARC held, as the office's own server says in the first head of its kind
    (RFC 8601; a server takes away those of others that bear its name). What answers a receipt is not
    answered, or two programs write to one another for ever.
    """
    sender = asked.sender.strip().strip("<>").lower()
    lines = [str(line) for name in ("From", "Reply-To") for line in message.get_all(name, ())]
    said = {address for line in lines for address in addresses_in(line)}
    if not _PLAIN.fullmatch(sender) or said != {sender} or len(message.get_all("From", ())) != 1:
        return ""
    if "X-Auto-Response-Suppress" in message or answers_receipt(message) or not asked.trusted:
        return ""
    server, _, results = _COMMENT.sub(" ", head(message, "Authentication-Results")).partition(";")
    is_trusted = server.strip().partition(" ")[0].lower() == asked.trusted.lower()
    held = any(_PASSED.match(one.strip()) for one in results.split(";"))
    return sender if is_trusted and held else ""
