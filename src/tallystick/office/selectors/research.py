"""The research of phases and what assessments recommend, in words."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from tallystick.office.cell_fields import cell_label
from tallystick.office.models import (
    StoredAssessmentRecommendation,
    StoredPhaseStudy,
    StoredStudyFinding,
)
from tallystick.office.selectors.duties import body_rows
from tallystick.office.selectors.plan import model_of, rows_in
from tallystick.office.standing import standing
from tallystick.register.columns import cells_of
from tallystick.register.indexed import BY_NAME
from tallystick.register.order import in_order
from tallystick.register.research import AssessmentRecommendation
from tallystick.voice.language import Language
from tallystick.voice.research_words import FOLLOW_UP, NO_REPLY, REPLY, STUDY_KIND, STUDY_STATE

_ADVICE = "assessment_recommendations"


def advice_row(id_: str, table: str = _ADVICE) -> Any:  # noqa: ANN401 - the row is of the table's class
    """The row of this identifier; None where there is none."""
    known = BY_NAME[table]
    return next(rows_in(known, model_of(known)._default_manager.filter(id=id_)), None)


@dataclass(frozen=True, slots=True)
class StudyLine:
    """A study in a list: its page, its title, its kind, its phase, and how far it is."""

    path: str
    title: str
    kind: str
    phase: str
    state: str


def study_lines(language: Language) -> tuple[StudyLine, ...]:
    """Every study, in the order of identifiers."""
    rows = in_order(BY_NAME["studies"], list(rows_in(BY_NAME["studies"])))
    return tuple(
        StudyLine(
            reverse("study", kwargs={"study": one.id}),
            one.title,
            language.say(STUDY_KIND[one.kind]),
            one.phase,
            language.say(STUDY_STATE[one.state]),
        )
        for one in rows
    )


@dataclass(frozen=True, slots=True)
class StudyTold:
    """A study in words.

    Attributes:
        title: its title.
        kind: its kind.
        state: how far it is.
        told: what else its row says, each cell with its name.
        findings: what it found: the identifier, the commitment, and the words.
    """

    title: str
    kind: str
    state: str
    told: tuple[tuple[str, str], ...]
    findings: tuple[tuple[str, str, str], ...]


#: What a line of a study says by itself.
_SAID_APART = frozenset({"id", "phase", "kind", "title", "state"})


def studies_told(phase: str, language: Language) -> tuple[StudyTold, ...]:
    """The studies of a phase with their findings, in the order of identifiers."""
    table = BY_NAME["studies"]
    rows = in_order(table, list(rows_in(table, StoredPhaseStudy.objects.filter(phase__id=phase))))
    return tuple(
        StudyTold(
            one.title,
            language.say(STUDY_KIND[one.kind]),
            language.say(STUDY_STATE[one.state]),
            tuple(
                (cell_label("studies", name, language), cell)
                for name, cell in cells_of(table, one).items()
                if cell and name not in _SAID_APART
            ),
            findings_told(one.id),
        )
        for one in rows
    )


def findings_told(study: str) -> tuple[tuple[str, str, str], ...]:
    """What a study found: the identifier, the commitment, and the words."""
    rows = rows_in(BY_NAME["study_findings"], StoredStudyFinding.objects.filter(study__id=study))
    return tuple(sorted((one.id, one.commitment, one.found) for one in rows))


@dataclass(frozen=True, slots=True)
class AdviceTold:
    """What an assessment recommends, in words.

    Attributes:
        id: its identifier.
        recommended: what is recommended.
        body: the body's identifier and name.
        phase: the phase that was assessed.
        due: by when.
        state: how it stands.
        reply: the body's reply, in full; empty for none.
        found: what a later phase found; empty for nothing.
        stood: the mark of all this.
    """

    id: str
    recommended: str
    body: tuple[str, str]
    phase: str
    due: str
    state: str
    reply: str
    found: str
    stood: str


def advice_told(language: Language, phase: str = "") -> tuple[AdviceTold, ...]:
    """Everything that assessments recommend, or that of one phase, in the order of identifiers."""
    names = body_rows()
    chosen = StoredAssessmentRecommendation.objects.all()
    if phase:
        chosen = chosen.filter(phase__id=phase)
    rows = in_order(BY_NAME[_ADVICE], list(rows_in(BY_NAME[_ADVICE], chosen)))
    return tuple(_told(one, names[one.body].name, language) for one in rows)


def advice_unanswered() -> tuple[AssessmentRecommendation, ...]:
    """What assessments recommend and no body has replied to, in the order of identifiers."""
    chosen = StoredAssessmentRecommendation.objects.filter(reply=None)
    return tuple(in_order(BY_NAME[_ADVICE], list(rows_in(BY_NAME[_ADVICE], chosen))))


def _told(one: AssessmentRecommendation, name: str, language: Language) -> AdviceTold:
    answered = REPLY[one.reply] if one.reply else NO_REPLY
    return AdviceTold(
        one.id,
        one.recommended,
        (one.body, name),
        one.phase,
        language.date(one.due),
        language.say(FOLLOW_UP[one.follow_up] if one.follow_up else answered),
        one.words or "",
        one.found or "",
        standing(one),
    )
