"""Messages as people and programs send them: seeded, of every kind of row D6, in English and Chinese."""

import base64
import datetime
import hashlib
import quopri
import re
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid
from typing import TypeVar

T = TypeVar("T")

OWN, TRUSTED = "write@office.example", "mx.office.example"
#: What must be found nowhere afterwards: of the sender, the way, the programs, and who is quoted.
PLANTED = (
    "telltale-local",
    "telltale-domain.example",
    "telltale-relay",
    "telltale-agent",
    "telltale-id",
    "Telltale Person",
    "telltale-quoted",
    "198.51.100.77",
    "17:43:21",
)
SENDER = "telltale-local@telltale-domain.example"
MOMENT = datetime.datetime(2024, 3, 25, 17, 43, 21, tzinfo=datetime.UTC)
TAKEN, STOPPED, REFUSED = "taken", "stopped", "refused"
_ENGLISH = (
    "They closed the school of village {n} and nobody asked us.",
    "Since then the children of house {n} walk two hours each day.",
    "The office said that a bus would come; none has come.",
)
_CHINESE = (
    "他们关闭了第{n}村的学校，没有人问过我们的意见。",
    "从那以后，第{n}户的孩子每天要走两个小时的路去上学。",
    "办公室说会有公共汽车，但是一直没有来。",
)
_TRADITIONAL = (
    "他們關閉了第{n}村的學校，沒有人問過我們的意見。",
    "從那以後，第{n}戶的孩子每天要走兩個小時的路去上學。",
    "辦公室說會有公共汽車，但是一直沒有來。",
)


@dataclass(frozen=True, slots=True)
class Mail:
    """A message, and what is to come of it.

    Attributes:
        kind: which of the kinds it is of.
        raw: the message.
        becomes: taken, stopped or refused.
        says: what has to stand in the text that is taken.
        keeps: what has to stand in the file of what it quotes.
        sender: what the envelope names; None where the mail server says nothing.
        remarks: codes that have to be told.
        never_says: what must not stand in the text.
    """

    kind: str
    raw: bytes
    becomes: str = TAKEN
    says: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()
    sender: str = SENDER
    remarks: tuple[str, ...] = ()
    never_says: tuple[str, ...] = ()


class Chance:
    """What is drawn of a seed, the same in each run."""

    def __init__(self, seed: str) -> None:
        self.seed, self.drawn = seed, 0

    def randbytes(self, count: int) -> bytes:
        self.drawn += 1
        return hashlib.shake_128(f"{self.seed} {self.drawn}".encode()).digest(count)

    def randint(self, low: int, high: int) -> int:
        return low + int.from_bytes(self.randbytes(8), "big") % (high - low + 1)

    def choice(self, some: Sequence[T]) -> T:
        return some[self.randint(0, len(some) - 1)]


def words_in(chance: Chance, language: str) -> str:
    lines = {"en": _ENGLISH, "zh": _CHINESE, "zh-Hant": _TRADITIONAL}[language]
    return "\n".join(one.format(n=chance.randint(1, 10_000)) for one in lines)


def old_words(chance: Chance) -> str:
    return (
        f"Dear office, is school {chance.randint(1, 999)} open?\nThe road is {chance.randint(1, 99)} km long."
    )


def begun(title: str = "About the school") -> EmailMessage:
    """A message with everything on its head that tells of its sender."""
    mail = EmailMessage(policy=SMTP)
    mail["Received"] = (
        "from telltale-relay.example (198.51.100.77) by mx.office.example; Mon, 25 Mar 2024 17:43:21"
    )
    mail["From"] = f"Telltale Person <{SENDER}>"
    mail["Reply-To"] = SENDER
    mail["To"] = OWN
    mail["Subject"] = title
    mail["Date"] = format_datetime(MOMENT)
    mail["Message-ID"] = make_msgid("telltale-id", "telltale-domain.example")
    mail["User-Agent"] = "telltale-agent/7.7"
    return mail


def headed(kind: str, body: bytes) -> bytes:
    """A message of a kind of content, its body written by hand."""
    return (
        begun().as_bytes().rstrip() + f"\r\nMIME-Version: 1.0\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    )


def raw_mail(body: bytes, charset: str, encoding: str, more: str = "", title: bytes = b"a title") -> bytes:
    """A message put together by hand, whatever it says of itself."""
    head = begun("x").as_bytes().partition(b"\r\n\r\n")[0]
    head = re.sub(rb"Subject: x", b"Subject: " + title, head)
    kind = f'\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset="{charset}"{more}\r\n'
    sent = {
        "base64": base64.encodebytes(body),
        "quoted-printable": quopri.encodestring(body),
        "8bit": body,
    }[encoding]
    return head + f"{kind}Content-Transfer-Encoding: {encoding}\r\n\r\n".encode() + sent
