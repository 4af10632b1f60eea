"""Whether a method is the one that was registered before results were seen, and each later change."""

import itertools
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tallystick.base.canonical import Json, canonical_bytes, sha256
from tallystick.base.findings import Finding, Problem, Refusal, reason_of
from tallystick.base.reasons import Listing, Ordinal, Reason, Text, Unfit, Value, msgid
from tallystick.base.records import read_json
from tallystick.pipeline.registered_plan import plan_record, refuse_other_plan
from tallystick.register.descriptor import Descriptor
from tallystick.register.fingerprint import method_record
from tallystick.register.folder import Folder
from tallystick.register.method import Method
from tallystick.register.unreadable import UnreadableFile
from tallystick.report.model import Registered, SettingChange

if TYPE_CHECKING:  # most packages have no registration, and do without the library of signatures
    from tallystick.ledger.receipts import Receipt
    from tallystick.ledger.verifiers import PublicKey

FORM = "tallystick registrations/v1"
#: The code of the finding about registrations that are not believed.
UNBELIEVED = "registration-not-believed"
#: A method has some fifty values: this is a thousand registrations of one.
MOST_VALUES = 100_000
_UNBELIEVED = Reason("the method's registration is not believed, and it counts as not registered: {why}")
_OTHER_FORM = Reason("it has another form")
#: How the statement names what changed a setting: an entry of the ledger by its number.
_ENTRY = "entry "


@dataclass(frozen=True, slots=True)
class Registration:
    """One registration of a method.

    Attributes:
        receipt: the ledger's receipt for it.
        text: the receipt as text.
        method: the method's values then.
        plan: the plan for which it was registered, as `plan_record` has it; nothing where none was named.
    """

    receipt: "Receipt"
    text: str
    method: Mapping[str, Json]
    plan: Mapping[str, Json]

    @property
    def event(self) -> dict[str, Json]:
        """What was filed."""
        return _event(self.method, self.plan)

    def is_signed_by(self, ledger: "PublicKey") -> bool:
        """Whether that ledger signed the receipt."""
        from tallystick.ledger.receipts import read_receipt
        from tallystick.ledger.verifiers import is_signed

        return self.receipt.origin == ledger.name and is_signed(read_receipt(self.text)[1], ledger)


def registration_path(method_file: str) -> str:
    """Where the registrations of a method lie: beside its file."""
    return method_file.removesuffix(".toml") + ".registrations.json"


def registration_event(method: Method, plan: Mapping[str, Json]) -> dict[str, Json]:
    """What is filed when a method is registered: every value of it, and the plan, where there is one."""
    return _event(method_record(method), plan)


def _event(method: Json, plan: Mapping[str, Json]) -> dict[str, Json]:
    event: dict[str, Json] = {"method": method, "method_sha256": sha256(canonical_bytes(method))}
    return event | ({"plan": plan} if plan else {})


def write_registrations(before: tuple[Registration, ...], event: Mapping[str, Json], receipt: str) -> bytes:
    """The registrations of a method with one more, as the file beside it."""
    listed = [_item(one.event, one.text) for one in before]
    if receipt not in [one.text for one in before]:
        listed.append(_item(event, receipt))
    return _written(listed)


def registration_bytes(found: tuple[Registration, ...]) -> bytes:
    """The file beside a method in the one form that it has in results and releases."""
    return _written([_item(one.event, one.text) for one in found])


def _item(event: Mapping[str, Json], receipt: str) -> Json:
    return {name: event[name] for name in ("method", "plan") if name in event} | {"receipt": receipt}


def _written(listed: list[Json]) -> bytes:
    return (json.dumps({"form": FORM, "registrations": listed}, ensure_ascii=False, indent=2) + "\n").encode()


def read_registrations(name: str, data: bytes | None) -> tuple[Registration, ...]:
    """The registrations in the file beside a method, each once, by their place in the ledger.

    Raises:
        Refusal: the file can't be read, or a receipt in it is for other values than stand beside it.
    """
    if data is None:
        return ()
    try:
        record = read_json(data, MOST_VALUES)
        known = record["form"] == FORM
        found = [_read(one) for one in record["registrations"]]
        wrong = [one for one in found if _digest(one) != one.receipt.entry.digest]
    except (ValueError, KeyError, TypeError, RecursionError) as problem:
        why = reason_of(problem) if isinstance(problem, Unfit) else _OTHER_FORM
        raise Refusal(
            Reason("{name} can't be read ({why})", name=Text(name), why=why),
            Reason("register the method again: tallystick preregister"),
        ) from None
    if wrong or not known:
        raise Refusal(
            Reason(
                "{name} holds other values than were registered as entry {entry}",
                name=Text(name),
                entry=Ordinal(wrong[0].receipt.entry.sequence),
            )
            if wrong
            else Reason("{name} holds other values than were registered", name=Text(name)),
            Reason(
                "bring it back as 'tallystick preregister' wrote it; a change is registered anew, "
                "not edited in"
            ),
        )
    once = {one.text: one for one in found}
    return tuple(sorted(once.values(), key=lambda one: one.receipt.entry.sequence))


def believed(
    folder: Folder, method_file: str, descriptor: Descriptor
) -> tuple[tuple[Registration, ...], tuple[Finding, ...]]:
    """The registrations beside a method; where the file is not believed, none and a finding on it."""
    path = registration_path(method_file)
    try:
        found = read_registrations(path, folder.read(path))
        refuse_other_plan(path, (one.plan for one in found), plan_record(descriptor))
        return found, ()
    except UnreadableFile:
        raise
    except Refusal as refusal:
        told = _UNBELIEVED.saying(why=refusal.title)
        problem = Problem("registration-not-believed", told, refusal.fix, severity="gap")
        return (), (problem.at(path),)


def registration_statement(
    folder: Folder, method: Method, descriptor: Descriptor, ledger: "PublicKey | None"
) -> dict[str, Json]:
    """What an assessment says of its method: registered, changed since, or not registered; each change.

    Args:
        folder: where the registrations are read from.
        method: the method as it is now.
        descriptor: the package's.
        ledger: the key of the ledger. Only receipts that it signed are shown; without it, or where it did
            not sign them all, the statement says what the file claims and has no ``shown_by``. A file that
            can't be read, or was edited, claims nothing.
    """
    found, _ = believed(folder, f"methods/{method.name}.toml", descriptor)
    now = method_record(method)
    values = dict(now) if isinstance(now, dict) else {}
    versions = [(f"{_ENTRY}{one.receipt.entry.sequence}", one.method) for one in found]
    steps = itertools.pairwise([*versions, ("this assessment", values)])
    changes = [change for (_, old), (when, new) in steps for change in _changes(when, old, new)]
    standing = "not_registered" if not found else "changed" if changes else "registered"
    shown = bool(found) and ledger is not None and all(one.is_signed_by(ledger) for one in found)
    statement: dict[str, Json] = {
        "method": method.name,
        "method_sha256": sha256(canonical_bytes(now)),
        "standing": standing,
        "registrations": [_listed(one) for one in found],
        "changes": changes,
    }
    return statement | ({"shown_by": ledger.vkey} if ledger is not None and shown else {})


def registered_before(statement: Mapping[str, Json]) -> Registered | None:
    """The statement as pages show it; None where the method was not registered."""
    listed, changes = statement["registrations"], statement["changes"]
    first = listed[0] if isinstance(listed, list) and listed else None
    if not isinstance(first, Mapping) or not isinstance(changes, list):
        return None
    told = [_changed(one) for one in changes if isinstance(one, Mapping)]
    shown_by = str(statement.get("shown_by", ""))
    return Registered(str(first["ledger"]), int(str(first["entry"])), tuple(told), shown_by)


def _changed(one: Mapping[str, Json]) -> SettingChange:
    place = str(one["changed_by"]).removeprefix(_ENTRY)
    entry = int(place) if place.isdigit() else None
    return SettingChange(str(one["setting"]), str(one["registered"]), str(one["now"]), entry)


def registration_sentence(statement: Mapping[str, Json]) -> Reason:
    """The statement in a sentence or two."""
    found = registered_before(statement)
    if found is None:
        return Reason("The method was not registered before results were seen.")
    place: dict[str, Value] = {"entry": Ordinal(found.entry), "ledger": Text(found.ledger)}
    said = Reason(_CLAIMED, **place)
    if found.shown_by:
        said = Reason(_WAS if found.changes else _IS, **place, key=Text(found.shown_by))
    if not found.changes:
        return said
    changes = Listing(tuple(map(change_sentence, found.changes)), ",")
    return said.since(Reason("It has been changed since: {changes}.", changes=changes))


_CLAIMED = msgid(
    "A file beside the method claims that it was registered as entry {entry} of {ledger}: claimed, not "
    "shown. Name the ledger's own key with --ledger-key, and the receipt is checked."
)
_IS = msgid("The method is the one that was registered as entry {entry} of {ledger}, by a receipt of {key}.")
_WAS = msgid("The method was registered as entry {entry} of {ledger}, by a receipt of {key}.")


def change_sentence(change: SettingChange) -> Reason:
    """A setting that is no longer as it was registered."""
    values = {"setting": change.setting, "old": change.registered, "new": change.now}
    places = {name: Text(value) for name, value in values.items()}
    if change.entry is None:
        return Reason("{setting} from {old} to {new} by this assessment", **places)
    return Reason("{setting} from {old} to {new} by entry {entry}", **places, entry=Ordinal(change.entry))


def _listed(one: Registration) -> dict[str, Json]:
    record: dict[str, Json] = {
        "ledger": one.receipt.origin,
        "entry": one.receipt.entry.sequence,
        "digest": one.receipt.entry.digest.hex(),
        "day": one.receipt.day,
        "method_sha256": sha256(canonical_bytes(one.method)),
    }
    return record | ({"plan": one.plan["package"]} if one.plan else {})


def _read(one: Mapping[str, object]) -> Registration:
    from tallystick.ledger.receipts import read_receipt

    text, method = str(one["receipt"]), one["method"]
    if not isinstance(method, dict):
        raise TypeError("a method is an object")
    plan = one.get("plan", {})
    if not isinstance(plan, dict) or ("plan" in one and not isinstance(plan.get("package"), str)):
        raise TypeError("a plan is an object with a name")
    receipt, note = read_receipt(text)
    if [signature.name for signature in note.signatures] != [receipt.origin]:
        raise Unfit(Reason("a receipt in it is not signed once, by its ledger"))
    return Registration(receipt, text, method, plan)


def _digest(one: Registration) -> bytes:
    from tallystick.ledger.tree import digest

    return digest(one.receipt.salt + canonical_bytes(one.event))


def _changes(when: str, old: Mapping[str, Json], new: Mapping[str, Json]) -> Iterator[dict[str, Json]]:
    before, after = dict(_flat("", old)), dict(_flat("", new))
    for name in sorted({*before, *after}):
        if before.get(name) != after.get(name):
            yield {
                "setting": name,
                "registered": before.get(name, ""),
                "now": after.get(name, ""),
                "changed_by": when,
            }


def _flat(path: str, value: Json) -> Iterator[tuple[str, str]]:
    """Every setting by its dotted name; what was not set is left out (0.1.0 registered it as null)."""
    if isinstance(value, Mapping):
        for name, below in value.items():
            yield from _flat(f"{path}.{name}" if path else name, below)
    elif value is not None:
        yield path, value if isinstance(value, str) else canonical_bytes(value).decode()
