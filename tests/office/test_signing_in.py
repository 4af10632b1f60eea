"""Signing in with a passkey, and by another system: in a browser, with a device that is made of software."""

import json
import re
from collections.abc import Iterator

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from cryptography.hazmat.primitives.asymmetric import rsa
from playwright.sync_api import Browser, BrowserContext, Page

from tallystick.office.clock import now
from tests.axe import barriers
from tests.office.conftest import PASSWORD
from tests.office.desk import PHONE
from tests.office.oidc import CLIENT, SECRET, LoopbackProvider, loopback_provider
from tests.office.test_commands import ENVIRON, people_made, served

pytestmark = pytest.mark.browser
_DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
HOME, ACCOUNT = "/office/", "/office/account/"


@pytest.fixture(scope="module")
def provider() -> Iterator[LoopbackProvider]:
    """Another system that signs people in."""
    with loopback_provider() as found:
        yield found


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, provider: LoopbackProvider) -> Iterator[str]:
    """An office that wants a second factor and knows the other system; a passkey needs a name for it."""
    told = {"OIDC": provider.issuer, "OIDC_CLIENT": CLIENT, "OIDC_SECRET": SECRET, "OIDC_NAME": "State login"}
    folder = tmp_path_factory.mktemp("signing-in") / "office"
    environ = ENVIRON | {f"TALLYSTICK_OFFICE_{name}": text for name, text in told.items()}
    with served(folder, environ, "localhost") as found:
        people_made(folder, environ, "b:auditor:")
        yield found


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser of somebody's own, on a phone."""
    made = browser.new_context(viewport=PHONE)
    yield made
    made.close()


def device(page: Page, **other: object) -> str:
    """Give the browser a device that keeps passkeys, and the device's number."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    added = session.send("WebAuthn.addVirtualAuthenticator", {"options": _DEVICE | other})
    return str(added["authenticatorId"])


def with_password(page: Page, address: str) -> None:
    """Sign in as far as the password leads."""
    page.goto(address + HOME)
    page.fill("[name=login]", "a@office.example")
    page.fill("[name=password]", PASSWORD)
    page.click("main button")


def password_once_more(page: Page) -> None:
    """Give it, as whoever changes how they sign in has to."""
    assert "/account/again/" in page.url
    page.fill("[name=password]", PASSWORD)
    page.click("main button")


def keeps_nobody_out(page: Page) -> None:
    """Fail where a page has barriers or is wider than a phone."""
    assert barriers(page) == "", page.url
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, page.url


def says(page: Page, words: str) -> bool:
    """Whether a page says this."""
    return words in page.inner_text("body")


def test_a_passkey_is_set_up_opens_the_office_and_is_given_up(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    device(page)
    with_password(page, address)
    password_once_more(page)
    assert page.url.endswith("/factor/app/"), "the office asks for a second factor first"
    with page.expect_response("**/factor/passkeys/add/") as answered:
        page.click("text=Set up a passkey instead")
    assert answered.value.headers["content-security-policy"].endswith("; script-src 'self'")
    keeps_nobody_out(page)
    page.fill("[name=name]", "My telephone")
    page.click("button:has-text('Set up the passkey')")
    page.wait_for_url("**/factor/codes/")
    assert page.locator("main li code").count() == 10, "recovery codes come with the first factor"
    page.goto(address + HOME)
    assert says(page, "Your desk")
    page.click("text=Sign out of the office")
    _signs_in_without_a_password(page, address)
    _is_the_second_factor(page, address)
    _is_given_up(page, address)


def _is_given_up(page: Page, address: str) -> None:
    page.goto(address + ACCOUNT + "factor/passkeys/")
    assert says(page, "My telephone")
    keeps_nobody_out(page)
    page.click("main a:has-text('Give it up')")
    password_once_more(page)
    keeps_nobody_out(page)
    page.click("main button")
    assert not says(page, "My telephone")
    page.goto(address + HOME)
    assert page.url.endswith("/factor/app/"), "recovery codes alone are no second factor"


def _signs_in_without_a_password(page: Page, address: str) -> None:
    page.goto(address + "/zh-hans" + ACCOUNT + "login/passkey/")
    keeps_nobody_out(page)
    page.click("main button:visible")
    page.wait_for_url("**/zh-hans/office/")
    page.click(".who button")


def _is_the_second_factor(page: Page, address: str) -> None:
    with_password(page, address)
    page.wait_for_url("**/factor/code/")
    keeps_nobody_out(page)
    page.click("button:has-text('Use a passkey')")
    page.wait_for_url(address + HOME)


def test_a_device_that_asks_for_nothing_sets_up_none(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    device(page, hasUserVerification=False, isUserVerified=False)
    with_password(page, address)
    password_once_more(page)
    page.goto(address + ACCOUNT + "factor/passkeys/add/")
    page.click("main button:visible")
    page.wait_for_selector("#p-failed:visible")
    assert says(page, "The browser gave no passkey.")


def test_without_a_script_the_way_by_codes_is_named(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(address + ACCOUNT + "login/passkey/")
    assert says(page, "use a password and codes of an app")
    assert page.locator("main form button:visible").count() == 0
    context.close()


def test_what_no_passkey_has_said_is_refused_on_the_page(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    path = address + ACCOUNT + "login/passkey/"
    wrong: tuple[object, ...] = (1, "x", [], {}, {"response": 1}, {"id": "a", "rawId": "a", "response": {}})
    handle = {"clientDataJSON": "e30", "authenticatorData": "AA", "signature": "AA"}
    for one in (*wrong, {"id": "AA", "rawId": "AA", "type": "public-key", "response": handle}):
        page.goto(path)
        token = page.get_attribute("[name=csrfmiddlewaretoken]", "value") or ""
        answer = page.request.post(
            path,
            form={"csrfmiddlewaretoken": token, "credential": json.dumps(one)},
            headers={"Referer": path, "Origin": address},
        )
        assert answer.status == 200, one
        assert "The passkey was not accepted." in answer.text(), one


def by_provider(page: Page, address: str) -> None:
    """Go in by the other system."""
    page.goto(address + ACCOUNT + "login/")
    page.click("text=Sign in with State login")


def test_another_system_opens_an_account_that_is_there_and_a_second_factor_is_asked_for(
    context: BrowserContext, address: str, provider: LoopbackProvider
) -> None:
    page = context.new_page()
    provider.claims = {
        "sub": "17",
        "email": "B@office.example",
        "email_verified": True,
        "name": "Secret Name",
    }
    by_provider(page, address)
    password_once_more(page)
    assert page.url.endswith("/office/account/factor/app/")
    assert provider.asked["code_challenge_method"] == "S256"
    assert len(provider.asked["nonce"]) >= 32
    secret = re.search(r"<code>([A-Z2-7]+)</code>", page.content())
    assert secret
    left = 30 - now().timestamp() % 30
    if left < 10:  # a code of the last seconds is over when it arrives
        page.wait_for_timeout(1000 * left)
    page.fill("[name=code]", format_hotp_value(hotp_value(secret[1], int(now().timestamp()) // 30)))
    page.click("main button")
    page.goto(address + HOME)
    assert says(page, "Your desk")
    page.click("text=Sign out of the office")
    provider.claims = {"sub": "17", "email": "other@office.example", "email_verified": False}
    by_provider(page, address)
    assert page.url.endswith("/factor/code/"), "the same person by the other system's own word for them"


RIGHT: dict[str, object] = {"sub": "17", "email": "b@office.example", "email_verified": True}
WRONG: dict[str, dict[str, object]] = {
    "nobody": RIGHT | {"sub": "18", "email": "nobody@office.example"},
    "unconfirmed": RIGHT | {"sub": "19", "email_verified": False},
    "another audience": RIGHT | {"aud": "another"},
    "another issuer": RIGHT | {"iss": "https://evil.example"},
    "over": RIGHT | {"exp": 1},
    "another way": RIGHT | {"nonce": "of another browser"},
    "no way": RIGHT | {"nonce": ""},
    "no subject": {"email": "b@office.example", "email_verified": True},
}


def spoilt(provider: LoopbackProvider, patch: pytest.MonkeyPatch, what: str) -> None:
    """Have the other system say what it shouldn't."""
    provider.claims = WRONG.get(what, RIGHT)
    changed: dict[str, tuple[str, object]] = {
        "none": ("algorithm", "none"),
        "HS256": ("algorithm", "HS256"),
        "another key": ("signing_key", rsa.generate_private_key(65537, 2048)),
        "another name": ("said_issuer", "https://evil.example"),
        "gone": ("configuration", list),
        "elsewhere": ("leads_on", True),
    }
    if what in changed:
        patch.setattr(provider, *changed[what])


def test_who_or_what_is_not_right_is_not_let_in(
    context: BrowserContext, address: str, provider: LoopbackProvider
) -> None:
    page = context.new_page()
    for what in (*WRONG, "none", "HS256", "another key", "another name", "gone", "elsewhere"):
        with pytest.MonkeyPatch.context() as patch:
            spoilt(provider, patch, what)
            by_provider(page, address)
        assert says(page, "did not sign you in") or says(page, "Accounts are made by"), what
        page.goto(address + HOME)
        assert "/account/login/" in page.url, what


def test_one_way_back_leads_into_the_language_in_which_one_began(
    browser: Browser, address: str, provider: LoopbackProvider
) -> None:
    ways = []
    provider.claims = RIGHT
    for language in ("", "/zh-hans"):
        context = browser.new_context(viewport=PHONE)
        page = context.new_page()
        page.goto(f"{address}{language}{ACCOUNT}login/")
        page.click("main a[href*='/login/by/']")
        assert page.url.startswith(f"{address}{language}{HOME}"), page.url
        ways.append((provider.asked["redirect_uri"], provider.asked["nonce"]))
        context.close()
    assert ways[0][0] == ways[1][0] == f"{address}{ACCOUNT}login/by/provider/back/"
    assert ways[0][1] != ways[1][1]


def test_a_way_back_that_nobody_began_leads_nowhere(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    for path in (
        "login/by/provider/back/?code=a&state=b",
        "login/by/provider/back/",
        "login/by/other/",
        "login/by/provider/?process=connect",
    ):
        answer = page.goto(address + ACCOUNT + path)
        assert answer is not None
        assert answer.status in {404, 409}, path
