"""A process that files events and says so on its standard output, until somebody kills it.

Arguments: the ledger, the first event's number, and ``early`` for the planted bug: it acknowledges before
the events are on the disk.
"""

import sys

from tallystick.ledger.folder import LedgerFolder
from tests.ledger.made import file


def main(path: str, first: int, *, early: bool) -> None:
    with LedgerFolder(path) as ledger:
        number = first
        while True:
            batch = [{"number": number + at} for at in range(1 + number % 3)]
            told = " ".join(str(number + at) for at in range(len(batch))) + "\n"
            if early:
                sys.stdout.write(told)
                sys.stdout.flush()
            file(ledger, batch)
            if not early:
                sys.stdout.write(told)
                sys.stdout.flush()
            number += len(batch)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), early=sys.argv[3:] == ["early"])
