"""How the library that signs people in behaves here: nobody makes an account for themselves."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest

from tallystick.base.reasons import Count, msgid
from tallystick.office.models import Person
from tallystick.office.pages import said


class OfficeAccounts(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by an administrator."""

    def is_open_for_signup(self, _: HttpRequest) -> bool:
        """Nobody signs up."""
        return False


class OfficeFactors(DefaultMFAAdapter):  # type: ignore[misc]
    """Passkeys are named in the language of the page, and the office by its name, not by its host's."""

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The office as devices show it."""
        told: dict[str, str] = super().get_public_key_credential_rp_entity()
        return told | {"name": settings.MFA_TOTP_ISSUER}

    def generate_authenticator_name(self, user: Person, kind: str) -> str:
        """The name that a passkey has until its owner gives another."""
        number = Authenticator.objects.filter(user=user, type=kind).count() + 1
        return said(msgid("Passkey {number}"), number=Count(number))
