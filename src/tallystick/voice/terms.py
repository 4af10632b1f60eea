"""The word a reader sees for each code of a closed list that stands in reasons."""

from collections.abc import Mapping

from tallystick.base.reasons import Template, inside, msgid

GROUP = {
    "general": msgid("everybody"),
    "children": msgid("children"),
    "rural_residents": msgid("rural residents"),
    "persons_with_disabilities": msgid("persons with disabilities"),
    "students": msgid("students"),
    "low_income": msgid("people on low incomes"),
    "women": msgid("women"),
    "workers": msgid("workers"),
    "enterprises": msgid("enterprises"),
    "ethnic_minorities": msgid("ethnic minorities"),
    "elderly": msgid("older people"),
    "offenders": msgid("people convicted of offences"),
    "accused": msgid("people suspected or accused of offences"),
    "survivors": msgid("survivors and dependants"),
    "youth": msgid("young people"),
    "relocated_people": msgid("people who were relocated"),
    "patients": msgid("patients"),
    "victims": msgid("victims"),
    "migrant_workers": msgid("migrant workers"),
    "detainees": msgid("detainees"),
    "religious_believers": msgid("religious believers"),
    "farmers": msgid("farmers"),
}
INSTRUMENT = {
    "mechanism_or_institution": msgid("a mechanism or institution"),
    "law_or_regulation": msgid("a law or regulation"),
    "service_provision": msgid("a service"),
    "program_or_plan": msgid("a programme or plan"),
    "infrastructure_or_facility": msgid("infrastructure or facilities"),
    "training_or_education": msgid("training or education"),
    "monitoring_or_supervision": msgid("monitoring or supervision"),
    "enforcement_or_punishment": msgid("enforcement or punishment"),
    "publication_or_reporting": msgid("publication or reporting"),
    "international_engagement": msgid("international engagement"),
    "funding_or_subsidy": msgid("funding or a subsidy"),
    "information_system": msgid("an information system"),
    "research": msgid("research"),
    "standard": msgid("a standard"),
    "awareness": msgid("raising awareness"),
    "pilot": msgid("a pilot"),
}
EVALUABILITY = {
    "quantified": msgid("Quantified"),
    "event": msgid("Event"),
    "directional": msgid("Directional"),
    "statement": msgid("Statement"),
}
ARITHMETIC = {
    "level": msgid("a level: the latest figure is compared with the promise"),
    "ceiling": msgid("a ceiling: the deadline's figure decides, and each year above it is shown"),
    "floor": msgid("a floor: the deadline's figure decides, and each year below it is shown"),
    "average": msgid("an average: the mean of all the plan's years is compared with the promise"),
    "annual": msgid("a yearly promise: every year needs a figure that keeps it"),
    "cumulative": msgid(
        "a total that builds up: single years are added, or a count since the start is taken"
    ),
    "change": msgid("a change since the base year"),
    "universal": msgid("a promise about everyone: only a full count can answer it"),
}
DELIVERABLE: dict[str, Template] = {
    "law": msgid("Law"),
    "report": msgid("Report"),
    "review": msgid("Review"),
    "body": inside("a thing that is promised", "Body"),
    "system": msgid("System"),
    "document": msgid("Document"),
    "happening": msgid("Happening"),
    "works": msgid("Works"),
}
#: The lists whose codes stand in reasons.
TERMS: Mapping[str, Mapping[str, Template]] = {
    "group": GROUP,
    "instrument": INSTRUMENT,
    "evaluability": EVALUABILITY,
    "arithmetic": ARITHMETIC,
    "deliverable": DELIVERABLE,
}
