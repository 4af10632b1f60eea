"""The word a reader sees for each code of the indicator system."""

from tallystick.base.reasons import Template, inside, msgid
from tallystick.base.verdicts import IMPROVED, WORSENED

KIND = {
    "structural": msgid("Structural"),
    "process": msgid("Process"),
    "outcome": msgid("Outcome"),
}
KIND_GLOSS = {
    "structural": msgid("a law, body or system that is there, and since when"),
    "process": msgid("what is done: coverage, cases, money, people, time"),
    "outcome": msgid("what people have of it"),
}
STANDING: dict[str, Template] = {
    "published": inside("of an indicator", "Published"),
    "partly": msgid("Published in part"),
    "public_not_read": msgid("Public, not read yet"),
    "not_published": msgid("To be asked for"),
    "explained": msgid("Left out, with a reason"),
    "missing": msgid("Nothing defined"),
}
STANDING_GLOSS = {
    "published": msgid("a value was read, with its source"),
    "partly": msgid("only a part was read, such as the numerator, a sum of years or another place"),
    "public_not_read": msgid("it stands in a public text, such as a law; somebody has to read it"),
    "not_published": msgid("nothing was found in what could be read"),
    "explained": msgid("there can sensibly be none"),
    "missing": msgid("nobody has defined one yet"),
}
QUESTION = {
    "done": msgid("Done?"),
    "target_met": msgid("Target met?"),
    "right_enjoyed": msgid("Right enjoyed?"),
    "context": msgid("Context only"),
}
TREND = {
    "improving": msgid("improving"),
    "no_clear_change": msgid("no clear change"),
    "worsening": msgid("worsening"),
    "too_few_years": msgid("too few years"),
    IMPROVED.code: IMPROVED.word,
    WORSENED.code: WORSENED.word,
    "rose": msgid("rose"),
    "fell": msgid("fell"),
}
#: What figures are broken down by, beside the groups of people.
BROKEN_DOWN = {
    "urban_rural": msgid("town and country"),
    "sex": msgid("sex"),
    "age": msgid("age"),
    "province": msgid("province"),
    "industry": msgid("industry"),
}
DIRECTION = {"up": msgid("more is better"), "down": msgid("less is better")}
FREQUENCY = {
    "continuous": msgid("at any time"),
    "annual": msgid("every year"),
    "biennial": msgid("every two years"),
    "five_yearly": msgid("every five years"),
    "once": msgid("once"),
}
HOME = {
    "sdg": msgid("Sustainable Development Goals"),
    "ohchr": msgid("UN Human Rights Office"),
    "who": msgid("World Health Organization"),
    "ilo": msgid("International Labour Organization"),
    "unesco_uis": msgid("UNESCO and its statistical institute"),
    "unicef": msgid("UN Children's Fund"),
    "undp": msgid("UN Development Programme"),
    "itu": msgid("International Telecommunication Union"),
    "fao": msgid("Food and Agriculture Organization"),
    "unep": msgid("UN Environment Programme"),
    "un_women": msgid("UN Women"),
    "unodc": msgid("UN Office on Drugs and Crime"),
    "oecd": msgid("OECD"),
    "world_bank": msgid("World Bank"),
    "treaty_body": msgid("UN treaty bodies"),
    "national_statistics": msgid("National statistics"),
    "own_proposal": msgid("Own proposal"),
}
CHECK = {
    "specific": msgid("Specific"),
    "measurable": msgid("Measurable"),
    "relevant": msgid("Relevant"),
    "sourced": msgid("Sourced"),
    "dated": msgid("Dated"),
}
CHECK_GLOSS = {
    "specific": msgid("at least twelve words of definition, and both parts of a ratio"),
    "measurable": msgid("a unit, a direction (a date needs none) and a frequency"),
    "relevant": msgid("it would answer a question about some commitment"),
    "sourced": msgid("its values were read, with a source"),
    "dated": msgid("the latest value is of the plan's time"),
}
