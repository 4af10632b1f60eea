"""The office's pages in the one frame of all pages."""

import functools
import secrets
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token

from tallystick.base.reasons import Template, Value, msgid
from tallystick.office.plan_texts import PlanTexts
from tallystick.office.selectors.plan import plan_settings
from tallystick.office.visit import Visit, language_now
from tallystick.voice.catalogues import page_languages
from tallystick.voice.engine import environment
from tallystick.voice.frame import Drawing, Edition, Page, Trail
from tallystick.voice.language import Language
from tallystick.workflow import asked_acts as q
from tallystick.workflow import follow_up_acts as f
from tallystick.workflow import panel_acts as j
from tallystick.workflow import permissions as p
from tallystick.workflow import public_acts as o
from tallystick.workflow import submission_acts as s

if TYPE_CHECKING:
    from jinja2 import Environment

ROOM = "tallystick.office"
#: The room whose pages of a draft stand in the office's frame.
DRAWING_ROOM = "tallystick.report"
#: Where the office lies below its address.
HOME = "office/"
#: What a document that somebody works on with is sent as.
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
STYLE_MORE = "office.css"
#: What asks the browser for a passkey, what works for a place in the queue, and what sends a file of the
#: public in parts: the scripts of the office.
PASSKEY_SCRIPT, WORK_SCRIPT, PARTS_SCRIPT = "passkey.js", "work.js", "uploads.js"
SCRIPTS = (PASSKEY_SCRIPT, WORK_SCRIPT, PARTS_SCRIPT)


@dataclass(frozen=True, slots=True)
class OfficeFrame:
    """What the frame of every page of the office needs beside its title.

    Attributes:
        person: the name of who has signed in; empty for nobody.
        roles: their roles, in words.
        token: the word by which a form is known to come from a page of the office.
        form: the word by which a form that is handed in twice is known.
        home: the path of the office's first page.
        by: as which office a draft of the plan is confirmed; empty on other pages.
        document: the language of the plan's text there; empty where it is not known.
        asks_who: whether the page asks who confirms, which the office never does.
    """

    person: str
    roles: str
    token: str
    form: str
    home: str
    by: str = ""
    document: str = ""
    asks_who: bool = False

    @property
    def carried(self) -> tuple[tuple[str, str], ...]:
        """What every form sends along that nobody wrote."""
        return ("csrfmiddlewaretoken", self.token), ("form", self.form)


@dataclass(frozen=True, slots=True)
class OfficePage:
    """What a page says.

    Attributes:
        template: the template that draws it.
        title: its title, in the language of the page.
        view: what it shows.
        area: which entry of the navigation it belongs to.
        trail: the pages above it, from the site's top, each with its name.
        status: the code of the answer.
        by: as which office a draft of the plan is confirmed; empty on other pages.
        document: the language of the plan's text there; empty where it is not known.
        asks_nothing: whether it is drawn without the database, which has failed.
    """

    template: str
    title: str
    view: object
    area: str = ""
    trail: Trail = ()
    status: int = 200
    by: str = ""
    document: str = ""
    asks_nothing: bool = False


@functools.cache
def _templates(language: Language) -> "Environment":
    return environment(language, DRAWING_ROOM, ROOM, remembers=False)


class _OfficeDrawing(Drawing):
    """Draws one page; the templates are made ready once for all."""

    @functools.cached_property
    def _templates(self) -> "Environment":
        return _templates(self.edition.language)


def office_page(request: HttpRequest, visit: Visit | None, told: OfficePage) -> HttpResponse:
    """A page of the office, drawn for whoever asks.

    Args:
        request: the request.
        visit: who asks; None before anybody has signed in.
        told: what it says.
    """
    language = language_now()
    settings = None if told.asks_nothing else plan_settings()
    home = language.folder + HOME
    about = OfficeFrame(
        visit.person.name if visit else "",
        roles_said(visit, language) if visit else "",
        get_token(request),
        secrets.token_urlsafe(24),
        home,
        told.by,
        told.document,
    )
    shown = (told.title, told.trail, told.view, settings.title if settings else "")
    title, trail, view, plan = shown if told.asks_nothing else PlanTexts(language, shown).said(shown)
    edition = Edition(
        language,
        plan,
        home,
        _areas(visit, language) if visit else (),
        settings.fictional if settings else False,
        about,
        languages=page_languages(),
    )
    path = request.path.removeprefix("/")
    page = Page(path, told.template, title, trail, told.area, view)
    return HttpResponse(_OfficeDrawing(edition, ROOM).draw(page), status=told.status)


def roles_said(visit: Visit, language: Language) -> str:
    """The roles of who asks, in words, each with its body."""
    said = []
    for one in visit.holdings:
        word = language.say(p.ROLE_WORDS[one.role])
        place = one.body or one.assessor
        said.append(f"{word} ({place})" if place else word)
    return language.list(said)


#: The entries of the navigation: the act that opens each, its path and its words.
_AREAS = (
    ("start", p.SEE_START, "", msgid("Your desk")),
    ("phases", p.SEE_PHASES, "phases/", msgid("Phases")),
    ("bodies", p.SEE_BODIES, "tree/", msgid("Bodies")),
    ("levels", p.SEE_LEVELS, "levels/", msgid("Who has taken up what")),
    ("meetings", f.SEE_MEETINGS, "meetings/", msgid("Meetings")),
    ("research", f.SEE_RESEARCH, "research/", msgid("Research")),
    ("panels", j.SEE_PANELS, "panels/", msgid("Panels")),
    ("asked", q.SEE_ASKED, "asked/", msgid("What others asked")),
    ("checks", f.SEE_CHECKS, "checks/", msgid("Checks")),
    ("admissions", f.SEE_ADMISSIONS, "admissions/", msgid("Late reports")),
    ("course", p.TAKE_COURSE, "course/", msgid("Course")),
    ("figures", p.SEE_FIGURES, "figures/", msgid("Figures")),
    ("publications", p.SEE_PUBLICATIONS, "publications/", msgid("Publications")),
    ("cases", s.SEE_CASES, "cases/", msgid("What the public has sent")),
    ("summaries", s.SEE_SUMMARIES, "summaries/", msgid("What is complained of")),
    ("consultations", o.SEE_TEXTS, "consultations/", msgid("Texts open for comment")),
    ("disclosure", o.SEE_LISTS, "disclosure/", msgid("What bodies must publish")),
    ("people", p.SEE_PEOPLE, "people/", msgid("People")),
    ("acts", p.SEE_ACTS, "acts/", msgid("Who did what")),
    ("rules", p.SEE_RULES, "rules/", msgid("Who may do what")),
    ("mail", f.CHOOSE_MAIL, "mail/", msgid("Letters")),
)


def _areas(visit: Visit, language: Language) -> tuple[tuple[str, str, str], ...]:
    home = language.folder + HOME
    return tuple(
        (area, home + path, language.say(words)) for area, act, path, words in _AREAS if visit.may(act)
    )


def said(text: Template, **places: Value | str | int) -> str:
    """A text in the language of the page."""
    return language_now().say(text, **places)


def file_of_pages(name: str) -> bytes:
    """The few rules of style that only the office needs, or its script."""
    return resources.files(ROOM).joinpath("templates", name).read_bytes()
