"""What a room gives, loaded when it is asked for: whoever needs one module of it does without the others."""

from collections.abc import Callable, Mapping
from importlib import import_module


def later(room: str, modules: Mapping[str, str]) -> Callable[[str], object]:
    """The ``__getattr__`` of a room, which loads a name from its module.

    Args:
        room: the room's package, such as ``tallystick.register``.
        modules: for each name that the room gives, the module in it.
    """

    def given(name: str) -> object:
        if name in modules:
            return getattr(import_module(f"{room}.{modules[name]}"), name)
        raise AttributeError(f"module {room} has no attribute {name}")

    return given
