"""What is said of a message that came by mail: why it is not taken, or what is to be known of it."""

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Template, Text, msgid
from tallystick.office.by_mail import told
from tallystick.office.cleaning.kinds import REFUSALS

#: That it came by mail at all; an empty text; Outlook's bundle; files beyond the most; a file with no room.
BY_MAIL, NO_TEXT, BUNDLE, TOO_MANY, NO_ROOM, SUSPECT = (
    "mail",
    "no_text",
    "bundle",
    "too_many",
    "no_room",
    "suspect",
)
#: Before the code of why a file does not come in (`cleaning/kinds.py`).
FILE = "file-"

_PAGE = Reason("write on the office's page, which seals what you send by itself")
#: Why a message is not taken, and what would be right, by the code of `by_mail.told`.
MAIL_REFUSALS: dict[str, Refusal] = {
    told.ENCRYPTED: Refusal(
        Reason("Your message is sealed to a key that this office does not have, so nobody could read it."),
        _PAGE,
    ),
    told.NOTHING: Refusal(Reason("Your message is empty."), Reason("write a sentence, even beside a file")),
    told.PARTS: Refusal(
        Reason("Your message has more parts inside one another than can be looked through."),
        Reason("send your words as plain text, and the files beside them"),
    ),
    told.LARGE: Refusal(
        Reason("Your message is larger than 30 MB, or its text longer than two million signs."),
        Reason("send the text, and the files on the office's page, one at a time"),
    ),
    told.NO_FILES: Refusal(
        Reason("Your message has no words, and none of its files could be taken."),
        Reason(
            "write a sentence, and hand files in on the office's page, which says of each why it does not "
            "come in"
        ),
    ),
    told.UNREADABLE: Refusal(
        Reason("Your message can't be read."),
        Reason("send your words as plain text, or write on the office's page"),
    ),
}
_REMARKS: dict[str, Template] = {
    BY_MAIL: msgid("It came by mail: the servers on the way know who wrote, and when."),
    SUSPECT: msgid("A mail server took it for mail that nobody asked for; it is read later."),
    NO_TEXT: msgid("It has no words of its own."),
    told.CHARSET: msgid("It does not say rightly how its letters are written; they were read as {name}."),
    told.QUOTED: msgid(
        "Earlier messages that it quotes are in the file {name}, without who wrote them and when."
    ),
    told.ALL_QUOTED: msgid("All of it is quoted or passed on; who wrote it and when was taken out."),
    told.LONG: msgid("Its text is longer than what can stand here; the whole is in the file {name}."),
    told.LEFT_OUT: msgid("A part of it was left out, for it names who sent it or whom they invite: {name}."),
    told.LOCKED: msgid("A part of it is sealed to a key that this office does not have, and was left out."),
    BUNDLE: msgid("{name} was not taken: Outlook has packed files into it that nothing else opens."),
    TOO_MANY: msgid("{name} was not taken: there are too many files."),
    NO_ROOM: msgid("{name} was not taken: the office has no room for more files now."),
}
_FILE_WHY = msgid("{name} was not taken: {why}")


def remark_said(code: str, name: str) -> Reason:
    """What is to be known of a message, as a sentence.

    Args:
        code: a code of this module or of `by_mail.told`.
        name: what it names; empty for nothing.
    """
    why = REFUSALS.get(code.removeprefix(FILE))
    if code.startswith(FILE) and why is not None:
        return Reason(_FILE_WHY, name=Text(name), why=why[0])
    return Reason(_REMARKS[code], name=Text(name))
