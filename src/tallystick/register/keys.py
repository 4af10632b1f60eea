"""The keys of ``datapackage.json`` and of a method file: what each says and what is right in it."""

import functools
from dataclasses import dataclass
from typing import get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from tallystick.base.reasons import Reason, Text


@dataclass(frozen=True, slots=True)
class SettingKey:
    """A key of a settings file.

    Attributes:
        place: its name with those of the groups around it, such as ``tallystick.plan.country``.
        about: what it says and what is right in it.
        example: a right value as it is written there, or empty.
        required: whether it must be there.
    """

    place: str
    about: str
    example: str
    required: bool

    @property
    def right(self) -> Reason:
        """What is right here, for a message."""
        about = Reason(self.about)
        if not self.example:
            return about
        return Reason("{about}, such as {example}", about=about, example=Text(self.example))


@functools.cache
def keys_of(model: type[BaseModel], above: str = "") -> dict[str, SettingKey]:
    """Every key below a group by its place, in the order of the file."""
    keys: dict[str, SettingKey] = {}
    for name, info in model.model_fields.items():
        place = f"{above}{info.alias or name}"
        example = str((info.examples or [""])[0])
        keys[place] = SettingKey(place, info.description or "", example, info.is_required())
        group = _group(info)
        if group is not None:
            keys |= keys_of(group, f"{place}.")
    return keys


def _group(info: FieldInfo) -> type[BaseModel] | None:
    return next((one for one in _types(info.annotation) if issubclass(one, BaseModel)), None)


def _types(annotation: object) -> list[type]:
    """The classes that an annotation such as ``list[License] | None`` names."""
    if isinstance(annotation, type) and not get_args(annotation):
        return [annotation]
    return [found for one in get_args(annotation) for found in _types(one)]
