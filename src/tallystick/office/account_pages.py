"""What the pages on which people sign in say beside the forms that the library makes."""

from dataclasses import dataclass

from tallystick.base.reasons import msgid

PASSKEYS = "mfa/webauthn/authenticator_list.html"
_NO_ACCOUNT = msgid("Accounts are made by an administrator. Ask the secretariat for one.")


@dataclass(frozen=True, slots=True)
class AccountTold:
    """What a page of an account says beside its form.

    Attributes:
        title: its title.
        lead: what it is for.
        button: what is on its button; empty where nothing is sent.
        passkey: what is on the button that asks for a passkey; empty where none is asked for.
        links: other pages that one may want from here, by their route and words.
    """

    title: str
    lead: str = ""
    button: str = ""
    passkey: str = ""
    links: tuple[tuple[str, str], ...] = ()


_TO_SIGN_IN = (("account_login", msgid("To the page for signing in")),)
_ASK = msgid("Use a passkey")
_TO_FACTOR = (("mfa_index", msgid("To the second factor")),)
ACCOUNT_PAGES: dict[str, AccountTold] = {
    "account/login.html": AccountTold(
        msgid("Sign in"),
        button=msgid("Sign in"),
        links=(
            ("mfa_login_webauthn", msgid("Sign in with a passkey")),
            ("account_reset_password", msgid("I have no password, or forgot it")),
            ("tell", msgid("Write to the office, without an account")),
        ),
    ),
    "account/logout.html": AccountTold(
        msgid("Sign out"), msgid("Do you want to sign out?"), msgid("Sign out")
    ),
    "account/elsewhere.html": AccountTold(
        msgid("What you have open"),
        msgid(
            "Each line is a browser in which you are signed in. Where and with what is not kept. End one "
            "that you don't know, and change your password then; or end all but this one."
        ),
        msgid("Sign out everywhere else"),
        links=_TO_FACTOR,
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
    "account/password_set.html": AccountTold(
        msgid("Set a password"),
        msgid("Twelve characters or more; a few words are easier to keep than signs."),
        msgid("Set it"),
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
        links=_TO_SIGN_IN,
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
        links=_TO_SIGN_IN,
    ),
    "account/password_reset_from_key_done.html": AccountTold(msgid("The password is set"), links=_TO_SIGN_IN),
    "mfa/authenticate.html": AccountTold(
        msgid("Second factor"),
        msgid("Write the code that your app shows, or one of your recovery codes."),
        msgid("Sign in"),
        passkey=_ASK,
    ),
    "mfa/reauthenticate.html": AccountTold(
        msgid("Second factor, once more"),
        msgid("What you asked for touches how you sign in. Write the code that your app shows."),
        msgid("Go on"),
        links=(("mfa_reauthenticate_webauthn", _ASK),),
    ),
    "mfa/webauthn/reauthenticate.html": AccountTold(
        msgid("Second factor, once more"),
        msgid("What you asked for touches how you sign in."),
        passkey=_ASK,
        links=(("mfa_reauthenticate", msgid("Write a code of the app instead")),),
    ),
    "mfa/webauthn/login.html": AccountTold(
        msgid("Sign in with a passkey"),
        msgid("It takes the place of the password and of the code."),
        passkey=_ASK,
        links=(("account_login", msgid("Sign in with a password instead")),),
    ),
    "mfa/webauthn/add_form.html": AccountTold(
        msgid("Set up a passkey"),
        msgid(
            "It stays on your device or your key, which asks for a finger, a face or a PIN, and opens the "
            "office alone."
        ),
        passkey=msgid("Set up the passkey"),
        links=(("mfa_list_webauthn", msgid("To your passkeys")),),
    ),
    PASSKEYS: AccountTold(
        msgid("Passkeys"), links=(("mfa_add_webauthn", msgid("Set up a passkey")), *_TO_FACTOR)
    ),
    "mfa/webauthn/authenticator_confirm_delete.html": AccountTold(
        msgid("Give up a passkey"),
        msgid("It opens the office no longer then."),
        msgid("Give it up"),
        links=(("mfa_list_webauthn", msgid("To your passkeys")),),
    ),
    "mfa/index.html": AccountTold(
        msgid("Second factor"),
        links=(
            ("mfa_list_webauthn", msgid("Passkeys")),
            ("mfa_activate_totp", msgid("Set up an app that shows codes")),
            ("mfa_deactivate_totp", msgid("Give up the app that shows codes")),
            ("mfa_view_recovery_codes", msgid("Recovery codes")),
            ("mfa_generate_recovery_codes", msgid("Make new recovery codes")),
            ("account_change_password", msgid("Change the password")),
            ("end_elsewhere", msgid("What you have open")),
        ),
    ),
    "mfa/totp/activate_form.html": AccountTold(
        msgid("Set up a second factor"),
        msgid(
            "The office needs one. Type the word below into an app that shows codes (TOTP), then write the "
            "code that it shows."
        ),
        msgid("Set it up"),
        links=(("mfa_add_webauthn", msgid("Set up a passkey instead")),),
    ),
    "mfa/totp/deactivate_form.html": AccountTold(
        msgid("Give up the second factor"),
        msgid("You will be asked to set up another one before you can go on working."),
        msgid("Give it up"),
        links=_TO_FACTOR,
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
        links=_TO_FACTOR,
    ),
}
