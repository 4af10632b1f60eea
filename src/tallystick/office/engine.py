"""The pages on which people sign in, in the frame of all pages: the library makes them, this draws them."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.forms import BoundField, Form
from django.http import HttpRequest
from django.template import TemplateDoesNotExist
from django.template.backends.base import BaseEngine
from django.urls import reverse

from tallystick.base.reasons import Text, msgid
from tallystick.office.account_pages import ACCOUNT_PAGES, PASSKEYS, AccountTold
from tallystick.office.connections import PROVIDER
from tallystick.office.demo import PASSWORD, PEOPLE
from tallystick.office.guard import RUNS_SCRIPT
from tallystick.office.pages import OfficePage, office_page, said
from tallystick.office.selectors.sessions import OpenSession
from tallystick.office.visit import asked_by
from tallystick.workflow.permissions import ROLE_WORDS

_KEY_NAME = msgid("What you call it")
_NO_KEY = msgid("The passkey was not accepted. Try it again, or sign in another way.")


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
class PasskeyAsk:
    """What the browser is asked for.

    Attributes:
        act: ``create`` or ``get``.
        options: what the library asks for, as JSON.
        button: what is on the button.
    """

    act: str
    options: str
    button: str


@dataclass(frozen=True, slots=True)
class AccountView:
    """What a page of an account shows."""

    told: AccountTold
    lead: str
    button: str
    fields: tuple[AccountField, ...]
    faults: tuple[str, ...]
    hidden: tuple[tuple[str, str], ...]
    passkey: PasskeyAsk | None
    passkeys: tuple[tuple[str, str], ...]
    sessions: tuple[tuple[str, str, str], ...]
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
        request.META[RUNS_SCRIPT] = view.passkey is not None
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
    keys = context.get("authenticators", ()) if told is ACCOUNT_PAGES[PASSKEYS] else ()
    codes = context.get("unused_codes", ()) if context.get("can_view_codes") else ()
    return AccountView(
        told,
        said(told.lead) if told.lead else "",
        said(told.button) if (told.button and form) or told.title == told.button else "",
        fields,
        _faults(form, context.get("webauthn_form")),
        hidden,
        _passkey(told, context),
        tuple((reverse("mfa_remove_webauthn", args=[one.pk]), one.wrap().name) for one in keys),
        tuple(_session(one) for one in context.get("sessions", ())),
        str(getattr(form, "secret", "")),
        tuple(map(str, codes)),
        (*_by_provider(told), *((reverse(name), said(words)) for name, words in told.links)),
        tuple((one.email, said(ROLE_WORDS[one.role])) for one in PEOPLE) if is_shown else (),
        PASSWORD if is_shown else "",
    )


def _session(one: OpenSession) -> tuple[str, str, str]:
    """A session: by what it is named, empty for this one; since when; and when somebody was last there."""
    begun, seen = ("" if at is None else at.strftime("%Y-%m-%d %H:%M") for at in (one.begun, one.seen))
    return "" if one.is_this else one.named, begun, seen


def _by_provider(told: AccountTold) -> tuple[tuple[str, str], ...]:
    """The way in by another system, where the office is told of one."""
    provider = settings.CONFIGURATION.provider
    if provider is None or told is not ACCOUNT_PAGES["account/login.html"]:
        return ()
    path = reverse("openid_connect_login", kwargs={"provider_id": PROVIDER})
    return ((path, said(msgid("Sign in with {name}"), name=Text(provider.name))),)


def _passkey(told: AccountTold, context: Mapping[str, Any]) -> PasskeyAsk | None:
    asked = context.get("js_data")
    if not told.passkey or not isinstance(asked, Mapping):
        return None
    ((name, options),) = asked.items()
    act = "create" if name == "creation_options" else "get"
    return PasskeyAsk(act, json.dumps(options, cls=DjangoJSONEncoder), said(told.passkey))


def _faults(*forms: object) -> tuple[str, ...]:
    """What is wrong with a form as a whole, or with what a passkey said."""
    whole = [one for form in forms if isinstance(form, Form) for one in form.non_field_errors()]
    keys = [one for form in forms if isinstance(form, Form) for one in form.errors.get("credential", ())]
    return tuple(map(str, [*whole, *(said(_NO_KEY) for _ in keys[:1])]))


def _fields(form: Form) -> Iterable[AccountField]:
    for one in form.visible_fields():
        yield _field(one)


def _field(one: BoundField) -> AccountField:
    widget = one.field.widget
    kind = getattr(widget, "input_type", "text")
    return AccountField(
        one.html_name,
        said(_KEY_NAME) if one.html_name == "name" else str(one.label or one.name),
        kind,
        "" if kind == "password" else str(one.value() or ""),
        str(widget.attrs.get("autocomplete", "off")),
        tuple(map(str, one.errors)),
        one.field.required,
    )
