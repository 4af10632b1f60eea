"""Committing a method to the ledger before results are seen."""

from dataclasses import dataclass
from pathlib import Path

from tallystick.base.canonical import Json
from tallystick.base.findings import Refusal
from tallystick.base.places import explained, replace_file
from tallystick.base.reasons import Reason, Text
from tallystick.base.regular import read_regular
from tallystick.ledger.log import Filed
from tallystick.ledger.operations import file_in
from tallystick.pipeline.registered_plan import plan_record
from tallystick.pipeline.registration import (
    read_registrations,
    registration_event,
    registration_path,
    write_registrations,
)
from tallystick.register.folder import LARGEST_METHOD, LARGEST_REGISTRATIONS, Held, open_folder
from tallystick.register.lock import only_user
from tallystick.register.method import Method
from tallystick.register.settings import DESCRIPTOR, read_descriptor, read_method
from tallystick.register.writable import resolved


@dataclass(frozen=True, slots=True)
class FiledMethod:
    """A method that is in the ledger.

    Attributes:
        method: the method.
        filed: its entry.
        path: the file beside the method in which its registrations are listed.
        plan: the name of the package for whose plan it was registered; empty where it lies in none.
    """

    method: Method
    filed: Filed
    path: str
    plan: str


def preregister(path: str, ledger: str, key: str, day: str) -> FiledMethod:
    """File every value of a method: dates, thresholds, rules and weights; list it beside the method.

    Args:
        path: the method's file.
        ledger: the ledger's folder.
        key: the file of the ledger's secret key.
        day: the day that the receipt names; empty for none.

    Raises:
        Refusal: the method has errors, or the ledger or the list can't be used.
    """
    with explained(path), only_user(resolved(path)):
        return _registered(path, ledger, key, day)


def _registered(path: str, ledger: str, key: str, day: str) -> FiledMethod:
    data = read_regular(path, LARGEST_METHOD)
    name = f"methods/{Path(path).name}"
    method, findings = read_method(Held({name: data}), name)
    if method is None:
        raise Refusal(
            Reason("{path} is no method that can be registered", path=Text(path)),
            Reason("mend what is listed"),
            tuple(findings),
        )
    listed = Path(registration_path(path))
    before = read_registrations(
        str(listed), read_regular(listed, LARGEST_REGISTRATIONS) if listed.exists() else None
    )
    plan = _plan_around(path)
    event = registration_event(method, plan)
    filed = file_in(ledger, key, "preregistration", [event], day, str(listed))[0]
    known = {one.receipt.entry.sequence for one in before}
    if filed.sequence not in known:
        replace_file(listed, write_registrations(before, event, filed.receipt))
    return FiledMethod(method, filed, str(listed), str(plan.get("package", "")))


def _plan_around(path: str) -> dict[str, Json]:
    """The plan of the package in which a method's file lies; nothing where it lies in none."""
    package = Path(resolved(path)).parent.parent
    if not (package / DESCRIPTOR).is_file():
        return {}
    with open_folder(str(package)) as folder:
        descriptor, findings = read_descriptor(folder)
    if descriptor is None:
        raise Refusal(
            Reason("{path} names no plan for which a method could be registered", path=Text(str(package))),
            Reason("mend what is listed"),
            tuple(findings),
        )
    return plan_record(descriptor)
