"""Near-alike recommendations, proposed as clusters and never merged."""

from collections.abc import Mapping, Sequence

from tallystick.comparison.texts import Terms, Weights, terms

#: How alike two must be, of 1000, to be proposed as one cluster.
ALIKE = 620
#: A term that stands in more than this share of all says nothing of one.
_COMMON = 0.2
_FEWEST_TERMS = 2


def proposed_clusters(asked: Sequence[tuple[str, str]]) -> Mapping[str, str]:
    """The cluster of each recommendation that has near-alike ones, by identifier.

    A cluster is called by its first member. Each member is as alike as `ALIKE` to the first one, so that no
    chain leads from one thing to another.

    Args:
        asked: identifier and what is asked, in order.
    """
    passages = {name: terms(words) for name, words in asked}
    weights = Weights(passages.values())
    holding: dict[str, list[str]] = {}
    for name, passage in passages.items():
        for term in passage:
            holding.setdefault(term, []).append(name)
    found: dict[str, str] = {}
    most = max(_FEWEST_TERMS, int(_COMMON * len(passages)))
    for name, passage in passages.items():
        if name in found or len(passage) < _FEWEST_TERMS:
            continue
        near = {other for term in passage if len(holding[term]) <= most for other in holding[term]}
        near |= {other for other, words in passages.items() if words == passage}
        members = [
            one
            for one in sorted(near - {name})
            if one not in found and _alike(weights, passage, passages[one])
        ]
        if members:
            found[name] = name
            found.update(dict.fromkeys(members, name))
    return found


def _alike(weights: Weights, one: Terms, other: Terms) -> bool:
    return weights.likeness(one, other) >= ALIKE
