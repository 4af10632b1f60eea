"""Resources of a bounded size: what is too long for one goes on in the next."""

import json
from collections.abc import Iterator, Mapping, Sequence

from tallystick.base.canonical import Json

#: A resource takes no more bytes than this, save one whose head or one row is larger by itself.
LARGEST = 50_000
_AROUND = 400
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def resources(
    path: str, head: Mapping[str, Json], shared: Mapping[str, Json], lists: Mapping[str, Sequence[Json]]
) -> Iterator[tuple[str, bytes]]:
    """The resource at a path, and those that go on where its lists are too long for one.

    Args:
        path: where the first lies, such as ``api/v1/targets/I.1.01.t1.json``; the second lies at
            ``api/v1/targets/I.1.01.t1/2.json``.
        head: what only the first says.
        shared: what each of them says.
        lists: their lists; read in turn they give the whole of each list, in its order.

    Yields:
        Each path with the resource, as JSON; each but the last names the ``next``.
    """
    parts = _parts(lists, LARGEST - _AROUND - len(_object(_texts({**head, **shared}))))
    first, every = _texts(head), _texts(shared)
    for number, part in enumerate(parts, 1):
        rows = {name: f"[{','.join(texts)}]" for name, texts in part.items()}
        record = {**(first if number == 1 else {}), **every, **rows}
        if number < len(parts):
            record["next"] = _ENCODER.encode(_path(path, number + 1))
        yield _path(path, number), _object(record) + b"\n"


def _parts(lists: Mapping[str, Sequence[Json]], room: int) -> list[dict[str, list[str]]]:
    """The rows of each list as JSON, those of one resource together."""
    parts: list[dict[str, list[str]]] = [{}]
    left = room
    for name, rows in lists.items():
        for row in map(_ENCODER.encode, rows):
            size = len(row.encode()) + 1
            if size > left and any(parts[-1].values()):
                parts.append({})
                left = LARGEST - _AROUND
            parts[-1].setdefault(name, []).append(row)
            left -= size
    return parts


def _path(path: str, number: int) -> str:
    return path if number == 1 else f"{path.removesuffix('.json')}/{number}.json"


def _texts(record: Mapping[str, Json]) -> dict[str, str]:
    return {name: _ENCODER.encode(value) for name, value in record.items()}


def _object(texts: Mapping[str, str]) -> bytes:
    """An object of values in JSON, as `canonical_bytes` writes it: keys here are Latin, and numbers whole."""
    return f"{{{','.join(f'{_ENCODER.encode(name)}:{texts[name]}' for name in sorted(texts))}}}".encode()
