"""Guards taken away one at a time, so that the tests can show that each is missed."""

import sys
from collections.abc import Callable
from typing import Any

from tallystick.base import findings, records, regular, zips
from tallystick.pipeline.review import workbook
from tallystick.register import check, folder, kinds, rows, settings


def _setting(module: Any, name: str, value: object) -> Callable[[], None]:  # noqa: ANN401
    return lambda: setattr(module, name, value)


def _never(*_: object, **__: object) -> None:
    return None


PLANTS: dict[str, Callable[[], None]] = {
    "hidden characters pass in cells": _setting(kinds, "hidden_in", _never),
    "hidden characters pass in names of files": _setting(check, "hidden_at", _never),
    "pipes and devices are opened": _setting(regular, "_refuse_unfit", _never),
    "links that lead out are followed": _setting(
        folder._Plain, "_within", lambda self, name: str(self._root / name)
    ),
    "keys may stand twice": _setting(records, "_group", dict),
    "depth has no bound": _setting(records, "_refuse_depth_and_halves", _never),
    "resources may lead anywhere": _setting(settings, "wrong_resources", lambda _: []),
    "findings have no bound": _setting(findings, "MOST_FINDINGS", sys.maxsize),
    "columns have no bound": _setting(rows, "MOST_COLUMNS", sys.maxsize),
    "zips are not measured": _setting(zips, "_refuse_unsound", _never),
    "sheets are not measured": _setting(workbook, "read_part", _never),
}
