"""Links of recommendations written into the package's folder: all of them, or none."""

from collections.abc import Sequence

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason
from tallystick.recommendations.second_round import in_steps
from tallystick.register.columns import cells_of, key_of
from tallystick.register.edits import change, put
from tallystick.register.files import save_package
from tallystick.register.fingerprint import package_sha256
from tallystick.register.indexed import BY_NAME, indexed
from tallystick.register.model import Package
from tallystick.register.recommendations import RecommendationLink

LINKS = BY_NAME["recommendation_links"]


def save_links(package: Package, path: str, links: Sequence[RecommendationLink]) -> None:
    """Enter links; those that are there already are changed, and none stands too early.

    Raises:
        Refusal: one can't be entered, or somebody changed the package meanwhile.
    """
    within = indexed(package)
    for one in in_steps(package, links):
        key, cells = key_of(LINKS, one), cells_of(LINKS, one)
        there = within.row(LINKS.name, key)
        if there == one:
            continue
        done = put(within, LINKS.name, cells) if there is None else change(within, LINKS.name, key, cells)
        if done.edit is None:
            raise Refusal(
                Reason("the codes can't be entered: {why}", why=done.findings[0].message),
                done.findings[0].fix,
            )
        within = done.result
    save_package(within.package, path, {}, expected=package_sha256(package))
