"""What must hold between the cells, rows and tables of a package: one idea a file, each registered here."""

from tallystick.register.descriptor import Descriptor
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
from tallystick.register.rules.definitions import indicators_nobody_can_compute
from tallystick.register.rules.dissents import dissents_from_nothing
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
from tallystick.register.rules.local_targets import (
    local_targets_that_cannot_stand,
    targets_whose_parts_are_unsaid,
)
from tallystick.register.rules.model import PackageRule, Tables
from tallystick.register.rules.observations import impossible_figures
from tallystick.register.rules.one_unit import figures_in_two_units
from tallystick.register.rules.panel_locks import (
    codes_no_rubric_has,
    interests_declared_late,
    panels_locked_before_they_coded,
    panels_nobody_signed,
    rubrics_that_do_not_hold,
    signatures_that_do_not_fit,
)
from tallystick.register.rules.panels import (
    judgements_of_the_tied,
    panels_that_cannot_be,
    replacements_that_cannot_be,
)
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

RULES: tuple[PackageRule, ...] = (
    dangling_references,
    parts_inside_themselves,
    impossible_spans,
    targets_nothing_can_answer,
    readings_that_cannot_stand,
    sources_nobody_can_open,
    sources_read_too_early,
    events_without_proof,
    searches_nobody_can_repeat,
    replies_to_no_concern,
    counts_of_claims,
    calendar_that_nobody_can_check,
    impossible_figures,
    figures_entered_twice,
    identifiers_that_look_alike,
    names_spelled_twice,
    values_that_disagree,
    percentages_of_nothing,
    figures_told_beforehand,
    deeds_told_beforehand,
    rows_that_do_not_fit_the_plan,
    indicators_nobody_can_compute,
    shares_above_the_whole,
    indicators_that_cannot_answer,
    commitments_without_indicators,
    bodies_that_cannot_be,
    responsibilities_without_ground,
    parts_outside_the_bodys_time,
    leads_that_are_gone,
    one_body_leads,
    treaties_that_contradict,
    treaties_without_standing,
    confirmations_of_what_is_there,
    translations_of_what_is_there,
    corrections_that_say_nothing,
    batches_and_their_figures,
    labels_of_what_is_there,
    answers_no_edition_gave,
    areas_that_cannot_be,
    figures_outside_their_areas_time,
    figures_in_two_units,
    local_targets_that_cannot_stand,
    targets_whose_parts_are_unsaid,
    panels_that_cannot_be,
    replacements_that_cannot_be,
    judgements_of_the_tied,
    rubrics_that_do_not_hold,
    codes_no_rubric_has,
    signatures_that_do_not_fit,
    panels_nobody_signed,
    dissents_from_nothing,
    interests_declared_late,
    panels_locked_before_they_coded,
    phases_that_cannot_be,
    measures_that_cannot_be,
    reports_that_cannot_be,
    wordings_that_cannot_be,
    checks_that_cannot_be,
    recommendations_that_cannot_be,
    links_that_cannot_stand,
    letters_that_cannot_be,
    studies_that_cannot_be,
    advice_that_cannot_be,
    submissions_that_cannot_stand,
    drafts_that_cannot_be,
    points_that_cannot_be,
    silence_that_cannot_be,
    duties_nobody_can_check,
    counts_of_few,
)

#: Those that look at a figure by itself, beside rows of other tables: new figures are held against no others.
FIGURE_RULES: tuple[PackageRule, ...] = (
    impossible_figures,
    values_that_disagree,
    figures_told_beforehand,
    shares_above_the_whole,
    batches_and_their_figures,
    figures_outside_their_areas_time,
    figures_in_two_units,
)


def apply_rules(tables: Tables, descriptor: Descriptor | None) -> None:
    """Add to each table's findings what is wrong between its rows and others.

    A rule looks at the rows whose cells could all be read, so that nothing is reported twice.
    """
    for rule in RULES:
        rule(tables, descriptor)
