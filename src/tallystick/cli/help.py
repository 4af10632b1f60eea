"""What ``--help`` says of each command, gathered for translators and put into another language."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tallystick.voice.language import Language

_OF_COMMANDS = ("help", "short_help", "epilog")


def help_texts(command: object) -> Iterator[str]:
    """Every paragraph of the help of a command, of its options, and of the commands below it."""
    for holder, name in _holders(command):
        yield from _paragraphs(getattr(holder, name))


def put_into(command: object, language: "Language") -> None:
    """Say the help of a command, and of all below it, in this language."""
    for holder, name in _holders(command):
        said = map(language.translations.gettext, _paragraphs(getattr(holder, name)))
        setattr(holder, name, "\n\n".join(said))


def _holders(command: Any) -> Iterator[tuple[object, str]]:  # noqa: ANN401 - typer hides its classes
    for name in _OF_COMMANDS:
        if getattr(command, name, None):
            yield command, name
    for option in command.params:
        if getattr(option, "help", None):
            yield option, "help"
    for below in getattr(command, "commands", {}).values():
        yield from _holders(below)


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in text.split("\n\n"):
        yield " ".join(paragraph.split())
