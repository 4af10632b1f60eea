"""``--largest MB``: how large a release may be that is made or read; it is held in memory whole."""

from typing import Annotated

import typer

MB = 1024 * 1024
#: What a release may have where nobody asks for more: a stranger's is then read in 1 GB of memory.
MB_UNASKED = 512
#: A zip of the form that a release has holds no more.
_MOST_MB = 4095

LargestOption = Annotated[
    int,
    typer.Option(
        metavar="MB", min=1, max=_MOST_MB, help="The most MB that a release may have; it is held in memory."
    ),
]
