"""What the tests of releases share."""

from collections.abc import Callable

import pytest

from tallystick.assessment import REGISTRY
from tallystick.assessment.rulebook import Registry, RuleVersion
from tests.release.remembering import remember


@pytest.fixture
def remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """`make_results` remembers what it gave: it is pure, and most alterations leave its input as it was."""
    remember(monkeypatch)


@pytest.fixture
def knows(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let the program know these versions of rules besides its own."""

    def know(*versions: RuleVersion) -> None:
        monkeypatch.setattr("tallystick.pipeline.assess.REGISTRY", Registry(*REGISTRY, *versions))

    return know
