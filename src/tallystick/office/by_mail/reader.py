"""Reads one message in a process of its own that can take neither memory nor time, and open nothing.

Started as ``python -m tallystick.office.by_mail.reader``. Its standard input is a line of JSON (`Envelope`)
and the message behind it; its answer the line `READY`, then one of JSON (`MailTold`) with the bytes of the
files behind it. Whatever a parser does with what somebody made to break it, only this process ends.
"""

import hashlib
import json
import sys
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import EmailPolicy
from typing import cast

from tallystick.base.bounded import bound
from tallystick.base.confined import confine
from tallystick.office.by_mail.codes_in import without_codes
from tallystick.office.by_mail.genuine import answerable
from tallystick.office.by_mail.machines import head, machine_behind
from tallystick.office.by_mail.parts import MailParts, TooManyParts, gathered, title
from tallystick.office.by_mail.quoted import QuotedApart, parted
from tallystick.office.by_mail.texts import make_ready
from tallystick.office.by_mail.told import (
    ALL_QUOTED,
    CHARSET,
    ENCRYPTED,
    LARGE,
    MOST_BYTES,
    MOST_OF_HEAD,
    MOST_SIGNS,
    NOTHING,
    PARTS,
    READY,
    UNREADABLE,
    Attached,
    Envelope,
    MailTold,
)

MOST_MEMORY, MOST_SECONDS = 1024 * 1024 * 1024, 10
#: More containers are never opened than these, which are counted before anything is parsed.
_MOST_CONTAINERS = 40
#: By these the same message is known when it comes once more: no server on the way rewrites them.
_SAME = ("message-id", "date", "from", "subject")
#: Read before anything else is, so that whatever the library loads on the way is there.
_SAMPLE = b"""Subject: =?utf-8?B?5oiR?= =?gb2312?Q?=CE=D2?=
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=a

--a
Content-Type: text/plain; charset=gb2312; format=flowed
Content-Transfer-Encoding: base64

ztI=
--a
Content-Type: application/octet-stream
Content-Disposition: attachment; filename*=utf-8''%E6%88%91.txt
Content-Transfer-Encoding: quoted-printable

=41
--a
Content-Disposition: attachment; filename=a
Content-Transfer-Encoding: x-uuencode

begin 644 a
!80
`
end
--a--
"""


class BoundedPolicy(EmailPolicy):
    """The standard library's way of reading mail, with no head longer than any program writes one."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Read a head, and no more than its beginning."""
        name, value = super().header_source_parse(sourcelines)
        return name[:MOST_OF_HEAD], value[:MOST_OF_HEAD]

    def header_fetch_parse(self, name: str, value: str) -> str:  # noqa: ARG002 - as the library has it
        """A head as it came: its addresses and words are read where they are asked for, and nowhere else."""
        return "".join(value.splitlines())


def main() -> int:
    """Read the message at the standard input, and tell what it says."""
    bound(MOST_MEMORY, MOST_SECONDS)
    make_ready()
    read_mail(_SAMPLE, Envelope())
    asked = Envelope(**json.loads(sys.stdin.buffer.readline()))
    raw = sys.stdin.buffer.read(MOST_BYTES + 1)
    confine()
    sys.stdout.buffer.write(READY)
    sys.stdout.buffer.flush()
    try:
        told = read_mail(raw, asked)
    except (MemoryError, RecursionError):
        told = MailTold(refused=UNREADABLE)
    answer = json.dumps(told.as_record()).encode() + b"\n"
    sys.stdout.buffer.write(answer + b"".join(one.data for one in told.files))
    sys.stdout.buffer.flush()
    return 0


def read_mail(raw: bytes, asked: Envelope) -> MailTold:
    """What a message says.

    Args:
        raw: the message, with its heads.
        asked: what is known of it beside.
    """
    if raw.lower().count(b"multipart/") > _MOST_CONTAINERS * 4:
        return MailTold(refused=PARTS)
    message = cast("EmailMessage", BytesParser(policy=BoundedPolicy()).parsebytes(raw))
    named = title(message)
    machine = machine_behind(message, asked, named.text)
    if machine:
        return MailTold(machine=machine)
    try:
        found = gathered(message)
    except TooManyParts:
        return MailTold(refused=PARTS)
    if named.read_as:
        found.remark(CHARSET, named.read_as)
    return _told(message, raw, asked, named.text, found)


def _told(message: EmailMessage, raw: bytes, asked: Envelope, named: str, found: MailParts) -> MailTold:
    if sum(map(len, (*found.texts, *found.passed_on))) > MOST_SIGNS:
        return MailTold(refused=LARGE)
    told = _parted(found)
    titled = "\n\n".join(filter(None, (named, told.new)))
    text, codes = without_codes(titled)
    earlier, others = without_codes(told.earlier)
    if not told.new.strip() and not found.files:
        if found.is_locked:
            return MailTold(refused=ENCRYPTED)
        if not named.strip():
            return MailTold(refused=NOTHING)
    return MailTold(
        known_by=_known_by(message, raw, asked),
        answer_to=answerable(message, asked),
        is_suspect=_is_suspect(message),
        codes=tuple(one.hex() for one in dict.fromkeys((*codes, *others))),
        text=text.strip(),
        is_silent=not told.new.strip(),
        earlier=earlier,
        remarks=tuple((code, without_codes(name)[0]) for code, name in found.remarks),
        files=tuple(Attached(without_codes(one.name)[0], one.data) for one in found.files),
    )


def _parted(found: MailParts) -> QuotedApart:
    """What is new in the words of a message, and what it quotes or passes on.

    Where nothing would be new, what it quotes is what its sender wanted to be read.
    """
    told = parted("\n\n".join(filter(None, (one.strip() for one in found.texts))))
    inside = [parted(one) for one in found.passed_on]
    earlier = "\n\n".join(
        filter(None, [told.earlier, *(part for one in inside for part in (one.new, one.earlier))])
    )
    if told.new or not earlier:
        return QuotedApart(told.new, earlier)
    found.remark(ALL_QUOTED)
    return QuotedApart(earlier, "")


def _known_by(message: EmailMessage, raw: bytes, asked: Envelope) -> str:
    """By what a message is known when it comes once more.

    The envelope's sender belongs to it: whoever sends somebody else's message once more is somebody else.
    """
    heads = [asked.sender.lower(), *(head(message, name) for name in _SAME)]
    digest = hashlib.sha256(json.dumps(heads).encode("utf-8", "surrogatepass"))
    for gap in (b"\r\n\r\n", b"\n\n"):
        before, found, body = raw.partition(gap)
        if found and b"\n\n" not in before:
            digest.update(body.replace(b"\r\n", b"\n").rstrip())
            break
    return digest.hexdigest()


def _is_suspect(message: EmailMessage) -> bool:
    """Whether a server marked it as mail that nobody asked for."""
    marks = (
        head(message, "X-Spam-Flag"),
        head(message, "X-Spam"),
        head(message, "X-Spam-Status").split(",")[0],
    )
    return any(one.strip().lower() in {"yes", "true"} for one in marks)


if __name__ == "__main__":
    sys.exit(main())
