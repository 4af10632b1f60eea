"""What was done, by whom and when."""

from dataclasses import dataclass

from django.urls import reverse

from tallystick.base.reasons import Template, msgid
from tallystick.office.act_notes import KEEP_TOKENS, said_note
from tallystick.office.models import OfficeDeed
from tallystick.voice.language import Language
from tallystick.workflow.permissions import ACT_WORDS

_EACH = 100
DEED_WORDS: dict[str, Template] = {
    **ACT_WORDS,
    "attach_file": msgid("Hand in a file"),
    "withdraw_file": msgid("Withdraw a file"),
    "import_package": msgid("Bring the package in"),
    KEEP_TOKENS: msgid("Keep the tokens of a body"),
}


@dataclass(frozen=True, slots=True)
class DeedSeen:
    """An act in words: when, who, what, what it was done to, the version, and the reason that was given.

    `entry` is its number in the ledger, and `receipt` where its receipt is; both empty while it waits.
    """

    at: str
    who: str
    act: str
    about: str
    version: str
    note: str
    entry: str
    receipt: str


def deeds_before(number: int | None, language: Language) -> tuple[tuple[DeedSeen, ...], int | None]:
    """So many acts before one, newest first, and the number from which older ones go on; None for no more."""
    found = OfficeDeed.objects.select_related("by", "entry").order_by("-pk")
    rows = list((found if number is None else found.filter(pk__lt=number))[: _EACH + 1])
    shown = rows[:_EACH]
    return tuple(_seen(one, language) for one in shown), shown[-1].pk if len(rows) > _EACH else None


def _seen(one: OfficeDeed, language: Language) -> DeedSeen:
    kept = getattr(one, "entry", None)
    entry = kept.sequence if kept else None
    return DeedSeen(
        one.at.strftime("%Y-%m-%d %H:%M"),
        one.by.name if one.by else "",
        language.say(DEED_WORDS[one.act]),
        one.about,
        str(one.version or ""),
        said_note(one.act, one.note, language),
        str(entry) if entry is not None else "",
        reverse("receipt", kwargs={"number": one.pk}) if entry is not None else "",
    )
