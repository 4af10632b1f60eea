"""Which messages no person wrote: nothing is opened and nothing is answered, so that no loop begins.

By RFC 3834 (automatic answers), 3464 and 8098 (reports of mail servers), 2369 and 2919 (lists), and by what
programs that keep to none of these write all the same.
"""

import re
from email.message import EmailMessage

from tallystick.office.by_mail.told import Envelope

#: Told to other programs by the office's own answers, with its address.
LOOP_MARK = "X-Loop"
#: With this the names of these answers begin, so that an answer to one is known by what it refers to.
RECEIPT = "tallystick-receipt."
_BULK = frozenset({"bulk", "list", "junk", "auto_reply"})
_MARKS = ("x-autoreply", "x-autorespond", "x-auto-reply")
_DAEMON = re.compile(r"^(?:mailer-daemon|mail-daemon)(?:@|$)", re.IGNORECASE)
_AWAY = re.compile(
    r"^\s*(?:auto(?:matic)?[ -]?(?:reply|response)|out of (?:the )?office|abwesenheit|réponse automatique|"
    r"respuesta automática|自动回复|自動回覆|自动答复|自動答覆)\s*[:\uff1a]?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[^\s<>\"(),;:@]+@[^\s<>\"(),;:@]+")


def machine_behind(message: EmailMessage, asked: Envelope, title: str) -> str:
    """By what a message shows that no person wrote it; empty where it shows nothing of the kind.

    Args:
        message: the message.
        asked: the sender that its envelope names, and the office's own address.
        title: the message's title, decoded.
    """
    found = (
        (_no_sender(message, asked), "no-sender"),
        (head(message, "Auto-Submitted").partition(";")[0].strip().lower() not in {"", "no"}, "automatic"),
        (head(message, "Precedence").lower() in _BULK, "bulk"),
        (any(name.lower().startswith("list-") for name in message.keys()), "list"),  # noqa: SIM118 - a message
        (message.get_content_type() in {"multipart/report", "message/delivery-status"}, "report"),
        (_is_ours(message, asked), "own"),
        (any(name in message for name in _MARKS), "automatic"),
        (_is_away(message, title), "automatic"),
    )
    return next((code for holds, code in found if holds), "")


def answers_receipt(message: EmailMessage) -> bool:
    """Whether a message answers one of the office's receipts, as a program may that answers anything."""
    lines = (line for name in ("In-Reply-To", "References") for line in message.get_all(name, ()))
    return any(RECEIPT in str(line) for line in lines)


def head(message: EmailMessage, name: str) -> str:
    """The first value of a head, empty where there is none."""
    return str(message.get(name) or "").strip()


def addresses_in(text: str) -> list[str]:
    """The addresses in a head, in small letters; what stands around them is not looked at."""
    return [one.lower() for one in _ADDRESS.findall(text)]


def _no_sender(message: EmailMessage, asked: Envelope) -> bool:
    """Whether the envelope names nobody, as that of each report and bounce does."""
    said = asked.sender or head(message, "Return-Path")
    return said == "<>" or bool(_DAEMON.match(said.strip("<>")) or _DAEMON.match(_from(message)))


def _from(message: EmailMessage) -> str:
    return next(iter(addresses_in(head(message, "From"))), "")


def _is_ours(message: EmailMessage, asked: Envelope) -> bool:
    """Whether the office itself sent it: its own address wrote it, or its mark stands on it."""
    own = asked.own.lower()
    if not own:
        return False
    marked = any(own in str(one).lower() for one in message.get_all(LOOP_MARK, ()))
    return marked or own in {_from(message), asked.sender.strip("<>").lower()}


def _is_away(message: EmailMessage, title: str) -> bool:
    """Whether a program answers for somebody who is away: by its title, where it is an answer at all."""
    return bool(_AWAY.match(title)) and ("In-Reply-To" in message or "References" in message)
