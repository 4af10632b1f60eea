"""A draft in words: what it is of, what was promised, and what has become of it."""

from dataclasses import dataclass

from django.urls import reverse

from tallystick.office.act_notes import said_note
from tallystick.office.draft_place import DraftPlace
from tallystick.office.models import (
    OfficeDraft,
    StoredBody,
    StoredCommitment,
    StoredPlanPhase,
    StoredProgressReport,
    StoredTarget,
)
from tallystick.office.models.drafts import MEASURES
from tallystick.office.selectors.measures import measure_cells_now
from tallystick.office.selectors.plan import rows_in
from tallystick.register.columns import cells_of
from tallystick.register.indexed import BY_NAME
from tallystick.voice.language import Language
from tallystick.voice.promises import deadline, promise
from tallystick.workflow.permissions import ACT_WORDS


@dataclass(frozen=True, slots=True)
class DutyTold:
    """What a draft is of.

    Attributes:
        body: the body's name.
        commitment: the commitment's identifier.
        title: what is promised.
        targets: what is promised in numbers, and by when.
        phase: the phase's title; empty for a measure.
        due: its last day; empty for a measure.
        trail: the path of the body's duties; empty for a measure.
    """

    body: str
    commitment: str
    title: str
    targets: tuple[str, ...]
    phase: str
    due: str
    trail: str


def duty_told(place: DraftPlace, language: Language) -> DutyTold:
    """What a draft is of, in words."""
    phase = next(rows_in(BY_NAME["phases"], StoredPlanPhase.objects.filter(id=place.phase)), None)
    table = BY_NAME["targets"]
    targets = rows_in(table, StoredTarget.objects.filter(commitment__id=place.commitment).order_by("id"))
    trail = reverse("duties", kwargs={"body": place.body, "phase": place.phase}) if phase else ""
    return DutyTold(
        str(StoredBody.objects.get(id=place.body).name),
        place.commitment,
        str(StoredCommitment.objects.get(id=place.commitment).title),
        tuple(f"{promise(language, one)} {deadline(language, one.deadline)}" for one in targets),
        phase.title if phase else "",
        language.date(phase.due) if phase else "",
        trail.removeprefix("/"),
    )


def cells_now(place: DraftPlace) -> dict[str, str]:
    """The cells of what stands in the package already; none where nothing does."""
    if place.table == MEASURES:
        return measure_cells_now(place.row) if place.row else {}
    table = BY_NAME["reports"]
    chosen = StoredProgressReport.objects.filter(
        phase__id=place.phase, body__id=place.body, commitment__id=place.commitment
    )
    found = next(rows_in(table, chosen), None)
    return cells_of(table, found) if found else {}


@dataclass(frozen=True, slots=True)
class DraftTold:
    """What has become of a draft: each act with its day, who did it and why; and the texts kept beside it."""

    acts: tuple[tuple[str, str, str, str], ...]
    beside: tuple[tuple[str, str], ...]


def draft_told(draft: OfficeDraft, language: Language, *, is_written: bool) -> DraftTold:
    """The history of a draft, newest first; and for whoever writes it the texts beside it."""
    acts = draft.acts.select_related("by").order_by("-pk")[:100]
    aside = draft.versions.filter(is_aside=True) if is_written else draft.versions.none()
    beside = aside.select_related("by").order_by("-pk")
    return DraftTold(
        tuple(
            (
                one.at.strftime("%Y-%m-%d %H:%M"),
                one.by.name if one.by else "",
                language.say(ACT_WORDS[one.act]),
                said_note(one.act, one.note, language),
            )
            for one in acts
        ),
        tuple(
            (one.by.name, reverse("beside", kwargs={"number": draft.pk, "text": one.pk})) for one in beside
        ),
    )
