"""The acts of whoever reads what the public sends; nobody else comes near it."""

from tallystick.base.reasons import Template, msgid
from tallystick.workflow.roles import ALL, HANDLER, Permission, lines_of

SEE_CASES, OPEN_CASES, ANSWER_CASE, KEEP_READERS = "see_cases", "open_cases", "answer_case", "keep_readers"

WORDS: dict[str, Template] = {
    SEE_CASES: msgid("See that the public has sent something"),
    OPEN_CASES: msgid("Open what the public has sent, with one's own passphrase"),
    ANSWER_CASE: msgid("Answer its sender, or ask back"),
    KEEP_READERS: msgid("Have what the public sends sealed to somebody else too, or no longer"),
}
LINES: tuple[Permission, ...] = tuple(
    line for act in (SEE_CASES, OPEN_CASES, ANSWER_CASE, KEEP_READERS) for line in lines_of(act, ALL, HANDLER)
)
