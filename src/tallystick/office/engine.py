"""The pages on which people sign in, in the frame of all pages: the library makes them, this draws them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.forms import BoundField, Form
from django.http import HttpRequest
from django.template import TemplateDoesNotExist
from django.template.backends.base import BaseEngine
from django.urls import reverse

from tallystick.base.reasons import msgid
from tallystick.office.demo import PASSWORD, PEOPLE
from tallystick.office.pages import OfficePage, office_page, said
from tallystick.office.visit import asked_by
from tallystick.workflow.permissions import ROLE_WORDS

_NO_ACCOUNT = msgid("Accounts are made by an administrator. Ask the secretariat for one.")


@dataclass(frozen=True, slots=True)
class AccountTold:
    """What a page of an account says beside its form.

    Attributes:
        title: its title.
        lead: what it is for.
        button: what is on its button; empty where nothing is sent.
        links: other pages that one may want from here, by their route and words.
    """

    title: str
    lead: str = ""
    button: str = ""
    links: tuple[tuple[str, str], ...] = ()


_TO_SIGN_IN = (("account_login", msgid("To the page for signing in")),)
_TO_FACTOR = (("mfa_index", msgid("To the second factor")),)
ACCOUNT_PAGES: dict[str, AccountTold] = {
    "account/login.html": AccountTold(
        msgid("Sign in"),
        button=msgid("Sign in"),
        links=(("account_reset_password", msgid("I have no password, or forgot it")),),
    ),
    "account/logout.html": AccountTold(
        msgid("Sign out"), msgid("Do you want to sign out?"), msgid("Sign out")
    ),
    "account/account_inactive.html": AccountTold(
        msgid("This account is closed"), msgid("It no longer opens the office. Ask an administrator.")
    ),
    "account/signup_closed.html": AccountTold(msgid("No accounts are made here"), _NO_ACCOUNT),
    "account/reauthenticate.html": AccountTold(
        msgid("Your password, once more"),
        msgid("What you asked for touches how you sign in."),
        msgid("Go on"),
    ),
    "account/password_change.html": AccountTold(
        msgid("Change the password"),
        msgid("Twelve characters or more; a few words are easier to keep than signs."),
        msgid("Change it"),
    ),
    "account/password_reset.html": AccountTold(
        msgid("A new password"),
        msgid("A letter with a way to set one goes to your address, if there is an account for it."),
        msgid("Send the letter"),
        _TO_SIGN_IN,
    ),
    "account/password_reset_done.html": AccountTold(
        msgid("The letter is on its way"),
        msgid("If there is an account for this address, it says how to set a password."),
        links=_TO_SIGN_IN,
    ),
    "account/password_reset_from_key.html": AccountTold(
        msgid("Set a password"),
        msgid("Twelve characters or more; a few words are easier to keep than signs."),
        msgid("Set it"),
        _TO_SIGN_IN,
    ),
    "account/password_reset_from_key_done.html": AccountTold(msgid("The password is set"), links=_TO_SIGN_IN),
    "mfa/authenticate.html": AccountTold(
        msgid("Second factor"),
        msgid("Write the code that your app shows, or one of your recovery codes."),
        msgid("Sign in"),
    ),
    "mfa/reauthenticate.html": AccountTold(
        msgid("Second factor, once more"),
        msgid("What you asked for touches how you sign in. Write the code that your app shows."),
        msgid("Go on"),
    ),
    "mfa/index.html": AccountTold(
        msgid("Second factor"),
        links=(
            ("mfa_activate_totp", msgid("Set up an app that shows codes")),
            ("mfa_deactivate_totp", msgid("Give up the app that shows codes")),
            ("mfa_view_recovery_codes", msgid("Recovery codes")),
            ("mfa_generate_recovery_codes", msgid("Make new recovery codes")),
            ("account_change_password", msgid("Change the password")),
        ),
    ),
    "mfa/totp/activate_form.html": AccountTold(
        msgid("Set up a second factor"),
        msgid(
            "The office needs one. Type the word below into an app that shows codes (TOTP), then write the "
            "code that it shows."
        ),
        msgid("Set it up"),
    ),
    "mfa/totp/deactivate_form.html": AccountTold(
        msgid("Give up the second factor"),
        msgid("You will be asked to set up another one before you can go on working."),
        msgid("Give it up"),
        _TO_FACTOR,
    ),
    "mfa/recovery_codes/index.html": AccountTold(
        msgid("Recovery codes"),
        msgid("Each opens the office once where the app is lost. Keep them on paper, apart from it."),
        links=(*_TO_FACTOR, ("start", msgid("Go on to the office"))),
    ),
    "mfa/recovery_codes/generate.html": AccountTold(
        msgid("Make new recovery codes"),
        msgid("Those that you have are no longer worth anything then."),
        msgid("Make them"),
        _TO_FACTOR,
    ),
}


@dataclass(frozen=True, slots=True)
class AccountField:
    """A field of a form.

    Attributes:
        name: under which it is sent.
        label: what it asks for.
        kind: the kind of input.
        value: what stands in it already.
        completed: what a browser may fill in.
        faults: what is wrong with what was written.
        needed: whether it must be filled in.
    """

    name: str
    label: str
    kind: str
    value: str
    completed: str
    faults: tuple[str, ...]
    needed: bool


@dataclass(frozen=True, slots=True)
class AccountView:
    """What a page of an account shows."""

    told: AccountTold
    lead: str
    button: str
    fields: tuple[AccountField, ...]
    faults: tuple[str, ...]
    hidden: tuple[tuple[str, str], ...]
    secret: str
    codes: tuple[str, ...]
    links: tuple[tuple[str, str], ...]
    logins: tuple[tuple[str, str], ...]
    password: str


class AccountPage:
    """One of these pages; draws itself as Django asks it to."""

    def __init__(self, name: str) -> None:
        """The page of this template's name."""
        self.name = name

    def render(self, context: Mapping[str, Any] | None = None, request: HttpRequest | None = None) -> str:
        """The page as text."""
        if request is None:
            raise TemplateDoesNotExist(self.name)
        view = account_view(ACCOUNT_PAGES[self.name], context or {})
        visit = asked_by(request)
        page = office_page(request, visit, OfficePage("account.html", said(view.told.title), view))
        return page.content.decode()


class OfficeTemplates(BaseEngine):
    """Gives Django the pages above, and no other."""

    def __init__(self, params: dict[str, Any]) -> None:
        """Take what the settings say, which is nothing."""
        super().__init__({name: value for name, value in params.items() if name != "OPTIONS"})

    def get_template(self, template_name: str) -> AccountPage:
        """The page of this name.

        Raises:
            TemplateDoesNotExist: it is none of these.
        """
        if template_name not in ACCOUNT_PAGES:
            raise TemplateDoesNotExist(template_name, backend=self)
        return AccountPage(template_name)


def account_view(told: AccountTold, context: Mapping[str, Any]) -> AccountView:
    """What a page shows of what the library gives it."""
    is_shown = settings.CONFIGURATION.demo and told is ACCOUNT_PAGES["account/login.html"]
    given = context.get("form")
    form = given if isinstance(given, Form) else None
    fields = tuple(_fields(form)) if form else ()
    value = context.get("redirect_field_value")
    hidden = ((str(context["redirect_field_name"]), str(value)),) if value else ()
    codes = context.get("unused_codes", ()) if context.get("can_view_codes") else ()
    return AccountView(
        told,
        said(told.lead) if told.lead else "",
        said(told.button) if (told.button and form) or told.title == told.button else "",
        fields,
        tuple(map(str, form.non_field_errors())) if form else (),
        hidden,
        str(getattr(form, "secret", "")),
        tuple(map(str, codes)),
        tuple((reverse(name), said(words)) for name, words in told.links),
        tuple((one.email, said(ROLE_WORDS[one.role])) for one in PEOPLE) if is_shown else (),
        PASSWORD if is_shown else "",
    )


def _fields(form: Form) -> Iterable[AccountField]:
    for one in form.visible_fields():
        yield _field(one)


def _field(one: BoundField) -> AccountField:
    widget = one.field.widget
    kind = getattr(widget, "input_type", "text")
    return AccountField(
        one.html_name,
        str(one.label or one.name),
        kind,
        "" if kind == "password" else str(one.value() or ""),
        str(widget.attrs.get("autocomplete", "off")),
        tuple(map(str, one.errors)),
        one.field.required,
    )
