"""Figures from other people's files: handed in, tried, entered, and taken back."""

from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.urls import reverse

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Template, Text, inside, msgid
from tallystick.office.handed_in import done
from tallystick.office.models import FigureUpload, StoredFigureBatch
from tallystick.office.models.figure_files import ENTERED, NOT_READ, TRIED
from tallystick.office.pages import OfficePage, office_page, said
from tallystick.office.selectors.figures import batches_now, files_handed_in, sources_now
from tallystick.office.services.figures import SAID, enter_file, hand_in, take_batch_back, try_again
from tallystick.office.visit import Visit
from tallystick.report.words import SOURCE_KIND
from tallystick.workflow import permissions as p

#: A yearbook's table is far smaller.
LARGEST = 16 * 1024 * 1024
STATE_WORDS: dict[str, Template] = {
    TRIED: inside("a file of figures", "tried, not entered"),
    ENTERED: inside("a file of figures", "entered"),
    NOT_READ: inside("a file of figures", "can't be read"),
}
#: The parts of what is told of a file, each without a sentence.
_TOLD: dict[str, list[str]] = {"counts": [], "refused": [], "revised": [], "conflicts": []}


@dataclass(frozen=True, slots=True)
class FiguresView:
    """What the page of figures shows.

    Attributes:
        files: each file: its page, its name, its state and the word for it, by whom and when.
        batches: each batch: its identifier, its file, when it was entered, how many figures and refused rows,
            and where it is taken back.
        may_enter: whether who asks may enter figures.
        said: what is said of a file, for the form.
        sources: the sources that there are.
        kinds: the kinds of source, each with its word.
    """

    files: tuple[tuple[str, str, str, str, str, str], ...]
    batches: tuple[tuple[str, str, str, str, str, str], ...]
    may_enter: bool
    said: dict[str, str]
    sources: tuple[tuple[str, str], ...]
    kinds: tuple[tuple[str, str], ...]


def figures(visit: Visit, _: object) -> HttpResponse:
    """What was handed in and entered, and a form to hand in more."""
    may = visit.may(p.ENTER_FIGURES)
    view = FiguresView(
        tuple(_file(visit, one) for one in files_handed_in()),
        tuple(_batch(visit, one) for one in batches_now()),
        may,
        dict.fromkeys(SAID, ""),
        sources_now() if may else (),
        _kinds(visit),
    )
    page = OfficePage("figures.html", said(msgid("Figures from files")), view, area="figures")
    return office_page(visit.request, visit, page)


def _file(visit: Visit, one: FigureUpload) -> tuple[str, str, str, str, str, str]:
    return (
        reverse("figure_file", kwargs={"number": one.pk}),
        one.name,
        one.state,
        visit.language.say(STATE_WORDS[one.state]),
        one.by.name,
        one.at.strftime("%Y-%m-%d %H:%M"),
    )


def _batch(visit: Visit, one: StoredFigureBatch) -> tuple[str, str, str, str, str, str]:
    return (
        str(one.id),
        str(one.file),
        str(one.entered),
        str(one.figures),
        str(one.refused),
        reverse("undo_figures", kwargs={"batch": one.id}) if visit.may(p.ENTER_FIGURES) else "",
    )


def hand_in_one(visit: Visit, _: object) -> HttpResponse:
    """Take a file, and try what entering it would do."""
    given = visit.request.FILES.get("file")
    if not isinstance(given, UploadedFile) or not given.size or given.size > LARGEST:
        raise Refusal(
            Reason("There is no file of a fitting size in the form."),
            Reason("choose a CSV, xlsx, ods, Parquet or SDMX file of up to 16 MB"),
        )
    data = given.read()

    def act() -> str:
        made = hand_in(name=str(given.name), data=data, said=_said(visit), by=visit.person, now=visit.now)
        return _page(made)

    return done(visit, act)


def _said(visit: Visit) -> dict[str, str]:
    return {name: visit.request.POST.get(name, "").strip() for name in SAID}


def _page(one: FigureUpload) -> str:
    return reverse("figure_file", kwargs={"number": one.pk})


@dataclass(frozen=True, slots=True)
class FigureFileView:
    """What the page of a file of figures shows.

    Attributes:
        state: its state and the word for it.
        told: what a trial or the entering found: the counts, refused rows, revisions, conflicts.
        path: its own path, to which acts are added; empty for whoever may do nothing with it.
        may_enter: whether it can be entered.
        said: what is said of it, for the form.
        sources: the sources that there are.
        kinds: the kinds of source, each with its word.
    """

    state: tuple[str, str]
    told: dict[str, list[str]]
    path: str
    may_enter: bool
    said: dict[str, str]
    sources: tuple[tuple[str, str], ...]
    kinds: tuple[tuple[str, str], ...]


def figure_file(visit: Visit, one: FigureUpload) -> HttpResponse:
    """What a trial or the entering of a file found, and how its words are understood."""
    may = visit.may(p.ENTER_FIGURES) and one.state != ENTERED
    view = FigureFileView(
        (one.state, visit.language.say(STATE_WORDS[one.state])),
        _TOLD | one.told.get(visit.language.code, {}),
        _page(one) if may else "",
        may and one.state == TRIED,
        dict.fromkeys(SAID, "") | one.said,
        sources_now() if may else (),
        _kinds(visit),
    )
    title = said(msgid("Figures of {file}"), file=Text(one.name))
    trail = ((visit.language.folder + "office/figures/", said(msgid("Figures from files"))),)
    page = OfficePage("figure_file.html", title, view, area="figures", trail=trail)
    return office_page(visit.request, visit, page)


def try_one(visit: Visit, one: FigureUpload) -> HttpResponse:
    """Say otherwise what is in a file, and try it again."""
    return done(visit, lambda: _page(try_again(file=one, said=_said(visit), now=visit.now)))


def enter_one(visit: Visit, one: FigureUpload) -> HttpResponse:
    """Enter the figures of a file."""
    return done(visit, lambda: _page(enter_file(file=one, by=visit.person, now=visit.now)))


def take_back(visit: Visit, batch: StoredFigureBatch) -> HttpResponse:
    """Take a batch back."""

    def act() -> str:
        take_batch_back(batch=str(batch.id), by=visit.person, now=visit.now)
        return reverse("figures")

    return done(visit, act)


def _kinds(visit: Visit) -> tuple[tuple[str, str], ...]:
    return tuple((kind, visit.language.say(word)) for kind, word in SOURCE_KIND.items())
