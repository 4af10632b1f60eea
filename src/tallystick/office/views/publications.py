"""Publishing a phase: asked for by the editor, and seen while it is made."""

from dataclasses import dataclass
from pathlib import Path

from django.http import HttpResponse
from django.urls import reverse

from tallystick.base.reasons import Template, Text, inside, msgid
from tallystick.office.handed_in import done
from tallystick.office.models import Publication
from tallystick.office.models.publications import ASKED, FAILED, PUBLISHED, UNDER_WAY
from tallystick.office.pages import OfficePage, office_page, said
from tallystick.office.selectors.duties import phases
from tallystick.office.selectors.publications import MethodNamed, methods_now, publications_now
from tallystick.office.services.publishing import ask_to_publish
from tallystick.office.visit import Visit
from tallystick.workflow import permissions as p

STATE_WORDS: dict[str, Template] = {
    ASKED: inside("a publication", "waits for the worker"),
    UNDER_WAY: inside("a publication", "being made"),
    PUBLISHED: inside("a publication", "published"),
    FAILED: inside("a publication", "could not be made"),
}
#: What the program calls the steps of making a release, in words.
_STEPS: dict[str, Template] = {
    "": msgid("setting down the package"),
    "reading the package": msgid("reading the package"),
    "judging": msgid("judging targets and deliverables"),
    "making the index": msgid("making the index"),
    "drawing pages": msgid("drawing pages"),
    "drawing pages of commitments": msgid("drawing pages"),
    "drawing lists": msgid("drawing pages"),
    "sealing": msgid("signing the release"),
}
_WORKING = msgid("working")


@dataclass(frozen=True, slots=True)
class PublicationLine:
    """A publication in the list: its page, its phase, its state, by whom and when it was asked for."""

    path: str
    phase: str
    state: str
    word: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class PublicationsView:
    """What the page of publications shows.

    Attributes:
        lines: the publications, newest first.
        phases: each phase and its title, for a form; none for whoever may not publish.
        methods: by what a phase can be judged.
        has_site: whether a site was published.
    """

    lines: tuple[PublicationLine, ...]
    phases: tuple[tuple[str, str], ...]
    methods: tuple[MethodNamed, ...]
    has_site: bool


def publications(visit: Visit, _: object) -> HttpResponse:
    """What was published and is being made, and a form for the editor."""
    lines = tuple(_line(visit, one) for one in publications_now())
    may = visit.may(p.PUBLISH)
    view = PublicationsView(
        lines,
        tuple((one.id, one.title) for one in phases()) if may else (),
        methods_now() if may else (),
        has_site=any(one.state == PUBLISHED for one in lines),
    )
    page = OfficePage("publications.html", said(msgid("Publications")), view, area="publications")
    return office_page(visit.request, visit, page)


def _line(visit: Visit, one: Publication) -> PublicationLine:
    return PublicationLine(
        reverse("publication", kwargs={"number": one.pk}),
        str(getattr(one.phase, "title", "")),
        one.state,
        visit.language.say(STATE_WORDS[one.state]),
        one.by.name,
        one.at.strftime("%Y-%m-%d %H:%M"),
    )


def publish(visit: Visit, _: object) -> HttpResponse:
    """Ask for a phase to be published."""
    fields = visit.request.POST
    phase, method = fields.get("phase", ""), fields.get("method", "")

    def act() -> str:
        made = ask_to_publish(phase=phase, method=method, by=visit.person, now=visit.now)
        return reverse("publication", kwargs={"number": made.pk})

    return done(visit, act)


@dataclass(frozen=True, slots=True)
class PublicationView:
    """What the page of a publication shows.

    Attributes:
        line: what it is, and its state.
        step: what is being done.
        done: how much of that.
        total: of how much; 0 where nobody knows.
        told: why it could not be made.
        facts: the hashes and numbers by which it is known, each with its name.
        files: the release and what lies beside it, each with its path.
    """

    line: PublicationLine
    step: str
    done: int
    total: int
    told: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, str], ...]


def publication(visit: Visit, one: Publication) -> HttpResponse:
    """How far a publication is, why it could not be made, or where its release is."""
    told = one.told.get(visit.language.code, {})
    is_out = one.state == PUBLISHED
    view = PublicationView(
        _line(visit, one),
        visit.language.say(_STEPS.get(one.step, _WORKING)) if one.state == UNDER_WAY else "",
        one.done,
        one.total,
        (*told.get("counts", ()), *told.get("refused", ())),
        _facts(one) if is_out else (),
        tuple(_file(one, ending) for ending in ("", ".minisig", ".sha256", ".receipt")) if is_out else (),
    )
    title = said(msgid("Publication of {phase}"), phase=Text(view.line.phase))
    trail = ((visit.language.folder + "office/publications/", said(msgid("Publications"))),)
    page = OfficePage("publication.html", title, view, area="publications", trail=trail)
    return office_page(visit.request, visit, page)


def _facts(one: Publication) -> tuple[tuple[str, str], ...]:
    return (
        ("SHA-256", one.sha256),
        (said(msgid("assessment")), one.assessment),
        (said(msgid("entry in the ledger")), str(one.sequence)),
        (said(msgid("entries under its checkpoint")), str(one.checkpoint)),
    )


def _file(one: Publication, ending: str) -> tuple[str, str]:
    name = f"release.zip{ending}"
    return name, reverse("release", kwargs={"number": one.pk, "file": name})


def release(_: Visit, path: Path) -> HttpResponse:
    """A file of a release, to be saved."""
    answer = HttpResponse(path.read_bytes(), content_type="application/octet-stream")
    answer["Content-Disposition"] = f'attachment; filename="{path.name}"'
    return answer
