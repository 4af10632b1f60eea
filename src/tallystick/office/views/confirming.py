"""The plan's draft is confirmed in the office, on the pages that `tallystick confirm` draws."""

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.urls import reverse

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason
from tallystick.office.handed_in import done
from tallystick.office.pages import OfficePage, office_page
from tallystick.office.routes import NothingThere
from tallystick.office.selectors.plan import plan_descriptor
from tallystick.office.services import reading as services
from tallystick.office.services.confirming import SECRETARIAT_SIGNS, OfficeDesk
from tallystick.office.visit import Visit
from tallystick.pipeline.confirming.answers import ConfirmingAnswers

#: A document of a plan is no larger; a longer one is read on the command line.
LARGEST = 4 * 1024 * 1024
#: The pages beside the first: what stands in their addresses.
PAGES = ("row", "passed", "text")


def _answers(visit: Visit) -> ConfirmingAnswers:
    """The pages of the draft, each in the frame of the office.

    Raises:
        Refusal: there is no draft.
    """
    descriptor = plan_descriptor()
    document = descriptor.tallystick.document if descriptor else None
    language = document.language if document else ""

    def draw(template: str, title: str, _: str, view: object) -> bytes:
        page = OfficePage(template, title, view, area="confirm", by=SECRETARIAT_SIGNS, document=language)
        return office_page(visit.request, visit, page).content

    office = OfficeDesk(by=visit.person, now=visit.now, told=visit.request.session)
    return ConfirmingAnswers(office, visit.language, draw)


def confirming(visit: Visit, name: str | None) -> HttpResponse:
    """A page of the draft."""
    fields = {key: visit.request.GET.get(key, "") for key in visit.request.GET}
    page = _answers(visit).page(name or "", fields)
    if page is None:
        raise NothingThere
    return HttpResponse(page)


def act(visit: Visit, _: object) -> HttpResponse:
    """Do what a form of the draft's pages asks."""
    form = {key: visit.request.POST.get(key, "") for key in visit.request.POST}
    answers = _answers(visit)
    try:
        return done(visit, lambda: reverse("confirming") + answers.act(form))
    except Refusal as refusal:
        return HttpResponse(answers.refused(refusal, form), status=409)


def read(visit: Visit, _: object) -> HttpResponse:
    """Read the plan's document, and lead to its draft."""
    given = visit.request.FILES.get("file")
    if not isinstance(given, UploadedFile) or not given.size or given.size > LARGEST:
        raise Refusal(
            Reason("There is no document of a fitting size in the form."),
            Reason("choose the plan's document, of at most 4 MB; read a larger one with 'tallystick read'"),
        )
    data, name = given.read(), str(given.name)
    said = {key: visit.request.POST.get(key, "") for key in services.SAID}

    def act() -> str:
        services.read_plan(document=data, name=name, said=said, by=visit.person, now=visit.now)
        return reverse("confirming")

    return done(visit, act)
