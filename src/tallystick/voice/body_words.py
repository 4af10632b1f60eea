"""The word a reader sees for each code of the tables of bodies and responsibilities."""

from tallystick.base.reasons import Template, inside, msgid

#: A kind of body as a heading over several.
KIND: dict[str, Template] = {
    "legislature": msgid("Legislatures"),
    "national_body": msgid("National bodies"),
    "coordinating_body": msgid("Bodies that coordinate others"),
    "supervisory_body": msgid("Supervisory bodies"),
    "advisory_body": msgid("Advisory bodies"),
    "court": msgid("Courts"),
    "procuracy": msgid("Prosecutors"),
    "party_organ": msgid("Organs of a party"),
    "mass_organisation": msgid("Mass organisations"),
    "social_organisation": msgid("Social organisations"),
    "local_government": msgid("Local governments"),
    "local_body": msgid("Other local bodies"),
    "institution": msgid("Institutions, such as schools and hospitals"),
    "enterprise": msgid("Employers and enterprises"),
    "media": inside("bodies", "Media"),
    "": msgid("Not yet said what they are"),
}
LEVEL: dict[str, Template] = {
    "national": msgid("the whole country"),
    "provincial": msgid("provinces"),
    "prefectural": msgid("prefectures"),
    "county": msgid("counties"),
    "township": msgid("townships"),
    "village": msgid("villages and neighbourhoods"),
    "several": msgid("several levels"),
}
ROLE: dict[str, Template] = {
    "lead": msgid("Leads"),
    "with": msgid("Acts with it"),
    "supervise": msgid("Supervises"),
    "publish": msgid("Publishes the result"),
}
#: How it is known, in a sentence about a body.
BASIS: dict[str, Template] = {
    "named_in_plan": msgid("{body}, which the plan's own words name."),
    "by_document": msgid("{body}, which a document shows acting on it."),
    "by_mandate": msgid("would fall to {body} by its field of work; nothing that was read says so of this."),
    "proposed": msgid("{body}, as we propose; nothing that was read says so."),
}
#: The same where the body is the heading.
BASIS_SHORT: dict[str, Template] = {
    "named_in_plan": msgid("named in the plan"),
    "by_document": msgid("a document shows it"),
    "by_mandate": msgid("would fall to it"),
    "proposed": msgid("proposed by us"),
}
