"""Whole numbers that nobody can write out: in digits of 16 or 8 they come through any bound on a file."""

_LARGEST = 2**63


def refuse_beyond(record: object) -> None:
    """Look through a record for a whole number of more than 64 bits.

    Raises:
        ValueError: there is one.
    """
    waiting = [record]
    while waiting:
        one = waiting.pop()
        if isinstance(one, int) and not -_LARGEST <= one < _LARGEST:
            raise ValueError
        if isinstance(one, dict | list):
            waiting += one.values() if isinstance(one, dict) else one
