"""In which language the system, or whoever starts the program, wants to be spoken to."""

from collections.abc import Mapping

#: The variable that names the language of this program alone.
VARIABLE = "TALLYSTICK_LANGUAGE"
#: Where a system says in which language it speaks, the first that says anything (POSIX, 8.2), and how it says
#: that it speaks English.
_SYSTEM, _ENGLISH = ("LC_ALL", "LC_MESSAGES", "LANG"), frozenset({"", "C", "POSIX", "en"})


def system_code(environment: Mapping[str, str]) -> str:
    """The code of the language that a system speaks; empty for English.

    Examples:
        >>> system_code({"LANG": "zh_CN.UTF-8"}), system_code({"LANG": "zh_CN", "LC_ALL": "C.UTF-8"})
        ('zh_CN', '')
    """
    system = next((environment[name] for name in _SYSTEM if environment.get(name)), "")
    code = system.partition(".")[0].partition("@")[0]
    return "" if code.partition("_")[0] in _ENGLISH else code
