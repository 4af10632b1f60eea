"""What each rule looks at beside the row of which it speaks, so that after an edit only that is looked at.

A path begins at the table whose rows a rule speaks of and leads, column by column, to the rows it compares
them with. Backwards it tells of which rows a rule may speak differently when one of those is edited.
"""

from collections.abc import Callable, Mapping

from tallystick.register.confirmations import CONFIRMED_TABLES
from tallystick.register.rules.alike import figures_entered_twice, identifiers_that_look_alike
from tallystick.register.rules.areas import areas_that_cannot_be, figures_outside_their_areas_time
from tallystick.register.rules.batches import batches_and_their_figures, labels_of_what_is_there
from tallystick.register.rules.bodies import bodies_that_cannot_be
from tallystick.register.rules.claims import counts_of_claims
from tallystick.register.rules.commitment_indicators import (
    commitments_without_indicators,
    indicators_that_cannot_answer,
)
from tallystick.register.rules.confirmations import confirmations_of_what_is_there
from tallystick.register.rules.corrections import corrections_that_say_nothing
from tallystick.register.rules.cycles import parts_inside_themselves
from tallystick.register.rules.definitions import indicators_nobody_can_compute, normalised
from tallystick.register.rules.editions import answers_no_edition_gave
from tallystick.register.rules.events import (
    events_without_proof,
    replies_to_no_concern,
    searches_nobody_can_repeat,
)
from tallystick.register.rules.follow_up import (
    checks_that_cannot_be,
    measures_that_cannot_be,
    phases_that_cannot_be,
    reports_that_cannot_be,
)
from tallystick.register.rules.foretold import deeds_told_beforehand, figures_told_beforehand
from tallystick.register.rules.joins import Join, Path
from tallystick.register.rules.local_targets import (
    local_targets_that_cannot_stand,
    targets_whose_parts_are_unsaid,
)
from tallystick.register.rules.model import PackageRule
from tallystick.register.rules.observations import impossible_figures
from tallystick.register.rules.one_unit import figures_in_two_units
from tallystick.register.rules.panel_looks import PANEL_LOOKS
from tallystick.register.rules.plan import rows_that_do_not_fit_the_plan
from tallystick.register.rules.plan_calendar import calendar_that_nobody_can_check
from tallystick.register.rules.public import (
    counts_of_few,
    drafts_that_cannot_be,
    duties_nobody_can_check,
    points_that_cannot_be,
    silence_that_cannot_be,
)
from tallystick.register.rules.readings import readings_that_cannot_stand
from tallystick.register.rules.recommendations import (
    letters_that_cannot_be,
    links_that_cannot_stand,
    recommendations_that_cannot_be,
)
from tallystick.register.rules.references import dangling_references
from tallystick.register.rules.research import advice_that_cannot_be, studies_that_cannot_be
from tallystick.register.rules.responsibilities import (
    leads_that_are_gone,
    one_body_leads,
    parts_outside_the_bodys_time,
    responsibilities_without_ground,
)
from tallystick.register.rules.sources import sources_nobody_can_open, sources_read_too_early
from tallystick.register.rules.spans import impossible_spans
from tallystick.register.rules.spelled import names_spelled_twice
from tallystick.register.rules.submissions import submissions_that_cannot_stand
from tallystick.register.rules.targets import targets_nothing_can_answer
from tallystick.register.rules.translations import translations_of_what_is_there
from tallystick.register.rules.treaties import treaties_that_contradict, treaties_without_standing
from tallystick.register.rules.values import percentages_of_nothing, values_that_disagree
from tallystick.register.rules.wholes import shares_above_the_whole
from tallystick.register.rules.wordings import wordings_that_cannot_be
from tallystick.register.tables import TABLES
from tallystick.register.translations import BY_TEXT, OF_METHODS, TRANSLATED
from tallystick.register.treaties import treaty_of

_COMMITMENT = Join("targets", "commitment", "commitments", "id")
_INDICATOR = Join("observations", "indicator", "indicators", "id")
_MEASURED = (
    Join("observations", "indicator", "target_indicators", "indicator"),
    Join("target_indicators", "target", "targets", "id"),
)
_ALIKE = Join("observations", "indicator", "observations", "indicator")
#: The tables whose rows are named by one identifier.
_IDENTIFIED = tuple(table.name for table in TABLES if table.key == ("id",))
_DEFINED = Join("commitment_indicators", "indicator", "indicators", "id")
_ASKED = (
    Join("commitment_indicators", "indicator", "target_indicators", "indicator"),
    Join("target_indicators", "target", "targets", "id"),
)
_USED = Join("commitment_indicators", "indicator", "commitment_indicators", "indicator")
_GIVEN = Join("commitments", "id", "commitment_indicators", "commitment")
_REASONED = Join("missing_indicators", "commitment", "commitment_indicators", "commitment")
_SUCCESSOR = Join("bodies", "successor", "bodies", "id", again=True)

_ANSWERED = Join("events", "answers", "events", "id")
_SHOWN = Join("events", "deliverable", "deliverables", "id")

#: Each rule with its paths; one that looks at single rows, or only at whether a key is there, has none.
LOOKS: Mapping[PackageRule, tuple[Path, ...]] = {
    dangling_references: (),
    parts_inside_themselves: (
        (Join("outline", "parent", "outline", "id", again=True),),
        (Join("areas", "parent", "areas", "id", again=True),),
    ),
    impossible_spans: ((_COMMITMENT,),),
    targets_nothing_can_answer: (),
    sources_nobody_can_open: (),
    corrections_that_say_nothing: (),
    batches_and_their_figures: (),
    labels_of_what_is_there: (
        (Join("labels", "means", "indicators", "id"),),
        (Join("labels", "means", "areas", "id"),),
        (Join("labels", "means", "sources", "id"),),
    ),
    answers_no_edition_gave: (),
    **PANEL_LOOKS,
    sources_read_too_early: (),
    events_without_proof: (),
    searches_nobody_can_repeat: (),
    replies_to_no_concern: (
        (_ANSWERED,),
        (_SHOWN,),
        (_ANSWERED, _SHOWN),
    ),
    counts_of_claims: (),
    readings_that_cannot_stand: (
        (Join("readings", "target", "targets", "id"),),
        (Join("readings", "target", "readings", "target"),),
        (Join("readings", "target", "target_indicators", "target"),),
    ),
    impossible_figures: (_MEASURED,),
    figures_entered_twice: ((_ALIKE,),),
    identifiers_that_look_alike: (
        *((Join(name, "id", name, "id"),) for name in _IDENTIFIED),
        (Join("readings", "target", "readings", "target"),),
    ),
    names_spelled_twice: ((_ALIKE,),),
    values_that_disagree: (_MEASURED,),
    percentages_of_nothing: (_MEASURED, (_ALIKE,)),
    figures_told_beforehand: (_MEASURED, (Join("observations", "source", "sources", "id"),)),
    deeds_told_beforehand: ((Join("events", "source", "sources", "id"),),),
    rows_that_do_not_fit_the_plan: (),
    indicators_nobody_can_compute: ((Join("indicators", "definition", "indicators", "definition"),),),
    shares_above_the_whole: ((_INDICATOR,),),
    indicators_that_cannot_answer: ((_DEFINED,), _ASKED, (_USED,)),
    commitments_without_indicators: (
        (_GIVEN, _DEFINED),
        (Join("commitments", "id", "missing_indicators", "commitment"),),
        (_REASONED, _DEFINED),
    ),
    bodies_that_cannot_be: (
        (Join("bodies", "parent", "bodies", "id", again=True),),
        (_SUCCESSOR,),
        (Join("bodies", "name", "bodies", "name"),),
        (Join("bodies", "name_zh", "bodies", "name_zh"),),
        (Join("bodies", "also_named", "bodies", "name"),),
        (Join("bodies", "also_named", "bodies", "also_named"),),
    ),
    responsibilities_without_ground: (),
    parts_outside_the_bodys_time: ((Join("responsibilities", "body", "bodies", "id"),),),
    leads_that_are_gone: ((Join("responsibilities", "body", "bodies", "id"), _SUCCESSOR),),
    one_body_leads: (
        (Join("responsibilities", "commitment", "responsibilities", "commitment"),),
        (Join("commitments", "id", "responsibilities", "commitment"),),
    ),
    treaties_that_contradict: (),
    treaties_without_standing: ((Join("links", "code", "treaties", "id"),),),
    confirmations_of_what_is_there: tuple(
        (Join("confirmations", "row", table, "id"),) for table in CONFIRMED_TABLES
    ),
    translations_of_what_is_there: (
        *((Join("translations", "row", table, "id"),) for table in TRANSLATED if table in _IDENTIFIED),
        *(
            (Join("translations", "original", table, column),)
            for table, columns in BY_TEXT.items()
            if table != OF_METHODS
            for column in columns
        ),
    ),
    areas_that_cannot_be: (
        (Join("areas", "parent", "areas", "id", again=True),),
        (Join("areas", "successor", "areas", "id", again=True),),
        (Join("areas", "name", "areas", "name"),),
    ),
    figures_outside_their_areas_time: ((Join("observations", "area", "areas", "id"),),),
    figures_in_two_units: ((_INDICATOR,),),
    local_targets_that_cannot_stand: ((Join("local_targets", "target", "targets", "id"),),),
    targets_whose_parts_are_unsaid: ((Join("targets", "id", "local_targets", "target"),),),
    phases_that_cannot_be: (),
    measures_that_cannot_be: (
        (Join("measures", "under", "measures", "id", again=True),),
        (Join("milestones", "measure", "measures", "id"),),
    ),
    reports_that_cannot_be: (
        (Join("reports", "phase", "phases", "id"),),
        (Join("reports", "commitment", "responsibilities", "commitment"),),
    ),
    wordings_that_cannot_be: (
        (Join("earlier_reports", "commitment", "reports", "commitment"),),
        (Join("earlier_reports", "commitment", "earlier_reports", "commitment"),),
        (Join("earlier_measures", "measure", "measures", "id"),),
        (Join("earlier_measures", "measure", "earlier_measures", "measure"),),
        (Join("earlier_milestones", "milestone", "milestones", "id"),),
        (Join("earlier_milestones", "milestone", "earlier_milestones", "milestone"),),
        (Join("earlier_local_targets", "target", "local_targets", "target"),),
        (Join("earlier_local_targets", "target", "earlier_local_targets", "target"),),
    ),
    checks_that_cannot_be: ((Join("checks", "commitment", "reports", "commitment"),),),
    recommendations_that_cannot_be: (
        (Join("recommendations", "merged_into", "recommendations", "id", again=True),),
    ),
    links_that_cannot_stand: (
        (Join("recommendation_links", "recommendation", "recommendation_links", "recommendation"),),
    ),
    letters_that_cannot_be: (),
    calendar_that_nobody_can_check: (),
    studies_that_cannot_be: ((Join("study_findings", "study", "studies", "id"),),),
    advice_that_cannot_be: (
        (Join("assessment_recommendations", "phase", "phases", "id"),),
        (Join("assessment_recommendations", "checked_in", "phases", "id"),),
    ),
    submissions_that_cannot_stand: ((Join("events", "commitment", "responsibilities", "commitment"),),),
    drafts_that_cannot_be: (
        (Join("earlier_paragraphs", "paragraph", "draft_paragraphs", "id"),),
        (Join("earlier_paragraphs", "paragraph", "earlier_paragraphs", "paragraph"),),
    ),
    points_that_cannot_be: (
        (Join("consultation_points", "consultation", "consultations", "id"),),
        (Join("consultation_points", "paragraph", "draft_paragraphs", "id"),),
    ),
    silence_that_cannot_be: ((Join("consultation_points", "consultation", "consultations", "id"),),),
    duties_nobody_can_check: (),
    counts_of_few: (),
}

#: Tables of whose rows a rule speaks differently as soon as the second one has any row at all.
WHETHER_ANY = (
    ("commitments", "commitment_indicators"),
    ("commitments", "responsibilities"),
    ("links", "treaties"),
)

#: Columns that are compared by something else than the text itself.
COMPARED: Mapping[tuple[str, str], Callable[[str], str]] = {
    ("indicators", "definition"): normalised,
    **{(name, "id"): str.lower for name in _IDENTIFIED},
    ("links", "code"): treaty_of,
    ("bodies", "name"): str.casefold,
    ("bodies", "also_named"): str.casefold,
    ("areas", "name"): str.lower,
}
