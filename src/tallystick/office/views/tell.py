"""What somebody sees who writes to the office: a code, a draft under it, and the way to what they sent."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, msgid
from tallystick.base.wholes import as_place
from tallystick.office.clock import now
from tallystick.office.guard import TAKES_PARTS
from tallystick.office.pages import OfficePage, said
from tallystick.office.selectors.public_papers import PublicPapers, public_paper, public_papers
from tallystick.office.selectors.submissions import DRAFT_DAYS, draft_of, readers_now
from tallystick.office.sent import KIND_WORDS, LONGEST, SentText
from tallystick.office.services import submissions
from tallystick.office.services.fit_to_send import refuse_unfit
from tallystick.office.services.turns import note_trapped
from tallystick.office.services.uploads import PART_BYTES
from tallystick.office.tell_pages import brought_file, tell_page
from tallystick.office.views.case_parts import bodies_listed
from tallystick.office.views.case_shown import body_said
from tallystick.office.views.promised_terms import PromisedTerm, kept_said, profile_said, promised
from tallystick.office.views.tell_again import of_both, sent_before, typed_in
from tallystick.office.views.tell_case import download, look_up, sent_now
from tallystick.office.views.tell_choices import commitments_to_choose, places_to_choose
from tallystick.office.views.tell_files import handed_file
from tallystick.office.views.tell_texts import TRAP
from tallystick.office.visit import language_now
from tallystick.vault.code_keys import read_code
from tallystick.vault.codes import new_secret, spell
from tallystick.vault.words import spell_words


@dataclass(frozen=True, slots=True)
class StartView:
    """What the first page shows.

    Attributes:
        readers: how many people will be able to read what is sent; 0: nobody yet.
        drafts: how many days a draft is kept.
        mail: the address at which the office takes mail too; empty where it takes none.
        run_by: who runs the office and can be asked; empty where nobody entered it.
        stored_in: where what is sent lies; empty where nobody entered it.
    """

    readers: int
    drafts: int
    mail: str
    run_by: str
    stored_in: str


@dataclass(frozen=True, slots=True)
class LimitsView:
    """What the page shows that says what can't be promised.

    Attributes:
        papers: what anyone may fetch.
    """

    papers: PublicPapers


@dataclass(frozen=True, slots=True)
class CodeView:
    """A new code, in both spellings.

    Attributes:
        code: in signs.
        words: in words.
        missing: whether somebody went on without saying that they have kept it.
    """

    code: str
    words: str
    missing: bool = False


@dataclass(frozen=True, slots=True)
class TellDraftView:
    """What the page of a draft shows.

    Attributes:
        code: the code, which each form carries.
        draft: what is written so far.
        kinds: each kind and what it is called.
        commitments: each commitment and its title; empty where its number is typed.
        areas: each province and its name.
        named: the bodies that are named so far, each with its name.
        bodies: each other body and its name; empty where its identifier is typed.
        terms: what is owed within how long, once it is sent.
        profile: what sets these terms.
        kept: how long it is kept once it was closed or withdrawn.
        readers: how many people will be able to read it.
        longest: how many signs a text may have.
        part: how many bytes of a file go up at once where a script runs.
        said: what was just done or is wrong; empty for nothing.
        mend: what would be right.
        file_lost: whether a file came that was not taken.
        seen: by what the draft is known as it is saved.
        other: what another page has saved meanwhile; empty for nothing.
    """

    code: str
    draft: SentText
    kinds: tuple[tuple[str, str], ...]
    commitments: tuple[tuple[str, str], ...]
    areas: tuple[tuple[str, str], ...]
    named: tuple[tuple[str, str], ...]
    bodies: tuple[tuple[str, str], ...]
    terms: tuple[PromisedTerm, ...]
    profile: str
    kept: str
    readers: int
    longest: int
    part: int
    said: str = ""
    mend: str = ""
    file_lost: bool = False
    seen: str = ""
    other: str = ""


def start(request: HttpRequest) -> HttpResponse:
    """The first page: what is stored, who can read it, a new code, or a code that somebody has."""
    own = settings.CONFIGURATION
    view = StartView(len(readers_now()), DRAFT_DAYS, own.mail_in, own.run_by, own.stored_in)
    return tell_page(request.path, OfficePage("tell_start.html", said(_WRITE), view))


def limits(request: HttpRequest) -> HttpResponse:
    """What a hostile server could still do, and what no server can keep from happening."""
    view = LimitsView(public_papers(_folder()))
    return tell_page(request.path, OfficePage("tell_limits.html", said(_LIMITS), view))


def papers(_: HttpRequest, name: str) -> HttpResponse:
    """What anyone needs to check a proof: the ledger's key and its copy; the same for everybody all day."""
    data = public_paper(_folder(), name)
    if data is None:
        raise Refusal(Reason("There is no such paper yet."), Reason("come back tomorrow"))
    return download(data, name)


def code(request: HttpRequest) -> HttpResponse:
    """A new code, before anything is written."""
    return _code_page(request, new_secret(), missing=False)


def begin(request: HttpRequest) -> HttpResponse:
    """On from the code to the draft; the code is shown until its holder says that they have kept it."""
    secret = read_code(request.POST.get("code", ""))
    if "kept" not in request.POST:
        return _code_page(request, secret, missing=True)
    submissions.begin(secret, today=now().date())
    return come_back(request)


def come_back(request: HttpRequest) -> HttpResponse:
    """What there is under a code: a draft, a case, or nothing."""
    secret = read_code(request.POST.get("code", ""))
    draft = draft_of(secret, now().date())
    if draft is not None:
        return draft_page(request, draft[1])
    return look_up(request, secret)


def save(request: HttpRequest) -> HttpResponse:
    """Keep what is written, put a file to it or take one away, or send it: as the button says."""
    secret = read_code(request.POST.get("code", ""))
    today = now().date()
    if draft_of(secret, today) is None:
        return sent_before(request, secret)
    typed = typed_in(request)
    if len(typed.text) > LONGEST * 2:
        refuse_unfit(typed)
    try:
        seen = request.POST.get("seen", "")
        saved = draft = submissions.save_draft(secret, typed, today=today, seen=seen)
    except Refusal as refusal:
        return _not_saved(request, secret, typed, refusal)
    try:
        draft = _with_files(request, secret, saved)
        if "send" in request.POST:
            return _send(request, secret)
    except Refusal as refusal:
        if draft_of(secret, today) is None:
            return sent_before(request, secret)
        file_lost = draft is saved and brought_file(request)
        return draft_page(request, draft, refusal, file_lost=file_lost)
    return draft_page(request, draft, Reason("Saved under your code."))


def _not_saved(request: HttpRequest, secret: bytes, typed: SentText, refusal: Refusal) -> HttpResponse:
    """The draft with both texts where another page has saved it, or its case if one has sent it."""
    held = draft_of(secret, now().date())
    if held is None:
        return sent_before(request, secret)
    return draft_page(request, held[1], refusal, file_lost=brought_file(request), typed=typed)


def _with_files(request: HttpRequest, secret: bytes, draft: SentText) -> SentText:
    """A draft with the file that came with its form, without those that it takes away."""
    today, file = now().date(), handed_file(request)
    if file is not None:
        draft = submissions.add_file(secret, file[0], file[1], today=today)
    for name in request.POST:
        if name.startswith("drop-"):
            draft = submissions.drop_file(secret, as_place(name.removeprefix("drop-")) or 0, today=today)
    return draft


def _send(request: HttpRequest, secret: bytes) -> HttpResponse:
    case = submissions.send(secret, form="send", today=now().date())
    if request.POST.get(TRAP, ""):
        note_trapped(case)
    return sent_now(request, secret)


def draft_page(
    request: HttpRequest,
    draft: SentText,
    told: Refusal | Reason | None = None,
    *,
    file_lost: bool = False,
    typed: SentText | None = None,
) -> HttpResponse:
    """The page of the draft under the code that came with the request.

    Args:
        request: the request.
        draft: the draft as it is held.
        told: what was refused, or what was done.
        file_lost: whether a file came that was not taken.
        typed: what was typed over a draft that another page has saved: the form holds it, and what is held
            stands apart.
    """
    held, language = draft, language_now()
    draft = of_both(typed, held) if typed else held
    refusal = told if isinstance(told, Refusal) else None
    title = told.title if isinstance(told, Refusal) else told
    view = TellDraftView(
        spell(read_code(request.POST.get("code", ""))),
        draft,
        tuple((kind, said(words)) for kind, words in KIND_WORDS.items()),
        commitments_to_choose(draft.commitment),
        places_to_choose(draft.area),
        tuple((one, body_said(one)) for one in draft.against),
        tuple(one for one in bodies_listed() if one[0] not in draft.against),
        promised(draft.kind),
        profile_said(),
        kept_said(),
        len(readers_now()),
        LONGEST,
        PART_BYTES,
        language.clause(title) if title else "",
        language.clause(refusal.fix) if refusal else "",
        file_lost,
        held.seen,
        held.text if typed else "",
    )
    status = 409 if refusal else 200
    request.META[TAKES_PARTS] = "1"
    return tell_page(request.path, OfficePage("tell_draft.html", said(_WRITE), view, status=status))


def _folder() -> Path:
    return Path(settings.CONFIGURATION.folder)


def _code_page(request: HttpRequest, secret: bytes, *, missing: bool) -> HttpResponse:
    view = CodeView(spell(secret), " ".join(spell_words(secret)), missing)
    told = OfficePage("tell_code.html", said(msgid("Your code")), view)
    return tell_page(request.path, told)


_WRITE = msgid("Write to the office")
_LIMITS = msgid("What this page can't promise")
