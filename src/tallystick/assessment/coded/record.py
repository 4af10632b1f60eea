"""The tables of a panel that lie beside the verdicts."""

from tallystick.base.reasons import msgid

PANEL_COLUMNS = {
    "commitment": msgid("the commitment"),
    "criterion": msgid("the question of the rubric"),
    "codes": msgid("the settled code, the median, or the two between which it lies"),
    "basis": msgid("settled, median, alike, differ or no_level"),
    "given": msgid("how many codes stand"),
    "dissents": msgid("how many dissents are held against it"),
    "government": msgid("on completion, the government's own rating"),
    "government_higher_by": msgid("how many levels that is higher than the panel's"),
}
AGREEMENT_COLUMNS = {
    "criterion": msgid("the question of the rubric"),
    "scope": msgid("over which codes: all, or those of a chapter"),
    "name": msgid("the chapter"),
    "commitments": msgid("how many commitments have two codes or more"),
    "alone": msgid("how many have one code only, which says nothing of agreement"),
    "pairs": msgid("how many pairs of codes one commitment has, over all"),
    "agreeing": msgid("how many of these are alike"),
    "raw": msgid("their share"),
    "raw_low": msgid("the lower end of the interval in which 95 of 100 draws lie"),
    "raw_high": msgid("the upper end"),
    "alpha": msgid("Krippendorff's alpha; empty where it is not defined"),
    "alpha_low": msgid("the lower end of its interval"),
    "alpha_high": msgid("the upper end of its interval"),
    "undefined": msgid("why it is not defined: no_pair or all_alike"),
    "undefined_draws": msgid("in how many of the draws it is not defined"),
    "prevalence": msgid("how often each code was given"),
    "unranked": msgid("how many codes are no level of the scale and stay out of it"),
}
RATING_COLUMNS = {
    "group": msgid("over which commitments: empty for all, else a chapter or a body that leads"),
    "rated": msgid("how many of them both have rated"),
    "higher": msgid("of how many the government's rating is higher"),
    "same": msgid("of how many it is the same"),
    "lower": msgid("of how many it is lower"),
    "mean": msgid("how many levels higher it is on average"),
    "low": msgid("the lower end of the interval in which 95 of 100 draws lie"),
    "high": msgid("the upper end"),
}
#: By name of its file, what each table is and its columns.
PANEL_TABLES = {
    "panel_verdicts": (msgid("what the panel found of each commitment and question"), PANEL_COLUMNS),
    "panel_agreement": (msgid("how far the panel agreed before it talked"), AGREEMENT_COLUMNS),
    "self_rating": (msgid("how far the government rates itself above the panel"), RATING_COLUMNS),
}
