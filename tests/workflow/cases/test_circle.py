"""Who must not get a case: whom it complains of, who is under them or took over, came into them, is above."""

import dataclasses

from tallystick.register.bodies import Body
from tallystick.workflow.cases.circle import Bodies
from tests.workflow.cases.made import BODIES, complaint


def test_who_is_above_a_body_that_took_over_is_doubted_too() -> None:
    rows = {one.id: one for one in BODIES.known.values()}
    rows |= {
        "energy": Body("energy", "Ministry of Energy", parent="cabinet"),
        "labour": Body("labour", "Ministry of Labour", parent="court"),
    }
    bodies = Bodies(rows, {"mines": ("labour",), "court": ("ombud",)})
    assert bodies.above("mines") == ("cabinet", "court", "ombud")
    doubted = dataclasses.replace(complaint("mines"), doubts_above=True)
    assert bodies.kept_from(doubted) == {"mines", "energy", "labour", "cabinet", "court", "ombud"}
    assert bodies.kept_from(complaint("mines")) == {"mines", "energy", "labour"}


def test_whoever_ended_in_a_body_complained_of_and_whoever_was_under_them_is_kept_from_it() -> None:
    """The mines came to the smelters and these to the ministry; the pit office stayed under the mines."""
    rows = {one.id: one for one in BODIES.known.values()}
    last = BODIES.known["mines"].until
    rows |= {
        "mines": Body("mines", "Bureau of Mines", until=last, successor="smelters"),
        "smelters": Body("smelters", "Bureau of Smelters", until=last, successor="energy"),
        "pits": Body("pits", "Pit Office", parent="mines"),
        "shafts": Body("shafts", "Shaft Office", parent="pits"),
        "energy": Body("energy", "Ministry of Energy", parent="cabinet"),
    }
    bodies = Bodies(rows, {"mines": ("labour",)})  # and a part of it went elsewhere
    assert bodies.kept_from(complaint("energy")) == {"energy", "mines", "smelters", "pits", "shafts"}
    assert bodies.kept_from(complaint("labour")) == {"labour", "mines", "pits", "shafts"}
    doubted = dataclasses.replace(complaint("energy"), doubts_above=True)
    assert bodies.kept_from(doubted) == bodies.kept_from(complaint("energy")) | {"cabinet"}
    assert bodies.kept_from(complaint("court")) == {"court"}
