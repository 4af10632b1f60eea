"""What all sentences together say of a number: a share of a chart's whole, an aim named again, a name."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tallystick.reading.mention import Mention
from tallystick.reading.named_again import named_again
from tallystick.reading.names_by_numbers import names_by_numbers
from tallystick.reading.passage import Passage
from tallystick.reading.shares_of_a_whole import shares_of_a_whole


def known_over_all(
    passages: Sequence[Passage], mentions: Mapping[int, list[Mention]], released: int
) -> dict[int, list[Mention]]:
    """The numbers of each sentence, by where it begins, with the form that all sentences give them.

    Args:
        passages: all sentences of the plan.
        mentions: the numbers of each.
        released: the year in which the plan was published; 0 where that is not known.
    """
    forms = dict.fromkeys(names_by_numbers(passages, mentions), "named")
    forms |= dict.fromkeys(named_again(passages, mentions, released), "again")
    shares = shares_of_a_whole(passages, mentions)
    return {
        at: [_formed(one, at + one.start, shares, forms) for one in found] for at, found in mentions.items()
    }


def _formed(one: Mention, at: int, shares: frozenset[int], forms: Mapping[int, str]) -> Mention:
    known = forms.get(at, "") if one.form == "number" else ""
    form = "charted" if at in shares else known or one.form
    return replace(one, form=form) if form != one.form else one
