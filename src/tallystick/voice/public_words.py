"""The words of what is owed to the public: answers to points, checklists, kinds and outcomes of cases."""

from collections.abc import Callable

from tallystick.base.reasons import Template, inside, msgid

POINT_ANSWER: dict[str, Template] = {
    "changed": inside("a text opened for comment", "Changed"),
    "changed_in_part": inside("a text opened for comment", "Changed in part"),
    "not_changed": inside("a text opened for comment", "Not changed"),
}
UNANSWERED = inside("a text opened for comment", "No answer")
DUTY_KIND: dict[str, Template] = {
    "government": msgid("Government"),
    "court": inside("what has to be published", "Courts"),
    "village": msgid("Villages"),
    "enterprise": msgid("Enterprises"),
    "environment": inside("what has to be published", "Environment"),
    "emergency": msgid("Emergencies"),
}
FOUND_STATE: dict[str, Template] = {
    "found": inside("what has to be published", "Found"),
    "not_found": inside("what has to be published", "Not found"),
    "not_looked_for": inside("what has to be published", "Not searched"),
}
CHALLENGE_STATE: dict[str, Template] = {
    "open": inside("a challenge", "Challenged, not settled yet"),
    "upheld": inside("a challenge", "Challenged, and rightly"),
    "rejected": inside("a challenge", "Challenged, and wrongly"),
}
#: What the package says of a challenge until somebody has read it: its own words may tell who sent it.
CHALLENGE_UNREAD = msgid(
    "Somebody says that this is wrong. Their words stand here once a person has looked them through."
)
COUNTED_KIND: dict[str, Template] = {
    "all": inside("a count of cases", "All"),
    "complaint": inside("a count of cases", "Complaints"),
    "proposal": inside("a count of cases", "Proposals"),
    "question": inside("a count of cases", "Questions"),
    "evidence": inside("a count of cases", "Evidence"),
    "retaliation": inside("a count of cases", "Retaliation"),
}
COUNTED_OUTCOME: dict[str, Template] = {
    "all": inside("what became of cases", "All"),
    "open": inside("a count of cases", "Open"),
    "in_time": inside("a count of cases", "Open, in time"),
    "overdue": inside("a count of cases", "Overdue"),
    "upheld": inside("a count of cases", "Upheld"),
    "partly_upheld": inside("a count of cases", "Upheld in part"),
    "not_upheld": inside("a count of cases", "Not upheld"),
    "not_taken_up": inside("a count of cases", "Not taken up"),
    "withdrawn": inside("a count of cases", "Withdrawn"),
    "ended": inside("a count of cases", "Answered or taken back"),
}
WITHHELD = msgid("withheld")


def words_of_challenge(
    say: Callable[[Template], str], challenge: str | None, reply: str | None
) -> tuple[str, ...]:
    """What stands beside a challenged line: what the challenge says, and the reply; each where there is one.

    That nobody has read it is the office's own sentence, so that it is said in the reader's language.

    Args:
        say: says a template in a language.
        challenge: the words of the challenge, as the package has them.
        reply: the words of the reply.

    Examples:
        >>> words_of_challenge(str.upper, "It hangs there.", "So it does.")
        ('It hangs there.', 'So it does.')
        >>> words_of_challenge(str.upper, CHALLENGE_UNREAD, None)[0][:21]
        'SOMEBODY SAYS THAT TH'
    """
    told = say(CHALLENGE_UNREAD) if challenge == CHALLENGE_UNREAD else challenge
    return tuple(words for words in (told, reply) if words)
