"""An office opened by a command, and why that can't be done; nothing of it is loaded before."""

import contextlib
import importlib.util
from collections.abc import Iterator

from tallystick.base.reasons import Reason
from tallystick.cli.console import refuse


def opened(folder: str) -> None:
    """Open the office in a folder.

    Raises:
        Refusal: there is none.
    """
    from tallystick.office.start import open_office

    open_office(folder)


@contextlib.contextmanager
def explained() -> Iterator[None]:
    """Say why something can't be done; that the office's libraries lack, before any is asked for."""
    from tallystick.base.findings import Refusal

    try:
        if importlib.util.find_spec("django") is None or importlib.util.find_spec("allauth") is None:
            raise Refusal(
                Reason("the office needs programs that are not installed here"),
                Reason("install them: pip install 'tallystick[office]'"),
            )
        yield
    except Refusal as refusal:
        refuse(refusal, as_json=False)
