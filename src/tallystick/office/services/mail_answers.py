"""The one letter that goes back to who wrote by mail: the receipt, and nothing of what they wrote."""

import secrets
import smtplib
from collections.abc import Iterator

from django.conf import settings
from django.core.mail import EmailMessage

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text, msgid
from tallystick.office.by_mail.machines import LOOP_MARK, RECEIPT
from tallystick.office.forgetting import TELL
from tallystick.office.mail_words import BY_MAIL, remark_said
from tallystick.office.pages import HOME
from tallystick.office.selectors.proofs import is_exchanged, paper_of
from tallystick.office.selectors.submissions import case_for_sender
from tallystick.office.services.by_mail import ADDED, MailTaken
from tallystick.vault.codes import spell
from tallystick.vault.words import spell_words
from tallystick.voice.catalogues import page_languages

_NOT_SENT = Refusal(
    Reason("The receipt could not be sent."),
    Reason(
        "look at the key mail of office.toml; the message was taken, and its receipt is tried again with it"
    ),
)
_TITLE = Reason("Your receipt")
_ADDED = Reason("What you wrote was added to the case whose code stood in it. The code was taken out of it.")
_TAKEN = Reason("What you wrote was taken and sealed to those who read here. This is the code of your case:")
_BACK = msgid(
    "Come back with it on {page}. There you read the answer, add to your case, withdraw it or erase it."
)
_CAN = Reason(
    "Whoever reads this letter can do that too, and the servers that carried your message know that you "
    "wrote. Keep the code on paper, then delete this letter and the one that you sent. What is to stay "
    "between you and the office you write on that page from now on."
)
_PROOF = Reason(
    "Beside this letter is the proof that it was sent. It shows to anyone whether somebody deletes it; give "
    "it to somebody you trust."
)


def answer_mail(taken: MailTaken, to: str) -> None:
    """Send the receipt of a message to its sender; the address is kept nowhere.

    Args:
        taken: what the message has become.
        to: the address, which the office's mail server has found to be the sender's.

    Raises:
        Refusal: it could not be sent.
    """
    found = case_for_sender(taken.secret)
    paper = paper_of(found, "1") if found and taken.was != ADDED else None
    if found and paper and is_exchanged(found, paper, 1, taken.secret):
        paper = None
    text = "\n\n----\n\n".join(_said(taken, has_proof=paper is not None))
    own = settings.CONFIGURATION.mail_in
    heads = {
        "Auto-Submitted": "auto-replied",
        "X-Auto-Response-Suppress": "All",
        LOOP_MARK: own,
        "Message-ID": f"<{RECEIPT}{secrets.token_hex(16)}@{own.rpartition('@')[2]}>",
    }
    title = " / ".join(language.reason(_TITLE) for language in page_languages())
    letter = EmailMessage(title, text, own, [to], headers=heads)
    if paper is not None:
        letter.attach("proof.txt", paper.write(), "text/plain")
    try:
        letter.send()
    except (OSError, smtplib.SMTPException):
        raise _NOT_SENT from None


def _said(taken: MailTaken, *, has_proof: bool) -> Iterator[str]:
    """What the letter says, once in each language."""
    page = Text(settings.CONFIGURATION.address + "/" + HOME.lstrip("/") + TELL)
    remarks = [remark_said(code, name) for code, name in taken.remarks if code != BY_MAIL]
    for language in page_languages():
        said = [language.reason(one) for one in ([_ADDED] if taken.was == ADDED else [_TAKEN])]
        if taken.was != ADDED:
            said += [spell(taken.secret), " ".join(spell_words(taken.secret))]
            told = [Reason(_BACK, page=page), _CAN, *([_PROOF] if has_proof else [])]
            said += [language.reason(one) for one in told]
        yield "\n\n".join([*said, *map(language.reason, remarks)])
