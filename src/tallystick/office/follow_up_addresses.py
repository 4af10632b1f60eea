"""The addresses of following up: letters, late reports, checks, meetings, files, research."""

from tallystick.office import follow_up_found, found
from tallystick.office.routes import Route
from tallystick.office.views import late, mail
from tallystick.workflow import follow_up_acts as f

_REPORT = "bodies/<str:body>/<str:phase>/reports/<str:commitment>"

FOLLOW_UP: tuple[Route, ...] = (
    Route("mail", "mail/", f.CHOOSE_MAIL, mail.mail),
    Route("choose_mail", "mail/choose/", f.CHOOSE_MAIL, mail.choose, changes=True),
    Route("lock_phase", "phases/<str:phase>/lock/", f.SET_LOCK, late.lock, found.phase_named, changes=True),
    Route("releases", "releases/", f.SEE_RELEASES, late.releases),
    Route("ask_release", f"{_REPORT}/release/", f.ASK_RELEASE, late.ask, found.report_named, changes=True),
    Route(
        "decide_release",
        "releases/<int:number>/decide/",
        f.DECIDE_RELEASE,
        late.decide,
        follow_up_found.release_numbered,
        changes=True,
    ),
)
