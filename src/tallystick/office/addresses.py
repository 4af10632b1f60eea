"""The list of all addresses of the office; a new one is a line here, and a test walks through them all."""

from allauth.account import views as account
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app_codes
from allauth.mfa.webauthn import views as keys
from django.urls import URLPattern, path, re_path

from tallystick.office import found
from tallystick.office.asked_addresses import ASKED_ROUTES
from tallystick.office.body_addresses import BODY_ROUTES
from tallystick.office.case_addresses import CASE_ROUTES
from tallystick.office.follow_up_addresses import FOLLOW_UP
from tallystick.office.panel_addresses import PANEL_ROUTES
from tallystick.office.passkeys import add_passkey, sign_in_with_passkey
from tallystick.office.public_addresses import PUBLIC_ROUTES
from tallystick.office.routes import Route
from tallystick.office.views import (
    beside,
    deeds,
    desk,
    drafts,
    duties,
    figures,
    forms,
    further,
    package,
    people,
    phases,
    publications,
)
from tallystick.office.views.elsewhere import end_elsewhere
from tallystick.workflow import permissions as p
from tallystick.workflow.drafts import APPROVE, RETURN, SEND, TAKE_BACK, WRITE

ROUTES: tuple[Route, ...] = (
    Route("start", "", p.SEE_START, desk.desk),
    Route("rules", "rules/", p.SEE_RULES, desk.rules),
    Route("package", "package.zip", p.EXPORT, package.package),
    Route("phases", "phases/", p.SEE_PHASES, phases.phases),
    Route("open_phase", "phases/open/", p.OPEN_PHASE, phases.open_one, changes=True),
    Route("phase", "phases/<str:phase>/", p.SEE_PHASES, phases.phase, found.phase_named),
    Route("duties", "bodies/<str:body>/<str:phase>/", p.SEE_DUTIES, duties.duties, found.body_in_phase),
    Route("form", "bodies/<str:body>/<str:phase>/form.xlsx", p.TAKE_FORM, forms.form, found.body_in_phase),
    Route(
        "take_form",
        "bodies/<str:body>/<str:phase>/form/",
        p.TAKE_FORM,
        forms.take,
        found.body_in_phase,
        changes=True,
    ),
    Route(
        "report",
        "bodies/<str:body>/<str:phase>/reports/<str:commitment>/",
        p.SEE_DRAFT,
        drafts.report,
        found.report_named,
    ),
    Route(
        "write_report",
        "bodies/<str:body>/<str:phase>/reports/<str:commitment>/write/",
        WRITE,
        drafts.write,
        found.report_named,
        changes=True,
    ),
    Route(
        "new_measure",
        "bodies/<str:body>/measures/under/<str:commitment>/",
        p.SEE_DRAFT,
        drafts.draft,
        found.new_measure_named,
    ),
    Route(
        "write_measure",
        "bodies/<str:body>/measures/under/<str:commitment>/write/",
        WRITE,
        drafts.write,
        found.new_measure_named,
        changes=True,
    ),
    Route(
        "measure",
        "bodies/<str:body>/measures/as/<str:measure>/",
        p.SEE_DRAFT,
        drafts.report,
        found.measure_named,
    ),
    Route(
        "change_measure",
        "bodies/<str:body>/measures/as/<str:measure>/write/",
        WRITE,
        drafts.write,
        found.measure_named,
        changes=True,
    ),
    Route("draft", "drafts/<int:number>/", p.SEE_DRAFT, drafts.draft, found.draft_numbered),
    Route("beside", "drafts/<int:number>/beside/<int:text>/", WRITE, beside.beside, found.text_beside),
    Route("further", "drafts/<int:number>/further/", WRITE, further.further, found.draft_numbered),
    *(
        Route(name, f"drafts/<int:number>/{path}/", act, view, found.draft_numbered, changes=True)
        for name, path, act, view in (
            ("write_draft", "write", WRITE, drafts.write),
            ("serve_further", "further/begin", WRITE, further.serve),
            ("send_draft", "send", SEND, drafts.send),
            ("take_back", "take-back", TAKE_BACK, drafts.take_back),
            ("return_draft", "return", RETURN, drafts.give_back),
            ("approve_draft", "approve", APPROVE, drafts.approve),
        )
    ),
    *BODY_ROUTES,
    Route("acts", "acts/", p.SEE_ACTS, deeds.deeds),
    Route("receipt", "acts/<int:number>/receipt.txt", p.SEE_ACTS, deeds.receipt, found.deed_numbered),
    Route("publications", "publications/", p.SEE_PUBLICATIONS, publications.publications),
    Route("publish", "publications/ask/", p.PUBLISH, publications.publish, changes=True),
    Route(
        "publication",
        "publications/<int:number>/",
        p.SEE_PUBLICATIONS,
        publications.publication,
        found.publication_numbered,
    ),
    Route(
        "release",
        "publications/<int:number>/<str:file>",
        p.SEE_PUBLICATIONS,
        publications.release,
        found.release_named,
    ),
    Route("figures", "figures/", p.SEE_FIGURES, figures.figures),
    Route("hand_in_figures", "figures/hand-in/", p.ENTER_FIGURES, figures.hand_in_one, changes=True),
    Route("figure_file", "figures/<int:number>/", p.SEE_FIGURES, figures.figure_file, found.figures_numbered),
    *(
        Route(
            name, f"figures/<int:number>/{path}/", p.ENTER_FIGURES, view, found.figures_numbered, changes=True
        )
        for name, path, view in (
            ("try_figures", "try", figures.try_one),
            ("enter_figures", "enter", figures.enter_one),
        )
    ),
    Route(
        "undo_figures",
        "figures/batches/<str:batch>/take-back/",
        p.ENTER_FIGURES,
        figures.take_back,
        found.batch_named,
        changes=True,
    ),
    Route("people", "people/", p.SEE_PEOPLE, people.people),
    Route("add_person", "people/add/", p.KEEP_PEOPLE, people.add, changes=True),
    Route(
        "give_role",
        "people/<int:number>/role/",
        p.KEEP_PEOPLE,
        people.give_role,
        found.person_numbered,
        changes=True,
    ),
    Route(
        "close_account",
        "people/<int:number>/close/",
        p.KEEP_PEOPLE,
        people.close,
        found.person_numbered,
        changes=True,
    ),
    Route(
        "end_sessions",
        "people/<int:number>/end-sessions/",
        p.KEEP_PEOPLE,
        people.end_all_sessions,
        found.person_numbered,
        changes=True,
    ),
    Route(
        "end_role",
        "roles/<int:number>/end/",
        p.KEEP_PEOPLE,
        people.end_role,
        found.appointment_numbered,
        changes=True,
    ),
    *CASE_ROUTES,
    *FOLLOW_UP,
    *PANEL_ROUTES,
    *ASKED_ROUTES,
    *PUBLIC_ROUTES,
)

#: Pages of one's own account, which the library for signing in answers: open to anybody, or to whoever has
#: signed in, and to nobody else's account.
ANYBODY: tuple[URLPattern, ...] = (
    path("login/", account.login, name="account_login"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("password/reset/", account.password_reset, name="account_reset_password"),
    path("password/reset/sent/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("login/passkey/", sign_in_with_passkey, name="mfa_login_webauthn"),
    path("factor/code/", factor.authenticate, name="mfa_authenticate"),
)
ONESELF: tuple[URLPattern, ...] = (
    path("logout/", account.logout, name="account_logout"),
    path("again/", account.reauthenticate, name="account_reauthenticate"),
    path("password/set/", account.password_set, name="account_set_password"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("elsewhere/", end_elsewhere, name="end_elsewhere"),
    path("factor/", factor.index, name="mfa_index"),
    path("factor/again/", factor.reauthenticate, name="mfa_reauthenticate"),
    path("factor/again/passkey/", keys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("factor/passkeys/", keys.list_webauthn, name="mfa_list_webauthn"),
    path("factor/passkeys/add/", add_passkey, name="mfa_add_webauthn"),
    path("factor/passkeys/<int:pk>/give-up/", keys.remove_webauthn, name="mfa_remove_webauthn"),
    path("factor/app/", app_codes.activate_totp, name="mfa_activate_totp"),
    path("factor/app/give-up/", app_codes.deactivate_totp, name="mfa_deactivate_totp"),
    path("factor/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("factor/codes/new/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
)
