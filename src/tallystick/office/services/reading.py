"""The plan's document is read in the office, and its draft brought in, whole or not at all."""

import datetime
from collections.abc import Mapping
from pathlib import PurePath

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text, texts
from tallystick.office.models import BroughtIn, Person
from tallystick.office.scratch import scratch_folder
from tallystick.office.services.plan import bring_in
from tallystick.pipeline.drafting import Given
from tallystick.pipeline.read import run_reading

#: The kinds of documents that are read, by the ends of their names.
KINDS = (".txt", ".md", ".html", ".docx", ".pdf")
#: What a person says of the plan; what is left empty is read from its text where it can be.
SAID = ("title", "country", "period", "language")


def read_plan(
    *, document: bytes, name: str, said: Mapping[str, str], by: Person, now: datetime.datetime
) -> None:
    """Read a document of the plan; its draft is in the office then, to be confirmed.

    Args:
        document: the file.
        name: its name, of which only the end counts.
        said: what the person says of the plan, of `SAID`.
        by: who brings it in.
        now: when.

    Raises:
        Refusal: the office has a plan, it is no document that can be read, or what is said of it can't be.
    """
    if BroughtIn.objects.exists():
        raise Refusal(
            Reason("The office has a plan already."),
            Reason("make another office for another plan: each has a folder of its own"),
        )
    kind = PurePath(name).suffix.lower()
    if kind not in KINDS:
        raise Refusal(
            Reason("{name} is no document that can be read.", name=Text(name)),
            Reason("choose a file whose name ends in one of {kinds}", kinds=texts(KINDS, ",")),
        )
    plain = {key: " ".join(said.get(key, "").split()) or None for key in SAID}
    given = Given(
        title=plain["title"], country=plain["country"], period=plain["period"], language=plain["language"]
    )
    with scratch_folder("plan") as folder:
        place = folder / f"plan{kind}"
        place.write_bytes(document)
        draft = folder / "draft"
        run_reading(str(place), str(draft), given, lambda *_: None)
        bring_in(path=str(draft), by=by, now=now)
