"""The word a reader sees for each code that the tables and the assessment use."""

from tallystick.base.reasons import Template, inside, msgid
from tallystick.base.verdicts import DONE_ANSWERS, ENJOYED_ANSWERS, NO_TARGET, TARGET_ANSWERS

TARGET_VERDICT = {**TARGET_ANSWERS.words, NO_TARGET.code: NO_TARGET.word}
TARGET_GLOSS = TARGET_ANSWERS.glosses
DONE = DONE_ANSWERS.words
DONE_GLOSS = DONE_ANSWERS.glosses
ENJOYED = ENJOYED_ANSWERS.words
POLICY = {
    "default": msgid("Default: official first, then international, then independent"),
    "official": msgid("Official sources only"),
    "international": msgid("International estimates only"),
    "independent": msgid("Independent sources only"),
    "least_favourable": msgid("Least favourable figure"),
    "most_favourable": msgid("Most favourable figure"),
}
POLICY_SHORT: dict[str, Template] = {
    "default": msgid("Default"),
    "official": msgid("Official"),
    "international": msgid("International"),
    "independent": inside("whose sources count", "Independent"),
    "least_favourable": msgid("Least favourable"),
    "most_favourable": msgid("Most favourable"),
}
#: The headline first, then each kind of source alone, then the pair.
POLICY_ORDER = ("default", "official", "international", "independent", "least_favourable", "most_favourable")
SOURCE_KIND: dict[str, Template] = {
    "official_statistic": msgid("Official statistic"),
    "official_claim": msgid("Official claim"),
    "international_estimate": msgid("International estimate"),
    "independent": inside("one source", "Independent"),
    "media": inside("one source", "Media"),
    "submission": msgid("Submission"),
}
SOURCE_KINDS = {
    "official_statistic": msgid("Official statistics"),
    "official_claim": msgid("Official claims"),
    "international_estimate": msgid("International estimates"),
    "independent": msgid("Independent sources"),
    "media": msgid("Media"),
    "submission": msgid("Submissions"),
}
SOURCE_GLOSS = {
    "official_statistic": msgid("published by the government as statistics: yearbooks, communiqués, surveys"),
    "official_claim": msgid("said by the government: speeches, press conferences, work reports"),
    "international_estimate": msgid("estimated by an international body"),
    "independent": msgid("by someone who neither commissions, drafts, runs nor is paid for the plan"),
    "media": msgid("reported by a medium of its own accord; counts only where nobody else has the figure"),
    "submission": msgid("sent in by someone; never counted"),
}
EVALUABILITY_GLOSS = {
    "quantified": msgid("promises a number"),
    "event": msgid("promises something that either happens or does not"),
    "directional": msgid("promises a direction, without a number or an end"),
    "statement": msgid("states a principle; nothing in it can be checked"),
}
EVENT: dict[str, Template] = {
    "adopted": msgid("Adopted"),
    "in_force": msgid("In force"),
    "completed": msgid("Completed"),
    "started": inside("an event", "Started"),
    "searched": msgid("Search"),
    "concern": msgid("Concern"),
    "reply": inside("an event", "Reply"),
    "dispute": msgid("Dispute"),
    "context": inside("an event", "Context"),
}
ACCESS = {
    "original_site": msgid("read on the publisher's own site"),
    "public_repository": msgid("read in a public repository"),
    "secondary_site": msgid("read on another outlet's site"),
    "third_party_copy": msgid("read in a third party's copy, which is not linked"),
}
ROLE: dict[str, Template] = {
    "plan_measure": msgid("The plan's measure"),
    "other_measure": msgid("Another measure"),
    "context": inside("what a figure is to a target", "Context"),
    "goal": msgid("A goal, no result"),
}
ACCUMULATION = {
    "year": msgid("of the year"),
    "since_start": msgid("since the plan began"),
    "stock": msgid("all there are"),
}
COVERAGE = {
    "census": msgid("everyone counted"),
    "sample": msgid("from a sample"),
    "administrative": msgid("from administrative records"),
}
SELF_REPORTED = {
    "claims": msgid("on official claims only"),
    "statistics": msgid("on official statistics only"),
    "both": msgid("on official claims and statistics only"),
}
TIER = {
    "official": msgid("an official figure"),
    "international": msgid("an international estimate"),
    "independent": msgid("an independent figure"),
    "media": msgid("a figure that only a medium has"),
}
RATE = {
    "complete_of_all": msgid("complete, of all commitments"),
    "complete_of_verifiable": msgid("complete, of the verifiable ones (quantified or event)"),
    "complete_and_substantial_of_all": msgid("complete and of substantial potential, of all commitments"),
}
COMPLETE = {
    "complete": msgid("complete, of those with a deliverable or a target"),
    "by_the_plan": msgid(
        "complete and not all done before the plan, of those with a deliverable or a target"
    ),
    "late": msgid("with something done late, of the complete"),
    "not_in_force": msgid("with a law not yet in force, of the complete"),
    "before_the_plan": msgid("all done before the plan came out, of the complete"),
}
SCHEME = {
    "sdg_target": msgid("Sustainable Development Goal target"),
    "treaty_article": msgid("Treaty article"),
}
TREATY = {
    "CAT": msgid("Convention against Torture"),
    "CED": msgid("Convention on Enforced Disappearance"),
    "CEDAW": msgid("Convention on Discrimination against Women"),
    "CERD": msgid("Convention on Racial Discrimination"),
    "ICERD": msgid("Convention on Racial Discrimination"),
    "CMW": msgid("Convention on Migrant Workers"),
    "CRC": msgid("Convention on the Rights of the Child"),
    "CRPD": msgid("Convention on the Rights of Persons with Disabilities"),
    "ICCPR": msgid("Covenant on Civil and Political Rights"),
    "ICESCR": msgid("Covenant on Economic, Social and Cultural Rights"),
}
TO_CHECK = {
    "directional": msgid(
        "No number, no end and no date: nothing published could show that it was kept or broken. To check "
        "it, someone would have to name what is counted, where it stood when the plan began, what it should "
        "reach, by when, and who publishes it."
    ),
    "statement": msgid(
        "It states a principle and promises nothing that could be seen. To check it, the plan would have to "
        "say what will be done about it, by whom, and by when."
    ),
}
