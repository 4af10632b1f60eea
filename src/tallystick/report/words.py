"""The word a reader sees for each code that the tables and the assessment use."""

from tallystick.base.reasons import Template, inside, msgid, plural
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
    "media": msgid(
        "reported by a medium, in its own words or in somebody's; counts only where nobody else has the "
        "figure"
    ),
    "submission": msgid("sent in by someone; never counted"),
}
EVALUABILITY_GLOSS = {
    "quantified": msgid("promises a number"),
    "event": msgid("promises something that either happens or does not"),
    "directional": msgid("promises a direction, without a number or an end"),
    "statement": msgid("states a principle or a prohibition, and no act that could be ticked off"),
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
    "submission": msgid("Somebody wrote in"),
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
    "before_the_plan": msgid("all done or kept before the plan came out, of the complete"),
}
_ICERD = msgid("International Convention on the Elimination of All Forms of Racial Discrimination")
#: Treaties by their codes in links; of another one the package's own name is shown.
TREATY = {
    "CAT": msgid("Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or Punishment"),
    "CED": msgid("International Convention for the Protection of All Persons from Enforced Disappearance"),
    "CEDAW": msgid("Convention on the Elimination of All Forms of Discrimination against Women"),
    "CERD": _ICERD,
    "ICERD": _ICERD,
    "CMW": msgid(
        "International Convention on the Protection of the Rights of All Migrant Workers and Members of "
        "Their Families"
    ),
    "CRC": msgid("Convention on the Rights of the Child"),
    "CRPD": msgid("Convention on the Rights of Persons with Disabilities"),
    "ICCPR": msgid("International Covenant on Civil and Political Rights"),
    "ICESCR": msgid("International Covenant on Economic, Social and Cultural Rights"),
    "UNFCCC": msgid("United Nations Framework Convention on Climate Change"),
    "C026": msgid("Minimum Wage-Fixing Machinery Convention, 1928 (No. 26)"),
    "C029": msgid("Forced Labour Convention, 1930 (No. 29)"),
    "C087": msgid("Freedom of Association and Protection of the Right to Organise Convention, 1948 (No. 87)"),
    "C098": msgid("Right to Organise and Collective Bargaining Convention, 1949 (No. 98)"),
    "C100": msgid("Equal Remuneration Convention, 1951 (No. 100)"),
    "C105": msgid("Abolition of Forced Labour Convention, 1957 (No. 105)"),
    "C111": msgid("Discrimination (Employment and Occupation) Convention, 1958 (No. 111)"),
    "C122": msgid("Employment Policy Convention, 1964 (No. 122)"),
    "C138": msgid("Minimum Age Convention, 1973 (No. 138)"),
    "C155": msgid("Occupational Safety and Health Convention, 1981 (No. 155)"),
    "C159": msgid("Vocational Rehabilitation and Employment (Disabled Persons) Convention, 1983 (No. 159)"),
    "C170": msgid("Chemicals Convention, 1990 (No. 170)"),
    "C182": msgid("Worst Forms of Child Labour Convention, 1999 (No. 182)"),
}
#: Of a commitment without number or act that has so many indicators.
MEASURED = {
    "directional": plural(
        "The plan gives no number, no end and no date. The indicator below says what would show whether it "
        "was kept, and who should publish that.",
        "The plan gives no number, no end and no date. The {number} indicators below say what would show "
        "whether it was kept, and who should publish that.",
    ),
    "statement": plural(
        "It states a principle or a prohibition and promises no act. The indicator below says what would "
        "show whether it holds, and who should publish that.",
        "It states a principle or a prohibition and promises no act. The {number} indicators below say what "
        "would show whether it holds, and who should publish that.",
    ),
}
TO_CHECK = {
    "directional": msgid(
        "The plan gives no number, no end and no date by which it could be shown to be kept or broken. To "
        "check it, someone would have to name what is counted, where it stood when the plan began, what it "
        "should reach, by when, and who publishes it."
    ),
    "statement": msgid(
        "It states a principle or a prohibition and promises no act. A prohibition is kept where what it "
        "forbids does not happen: that can be looked for, and the plan does not say how. To check it, the "
        "plan would have to say what will be counted, by whom, and what is done about each case."
    ),
}
