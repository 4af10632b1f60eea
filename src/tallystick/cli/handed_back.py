"""What became of the rows of a sheet that was handed back."""

from collections import Counter
from collections.abc import Mapping, Sequence

from tallystick.base.reasons import Count, Listing, Reason, Template, plural
from tallystick.cli.console import MOST_SHOWN, tell

_MORE = plural("and 1 more row: --json lists each", "and {number} more rows: --json lists each")


def tell_rows(told: Sequence[Reason], counts: Counter[str], words: Mapping[str, Template]) -> None:
    """Print the first rows of which something is to be said, and how many rows became what.

    Args:
        told: a sentence for each row of which something is to be said.
        counts: how many rows became what.
        words: how a count of each outcome is said, in the order in which they are printed.
    """
    for one in told[:MOST_SHOWN]:
        tell(one)
    if len(told) > MOST_SHOWN:
        tell(Reason(_MORE, number=Count(len(told) - MOST_SHOWN)))
    counted = (Reason(text, count=Count(counts[name])) for name, text in words.items())
    tell(Reason("{counts}.", counts=Listing(tuple(counted), ",")))
