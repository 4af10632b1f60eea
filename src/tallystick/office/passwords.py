"""Words that everybody here would guess first make no password."""

from django.conf import settings
from django.core.exceptions import ValidationError

from tallystick.base.reasons import Count, msgid
from tallystick.office.pages import said

#: Beside these the parts of the office's own name in its address.
GUESSED = ("tallystick", "office", "secretariat", "ministry", "action", "plan", "human", "rights", "password")
#: So many signs must be left when they are taken out.
LEFT = 8
_ASKED = msgid(
    "Take words that have nothing to do with the office; {number} signs must be left without them."
)


class NotOfTheOffice:
    """Refuses a password that is made of words of the office."""

    def validate(self, password: str, _: object = None) -> None:
        """Refuse one of which too little is left.

        Raises:
            ValidationError: that is so.
        """
        left = password.casefold()
        for word in (*GUESSED, *settings.CONFIGURATION.host.casefold().split(".")):
            left = left.replace(word, "") if len(word) > 1 else left
        if len(left.strip()) < LEFT:
            raise ValidationError(self.get_help_text(), code="password_of_the_office")

    def get_help_text(self) -> str:
        """What is asked of one."""
        return said(_ASKED, number=Count(LEFT))
