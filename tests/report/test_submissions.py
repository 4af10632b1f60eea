"""A commitment's page shows what people wrote in with among what others found, as what somebody said."""

import dataclasses
import re
from functools import cache

from tallystick.register.bodies import Body
from tallystick.register.events import Event
from tests.report import factory

WORDS = "The tap in our village was dry from May to July."


@cache
def pages(*, with_it: bool) -> dict[str, str]:
    package = factory.golden()
    desk = Body("desk", "Intake desk of Lorvia")
    said = Event(
        "said",
        None,
        package.commitments[0].id,
        "submission",
        None,
        None,
        WORDS,
        None,
        leave=True,
        redacted_by="desk",
    )  # fmt: skip
    events = (*package.events, said) if with_it else package.events
    return factory.site(
        factory.material(dataclasses.replace(package, bodies=(*package.bodies, desk), events=events))
    )


def test_it_stands_in_the_half_of_the_others_marked_as_what_somebody_said() -> None:
    (shown,) = [text for path, text in pages(with_it=True).items() if WORDS in text and path.endswith("html")]
    _, _, others = shown.partition("What others found</h3>")
    told = re.sub(r"<[^>]+>|\s+", " ", others.partition("</section>")[0])
    told = re.sub(r"\s+", " ", told)
    assert "What people wrote in with" in told
    assert "Somebody wrote in" in told
    assert "redacted by Intake desk of Lorvia: what one person said, and no proof of it." in told
    assert "undated" in told.partition("Somebody wrote in")[2].partition(WORDS)[0]


def test_it_fills_no_gap_and_counts_nowhere() -> None:
    before, after = pages(with_it=False), pages(with_it=True)
    first = factory.golden().commitments[0].id
    # Its own page and resource, and the lists of files, which have another size and hash.
    lists = {"data.html", "api/v1/dataset.jsonld", "api/v1/dcat.jsonld"}
    own = {f"commitments/{first}.html", f"api/v1/commitments/{first}.json"}
    assert {path for path in before if before[path] != after[path]} == own | lists
