"""The memory of a server, searched for what somebody sent, as it runs and with each mend taken away (row C1).

    .venv/bin/python -m tests.endurance.memory DAY [CASES [FURTHER]]

Many cases are sent one after the other, each with texts, a file, its name and a head that bear a tag of its
own, and a word for a withdrawal that is refused. Then the memory is searched, at once and after more and more
requests of other people. Writes ``memory.json`` with DAY in it: no clock is read for it.
"""

import json
import os
import secrets
import sys
import tempfile
import time
from pathlib import Path

RESULT = Path(__file__).with_suffix(".json")
CASES, FURTHER = 20, 1000


def main(day: str, cases: int = CASES, further: int = FURTHER) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.office.settings"
    import django  # noqa: PLC0415 - what speaks with an office needs Django ready

    django.setup()
    from tests.office.tell import test_memory as made  # noqa: PLC0415 - as above

    ways = {
        "as_it_runs": made.OVERWRITES,
        "pages_that_remember": made.REMEMBERS,
        "refusals_that_hold": f"{made.OVERWRITES}; {_HOLD}",
        "nothing_overwritten": "",
    }
    found: dict[str, object] = {}
    with tempfile.TemporaryDirectory(prefix="memory-") as name:
        folder = made.office_made_in(Path(name))
        for way, first in ways.items():
            with made.serving(folder, first) as (address, pid):
                found[way] = searched(address, pid, cases, further)
    load = round(os.getloadavg()[0], 1)
    told = {"day": day, "load": load, "cases": cases, "pieces_found": found}
    RESULT.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")


#: Takes away that kept errors are emptied.
_HOLD = "import gc; g = gc.get_objects; gc.get_objects = lambda *a: []"


def searched(address: str, pid: int, cases: int, further: int) -> dict[str, dict[str, int]]:
    """How many pieces are found: by how many requests came since, of what is told of each kind."""
    from tests.office.tell.memory import found_in_memory  # noqa: PLC0415 - once Django is ready
    from tests.office.tell.test_disk import ask  # noqa: PLC0415 - as above
    from tests.office.tell.test_memory import sent  # noqa: PLC0415 - as above

    mark = secrets.token_hex(6)
    wanted = [sent(address, f"{mark}{number:04}") for number in range(cases)]
    first, last = wanted[0], wanted[-1]
    marks = {"any text, name, file or head": mark} | {
        f"{kind} of the {which} case": one[kind]
        for which, one in (("first", first), ("last", last))
        for kind in ("code", "words", "secret", "draft key", "reading key")
    }
    results, done = {}, 0
    for number in (0, 1, 10, 100, further):
        while done < number:
            ask(address, "code/")
            done += 1
        time.sleep(0.02 if number == 0 else 1)
        results[f"after_{number}"] = found_in_memory(pid, marks)
    return results


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
