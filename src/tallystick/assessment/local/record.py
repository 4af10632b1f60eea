"""The tables of local targets that lie beside the verdicts."""

from tallystick.base.reasons import msgid

LOCAL_COLUMNS = {
    "target": msgid("the plan's target"),
    "area": msgid("the part of the country whose own target is judged"),
    "value": msgid("its number; of a range the end that promises less"),
    "unit": msgid("its unit"),
    "deadline": msgid("by when"),
    "policy": msgid("which sources counted"),
    "rule": msgid("the rule that was applied"),
    "verdict": msgid("the answer"),
    "basis": msgid("what it rests on: deadline, final, earlier or none"),
    "observed": msgid("the figure in the target's unit; a computed change to two decimals"),
    "period": msgid("the time the figure speaks of"),
    "sources": msgid("the sources it rests on"),
    "figures": msgid("the observations it rests on"),
    "contested": msgid("whether rated results of this target stand on different sides"),
    "marks": msgid("what a reader should know before leaning on it"),
    "reason": msgid("why, in words"),
}
ADDING_COLUMNS = {
    "target": msgid("the plan's target"),
    "area": msgid("the whole: the country, or a part that has parts"),
    "way": msgid("how parts make the whole: sum, weighted_mean or minimum; empty where nothing says"),
    "promised": msgid("what the whole promises; empty where no such promise was found"),
    "low": msgid("the least that the parts promise together; under minimum, the weakest of them"),
    "high": msgid("the most"),
    "parts": msgid("how many parts the whole has at the deadline"),
    "silent": msgid("the parts without a promise that counts"),
    "answer": msgid("whether they make it: adds_up, falls_short or cannot_be_said"),
    "reason": msgid("why, in words"),
}
#: By name of its file, what each table is and its columns.
LOCAL_TABLES = {
    "local_verdicts": (msgid("one row for each local target and source policy"), LOCAL_COLUMNS),
    "adding_up": (msgid("whether the targets of parts make that of the whole"), ADDING_COLUMNS),
}
