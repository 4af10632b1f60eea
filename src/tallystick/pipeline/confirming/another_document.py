"""Another version of a plan's document comes into its draft; what moved is said, no confirmation is lost."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tallystick.base.findings import Refusal
from tallystick.base.progress import Progress
from tallystick.base.reasons import Reason, Text
from tallystick.pipeline.confirming.opening import open_draft
from tallystick.pipeline.drafting import package_of
from tallystick.reading import draft_register, read_document
from tallystick.reading.draft_csv import draft_tables
from tallystick.register.confirming.rebase import rebase
from tallystick.register.files import save_package
from tallystick.register.fingerprint import package_sha256

#: What becomes of commitments in a document that is another plan's.
_LOST = frozenset({"gone", "new"})
#: The columns of a record that name a commitment of the draft.
_NAMING = ("id", "commitment")


@dataclass(frozen=True, slots=True)
class MovedDraft:
    """What became of a draft.

    Attributes:
        fates: what became of each commitment: stands, moved, reworded, gone or new.
        titles: the title of each.
    """

    fates: Mapping[str, str]
    titles: Mapping[str, str]


def take_document(path: str, document: str, progress: Progress) -> MovedDraft:
    """Put a draft upon another version of its document, whole or not at all.

    Args:
        path: the package's folder.
        document: a txt, md, html, docx or pdf file.
        progress: told how far it is.

    Raises:
        Refusal: the document can't be read, holds no words of a commitment, or the folder can't be written.
    """
    before, _ = open_draft(path)
    settings = before.package.descriptor.tallystick
    source = read_document(document, progress)
    language = settings.document.language if settings.document else None
    draft = draft_register(source, language, settings.plan.released)
    fresh, _ = package_of(draft, source, settings.plan, before.package.descriptor.name)
    moved = rebase(before.package, before.text, fresh, source.text)
    if len(moved.fates) > 1 and _LOST.issuperset(moved.fates.values()) and before.package.commitments:
        raise Refusal(
            Reason("{name} holds the words of no commitment of the draft", name=Text(Path(document).name)),
            Reason("give another version of the same plan, or read this one into a folder of its own"),
        )
    files = {name: _renamed(data, moved.names) for name, data in draft_tables(draft, source).items()} | {
        "document.txt": source.text.encode("utf-8", "replace")
    }
    save_package(moved.package, path, {}, expected=package_sha256(before.package), beside=files)
    return MovedDraft(moved.fates, {one.id: one.title for one in moved.package.commitments})


def _renamed(data: bytes, names: Mapping[str, str]) -> bytes:
    """A record of the fresh reading with its commitments as the draft calls them."""
    rows = list(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))
    places = [at for at, name in enumerate(rows[0]) if name in _NAMING]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(rows[0])
    for row in rows[1:]:
        for at in places:
            stem, dot, rest = row[at].rpartition(".t")
            known = names.get(row[at]) or (f"{names[stem]}{dot}{rest}" if stem in names else None)
            row[at] = known or row[at]
        writer.writerow(row)
    return out.getvalue().encode()
