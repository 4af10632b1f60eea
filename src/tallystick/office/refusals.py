"""Pages that say why something was not done; what somebody wrote stands on them, so that it is not lost."""

from dataclasses import dataclass
from pathlib import PurePath

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.views.defaults import bad_request

from tallystick.base.findings import Finding, Refusal
from tallystick.base.reasons import Reason, msgid
from tallystick.office.cell_fields import cell_label
from tallystick.office.cell_words import TABLE_WORDS
from tallystick.office.chosen_words import chosen_word
from tallystick.office.field_labels import field_label
from tallystick.office.pages import OfficePage, office_page, said
from tallystick.office.scratch import shown_name
from tallystick.office.security_events import NOT_OURS, note_event
from tallystick.office.visit import Visit, asked_by, language_now
from tallystick.voice.language import Language
from tallystick.workflow.permissions import Denial

#: What a form sends along that nobody wrote.
_NOT_WRITTEN = frozenset(
    {"csrfmiddlewaretoken", "form", "stood", "version", "password", "then", "passphrase", "again", "code"}
)
_NOTHING = Reason("There is no such page, or it isn't yours.")
_NOT_OURS = Reason("The form does not come from a page of the office that is open here.")
_AGAIN = Reason("Open the page again, and send it from there.")
_TOO_LARGE = Reason("The form is larger than the office takes: its text has more than eight megabytes.")
_IN_PARTS = Reason("Go back in your browser, where what you wrote still stands, and send less of it at once.")
_MEANT = Reason("Begin at your desk.")
_OUT = Reason("You are signed in no more: an hour went by, or this was ended elsewhere.")
_NO_FACTOR = Reason("Your account has no second factor any more.")
_FIRST = Reason("Keep what stands below, sign in, and put it in there again: nothing of it was kept here.")


@dataclass(frozen=True, slots=True)
class RefusalView:
    """What a page of a refusal shows.

    Attributes:
        what: what was not done, or is not there.
        mend: what would be right.
        findings: where what is wrong, and with which value.
        wrote: what the person wrote, by field.
        files: the names of the files that came with it, which no browser gives back.
    """

    what: str
    mend: str
    findings: tuple[tuple[str, str, str], ...] = ()
    wrote: tuple[tuple[str, str], ...] = ()
    files: tuple[str, ...] = ()


def refused(request: HttpRequest, visit: Visit | None, refusal: Refusal) -> HttpResponse:
    """The page that says why something was not done."""
    language = language_now()
    view = RefusalView(
        language.clause(refusal.title),
        language.clause(refusal.fix),
        tuple(
            (_place(one, language), language.reason(one.message), one.value or "")
            for one in refusal.findings[:100]
        ),
        _written(request),
        _files(request),
    )
    return office_page(
        request, visit, OfficePage("refusal.html", said(msgid("This was not done")), view, status=409)
    )


def _place(one: Finding, language: Language) -> str:
    """Where something is wrong: the cell by the name that it has on the pages, if it has one there."""
    table = PurePath(one.file).stem
    if table not in TABLE_WORDS or not one.column:
        return language.reason(one.place)
    what, cell = language.say(TABLE_WORDS[table]), cell_label(table, one.column, language)
    return language.say(msgid("{what}: {cell}"), what=what, cell=cell)


def _written(request: HttpRequest) -> tuple[tuple[str, str], ...]:
    """What somebody wrote into a form, by field; of one that takes several, each."""
    language = language_now()
    address = request.resolver_match.url_name or "" if request.resolver_match else ""
    return tuple(
        (field_label(name, address, language), chosen_word(name, address, str(value), language))
        for name, values in request.POST.lists()
        for value in values
        if value and name not in _NOT_WRITTEN
    )


def _files(request: HttpRequest) -> tuple[str, ...]:
    """The names of the files that came with a form."""
    return tuple(shown_name(str(one.name)) for _, given in request.FILES.lists() for one in given)


def denied(request: HttpRequest, visit: Visit, found: Denial) -> HttpResponse:
    """The page for somebody who may not do something; it hides what they must not learn of."""
    if found.is_hidden:
        return nothing(request, visit)
    view = RefusalView(
        language_now().reason(found.why), said(_MEANT.text), (), _written(request), _files(request)
    )
    return office_page(
        request, visit, OfficePage("refusal.html", said(msgid("This is not for you")), view, status=403)
    )


def nothing(request: HttpRequest, visit: Visit | None) -> HttpResponse:
    """The page where there is nothing, or nothing for who asks: both look the same.

    What was there when the form was opened may be gone; what was written into it is not.
    """
    is_form = bool(request.resolver_match) and request.method == "POST"
    wrote, files = (_written(request), _files(request)) if is_form else ((), ())
    view = RefusalView(language_now().reason(_NOTHING), said(_MEANT.text), (), wrote, files)
    return office_page(
        request, visit, OfficePage("refusal.html", said(msgid("Nothing here")), view, status=404)
    )


def signed_out(request: HttpRequest, visit: Visit | None) -> HttpResponse | None:
    """The page for a form of somebody who is signed in no more, or not as the office asks it of them.

    Args:
        request: what was sent.
        visit: who sent it; None for nobody.

    Returns:
        The page with what they wrote; None where they wrote nothing, and nothing is lost by leading them on.
    """
    wrote, files = (_written(request), _files(request)) if request.method == "POST" else ((), ())
    if not wrote and not files:
        return None
    what = said((_OUT if visit is None else _NO_FACTOR).text)
    view = RefusalView(what, said(_FIRST.text), (), wrote, files)
    page = OfficePage("refusal.html", said(msgid("This was not done")), view, status=403)
    return office_page(request, visit, page)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - as Django has it
    """The page for an address that leads nowhere."""
    return nothing(request, asked_by(request) if hasattr(request, "user") else None)


def not_taken(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for a form that is too large; of anything else that no browser of the office sends, a line."""
    is_form = isinstance(exception, (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent))
    if not is_form or not hasattr(request, "user"):
        return bad_request(request, exception)
    view = RefusalView(said(_TOO_LARGE.text), said(_IN_PARTS.text))
    page = OfficePage("refusal.html", said(msgid("This was not done")), view, status=400)
    return office_page(request, asked_by(request), page)


def failed(request: HttpRequest, why: Refusal) -> HttpResponse:
    """The page where the office itself failed; it asks the database nothing, not even who sees it."""
    language = language_now()
    view = RefusalView(
        language.clause(why.title), language.clause(why.fix), (), _written(request), _files(request)
    )
    page = OfficePage("refusal.html", said(msgid("Something failed")), view, status=500, asks_nothing=True)
    return office_page(request, None, page)


def not_ours(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - as Django has it
    """The page for a form that comes from elsewhere, or from a page that was open too long."""
    note_event(NOT_OURS, getattr(request, "user", None))
    view = RefusalView(said(_NOT_OURS.text), said(_AGAIN.text), (), _written(request), _files(request))
    return office_page(
        request,
        asked_by(request),
        OfficePage("refusal.html", said(msgid("This was not done")), view, status=403),
    )
