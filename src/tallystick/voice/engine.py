"""The templates' engine: the templates of a room, speaking one language, compiled once.

Compiled templates lie where compiled modules do, in `__pycache__` beside what they were made from, and like
them are made anew where that has changed. Where nobody may write there, they are compiled in every run.
"""

import contextlib
import functools
import os
import sys
import tempfile
from collections.abc import Callable
from importlib import resources
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket
from markupsafe import Markup

from tallystick.base.canonical import sha256
from tallystick.voice.compiling import Templates
from tallystick.voice.direction import isolated
from tallystick.voice.language import Language

_VOICE = "tallystick.voice"
_PARTS = "parts"


def environment(language: Language, *rooms: str, remembers: bool = True) -> jinja2.Environment:
    """The templates of this room and of rooms that draw, speaking one language; a later room's go first.

    Where they draw what only some may read, nothing is remembered of a text from page to page.
    """
    sources = _sources(_VOICE)
    for room in rooms:
        sources = sources | _sources(room)
    made = Templates(
        jinja2.DictLoader(sources),
        _compiled(language, rooms[-1]),
        full_width=language.ways.unspaced,
        remembers=remembers,
    )
    made.install_gettext_translations(language.translations, newstyle=True)  # type: ignore[attr-defined]
    made.globals["_"] = made.globals["gettext"] = _sentence(language)
    made.globals["ngettext"] = _sentence_of(language)
    made.policies["ext.i18n.trimmed"] = True
    made.filters["whole"] = language.whole
    made.filters["listed"] = functools.partial(language.list, joined=",")
    return made


@functools.cache
def _sources(room: str) -> dict[str, str]:
    """The templates of a room by name, with its parts."""
    folder = resources.files(room).joinpath("templates")
    found = [("", folder), (f"{_PARTS}/", folder.joinpath(_PARTS))]
    return {
        prefix + file.name: file.read_text(encoding="utf-8")
        for prefix, place in found
        if place.is_dir()
        for file in place.iterdir()
        if file.name.endswith(".html")
    }


def _sentence(language: Language) -> Callable[..., Markup]:
    """The function behind a sentence without a plural; what has no places is looked up once."""
    said = functools.cache(lambda text: Markup(language.translations.gettext(text)))  # noqa: S704 - as jinja2 has it
    whole = functools.cache(lambda text: said(text) % {})

    def sentence(text: str, **places: object) -> Markup:
        if not places:
            return whole(text)
        return said(text) % {name: isolated(one) for name, one in places.items()}

    return sentence


def _sentence_of(language: Language) -> Callable[..., Markup]:
    """The function behind a sentence that a number gives its form."""

    def sentence(one: str, many: str, number: int, **places: object) -> Markup:
        said = Markup(language.translations.ngettext(one, many, number))  # noqa: S704 - as jinja2 has it
        return said % {"num": number, **{name: isolated(place) for name, place in places.items()}}

    return sentence


class _Compiled(jinja2.BytecodeCache):
    """The compiled templates of a room in one language, beside their sources."""

    def __init__(self, folder: Path, language: Language, options: str) -> None:
        self._folder = folder
        self._language = language.code
        self._options = options

    def get_source_checksum(self, source: str) -> str:
        """What a compiled template was made from: its source, and what the engine was told."""
        return sha256(f"{self._options} {source}".encode())

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read a template; one that was made from something else, or is broken, is compiled anew."""
        with contextlib.suppress(OSError), self._place(bucket).open("rb") as file:
            bucket.load_bytecode(file)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write a template, whole or not at all; where that is refused it is compiled in every run."""
        if sys.dont_write_bytecode:
            return
        place = self._place(bucket)
        with contextlib.suppress(OSError):
            place.parent.mkdir(exist_ok=True)
            handle, fresh = tempfile.mkstemp(dir=place.parent, prefix=".fresh-")
            with os.fdopen(handle, "wb") as file:
                bucket.write_bytecode(file)
            Path(fresh).replace(place)

    def _place(self, bucket: Bucket) -> Path:
        return (
            self._folder / "__pycache__" / f"{bucket.key}.{self._language}.{sys.implementation.cache_tag}.pyc"
        )

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002 - as jinja2 has it
        """The template's name as a file's."""
        return name.replace("/", "-")


def _compiled(language: Language, room: str) -> _Compiled | None:
    folder = resources.files(room).joinpath("templates")
    return _Compiled(folder, language, _options(language)) if isinstance(folder, Path) else None


def _options(language: Language) -> str:
    """All that can be put into a compiled template beside its source, as a text that tells any two apart."""
    place = resources.files(_VOICE)
    modules = sorted(one.name for one in place.iterdir() if one.name.endswith(".py"))
    voice = [sha256(place.joinpath(name).read_bytes()) for name in modules]
    return repr((jinja2.__version__, sys.version, language.code, language.region, voice))
