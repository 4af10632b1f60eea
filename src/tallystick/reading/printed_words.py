"""The lines of a cell as running words."""

import re
from collections.abc import Iterable

#: Signs of a script that is written without blanks, on either side of a line's end.
_UNSPACED = re.compile(
    r"(?<=[\u3000-\u303f\u3400-\u9fff\uff00-\uffef])\n(?=[\u3000-\u303f\u3400-\u9fff\uff00-\uffef])"
)


def running(lines: Iterable[str]) -> str:
    """Lines as one, with a blank between them where the script has blanks between words."""
    return _UNSPACED.sub("", "\n".join(lines)).replace("\t", " ").replace("\n", " ")
