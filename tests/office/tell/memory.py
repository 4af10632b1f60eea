"""The memory of a process that a test began, searched for what somebody sent (row C1)."""

import re
from collections.abc import Iterator
from pathlib import Path

#: A mapping of memory that is written to, as Linux lists them; what is only read holds its file alone.
_MAPPING = re.compile(r"^([0-9a-f]+)-([0-9a-f]+) rw")
#: So many bytes are looked through at a time, with so many of the next ones.
_STEP, _MORE = 1 << 24, 1 << 12


def processes_of(pid: int) -> list[int]:
    """A process and those that it began."""
    children = Path(f"/proc/{pid}/task").glob("*/children")
    found = [int(one) for file in children for one in file.read_text(encoding="ascii").split()]
    return [pid, *(further for one in found for further in processes_of(one))]


def memory_of(pid: int) -> Iterator[bytes]:
    """All that a process has in memory, piece by piece: heap, stacks, what libraries keep."""
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text(encoding="utf-8").splitlines():
            mapping = _MAPPING.match(line)
            if mapping is None:
                continue
            begin, end = int(mapping[1], 16), int(mapping[2], 16)
            for start in range(begin, end, _STEP):
                memory.seek(start)
                try:
                    yield memory.read(min(end - start, _STEP + _MORE))
                except OSError:  # a page that lies beyond the end of its file, or went meanwhile
                    continue


def spelled_in_memory(secret: str | bytes) -> set[bytes]:
    """The ways in which a secret may lie in a memory: as text goes over a line, or as Python holds it."""
    if isinstance(secret, bytes):
        return {secret}
    return {secret.encode(), secret.encode("utf-16-le"), secret.encode("utf-32-le")}


def found_in_memory(pid: int, marks: dict[str, str | bytes]) -> dict[str, int]:
    """How often each of some marks stands in a process and in those that it began; those that do.

    Args:
        pid: the process.
        marks: what each is called, and itself.
    """
    ways = {way: name for name, mark in marks.items() for way in spelled_in_memory(mark)}
    found: dict[str, int] = {}
    for one in processes_of(pid):
        for held in memory_of(one):
            for way, name in ways.items():
                if number := held.count(way):
                    found[name] = found.get(name, 0) + number
    return found
