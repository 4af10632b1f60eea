"""The mark that somebody keeps who says something in public: it finds what became of that, and names nobody.

It is made of the form that was handed in, so that a form that is handed in twice has one mark; of it the
office keeps a digest alone.
"""

import hashlib
import unicodedata

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason
from tallystick.vault.codes import SIGNS

_SIGNS, _GROUP = 16, 4
#: What is easily taken for another sign, as in the codes of cases.
_TAKEN_FOR = str.maketrans("OIL", "011")


def make_mark(form: str, *said: str) -> str:
    """The mark of what was said in a form: 80 bits, in signs.

    Args:
        form: the word that the form was given out with.
        said: what was said, and of what.

    Examples:
        >>> make_mark("f", "a text") == make_mark("f", "a text"), len(make_mark("f", "a text"))
        (True, 19)
    """
    digest = hashlib.sha256("\n".join(("mark", form, *said)).encode()).digest()
    number = int.from_bytes(digest[:10], "big")
    signs = "".join(SIGNS[(number >> 5 * place) & 31] for place in range(_SIGNS))
    return "-".join(signs[at : at + _GROUP] for at in range(0, _SIGNS, _GROUP))


def found_by(mark: str) -> str:
    """What is kept of a mark, however it was written down.

    Raises:
        Refusal: it is none.

    Examples:
        >>> found_by("0123-4567-89ab-cdef") == found_by(" oI23 4567 89AB CDEF")
        True
    """
    plain = unicodedata.normalize("NFKC", mark).upper()
    signs = "".join(one for one in plain if one.isalnum()).translate(_TAKEN_FOR)
    if len(signs) != _SIGNS or not set(signs) <= set(SIGNS):
        raise Refusal(
            Reason("This is no mark: it has sixteen signs, such as 7QX2-0KFM-9T4B-W1HD."),
            Reason("go back and type it again"),
        )
    return hashlib.sha256(f"mark {signs}".encode()).hexdigest()
