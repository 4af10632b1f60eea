"""For which plan a method was registered: what its entry names, held against the package beside it."""

from collections.abc import Iterable, Mapping

from tallystick.base.canonical import Json
from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text
from tallystick.register.descriptor import Descriptor

_ANOTHER = Reason("{name} holds a registration for another plan, {plan}")


def plan_record(descriptor: Descriptor) -> dict[str, Json]:
    """The plan that a registration names: its package's name, and the hash of its text where it has one."""
    document = descriptor.tallystick.document
    record: dict[str, Json] = {"package": descriptor.name}
    return record | ({"document_sha256": document.sha256} if document else {})


def refuse_other_plan(path: str, named: Iterable[Mapping[str, Json]], own: Mapping[str, Json]) -> None:
    """See that no registration was made for another plan: of another name, or with another text.

    Args:
        path: the file of registrations, for the message.
        named: the plan that each names; nothing where it names none.
        own: the plan of the package beside them.

    Raises:
        Refusal: one was.
    """
    for plan in named:
        if any(name in own and own[name] != value for name, value in plan.items()):
            raise Refusal(
                _ANOTHER.saying(name=Text(path), plan=Text(str(plan.get("package"))[:100])),
                Reason("register the method for this plan: tallystick preregister"),
            )
