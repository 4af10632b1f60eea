"""Compiles the catalogues when the program is built or installed, and by `make messages`.

People write `locale/*/LC_MESSAGES/tallystick.po`; the `.mo` beside it is made here and kept by nobody.
"""

import io
import json
import sys
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LOCALE = Path(__file__).parent / "src" / "tallystick" / "voice" / "locale"
#: Stands in a compiled catalogue that has every text of the pages; `voice/catalogues.py` looks for it.
WHOLE = ("of this catalogue", "has every text of the pages", "yes")
#: Stands in one that lacks some of them: which these are, as a list in JSON.
LACKS = ("of this catalogue", "lacks texts of the pages")
#: What `report/gather.py` notes at a text that stands on pages.
ON_PAGES = "on pages"


class Catalogues(BuildHookInterface[Any]):
    """Compiles every catalogue before the files of a wheel, or of a checkout in place, are gathered."""

    def initialize(self, _version: str, _build_data: dict[str, Any]) -> None:
        """Compile them."""
        compile_all(LOCALE)


def compile_all(locale: Path) -> None:
    """Compile each language's catalogue in a folder, beside what it is made from, where that is newer."""
    texts = locale / "tallystick.pot"
    for place in sorted(locale.glob("*/LC_MESSAGES/tallystick.po")):
        made = place.with_suffix(".mo")
        if not made.exists() or any(_time(one) >= _time(made) for one in (place, texts, Path(__file__))):
            made.write_bytes(compiled(place, texts))


def _time(place: Path) -> int:
    return place.stat().st_mtime_ns


def compiled(place: Path, texts: Path) -> bytes:
    """A catalogue as programs read it.

    Args:
        place: what people wrote, in the folder of its language.
        texts: every text that there is to translate.
    """
    with place.open("rb") as file:
        catalogue = read_po(file, locale=place.parent.parent.name)
    with texts.open("rb") as file:
        template = read_po(file)
    lacking = unsaid_on_pages(catalogue, template)
    if lacking:
        catalogue.add(LACKS[1], json.dumps(lacking, ensure_ascii=False), context=LACKS[0])
    else:
        catalogue.add(WHOLE[1], WHOLE[2], context=WHOLE[0])
    made = io.BytesIO()
    write_mo(made, catalogue)
    return made.getvalue()


def unsaid_on_pages(catalogue: Catalog, template: Catalog) -> list[str]:
    """The texts that stand on pages without a translation that somebody has looked at, in English."""
    asked = (one for one in template if one.id and ON_PAGES in one.auto_comments)
    lacking = (one.id for one in asked if not _is_said(catalogue.get(*_key(one))))
    return [one if isinstance(one, str) else one[-1] for one in lacking]


def _key(message: Message) -> tuple[Any, str | None]:
    return message.id, message.context


def _is_said(message: Message | None) -> bool:
    if message is None or message.fuzzy:
        return False
    forms = [message.string] if isinstance(message.string, str) else message.string
    return all(forms or [""])


if __name__ == "__main__":
    compile_all(Path(sys.argv[1]) if sys.argv[1:] else LOCALE)
