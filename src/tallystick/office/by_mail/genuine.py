"""To which address a receipt may go: only one that the office's own mail server has found to be the sender's.

Anybody can write any sender over a message. A receipt opens the case, so that one which goes to the address
that merely stands there hands somebody's complaint to a stranger. Where the server has checked nothing, or
something doesn't agree, nothing is answered.
"""

import re
from email.message import EmailMessage

from tallystick.office.by_mail.machines import addresses_in, answers_receipt, head
from tallystick.office.by_mail.told import Envelope

_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_DOMAIN = re.compile(r"\bheader\.from\s*=\s*(?:[^\s;@]*@)?([^\s;]+)", re.IGNORECASE)
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
    said_by, *results = _statements(head(message, "Authentication-Results"))
    is_trusted = said_by.partition(" ")[0].lower() == asked.trusted.lower()
    return sender if is_trusted and any(_holds_for(sender, one) for one in results) else ""


def _holds_for(sender: str, result: str) -> bool:
    """Whether a result says that DMARC held, and for the sender's domain where it names one."""
    named = _DOMAIN.search(result)
    return bool(_PASSED.match(result)) and (not named or named[1].lower() == sender.rpartition("@")[2])


def _statements(text: str) -> list[str]:
    """The parts of such a head between its semicolons; what is quoted or a comment can't be one.

    A server repeats there what a sender chose: the name with which they greeted it, an address.
    """
    parts, depth, at = [""], 0, 0
    while at < len(text):
        sign = text[at]
        if sign == "\\":
            at += 1
        elif sign == '"' and not depth:
            end = _QUOTED.match(text, at)
            at = end.end() - 1 if end else len(text)
            parts[-1] += "_"
        elif sign in "()":
            depth = max(0, depth + (1 if sign == "(" else -1))
            parts[-1] += " "
        elif not depth and sign == ";":
            parts.append("")
        elif not depth:
            parts[-1] += sign
        at += 1
    return [one.strip() for one in parts]
