"""What the tests of releases share."""

from collections.abc import Callable

import pytest

from tallystick.assessment.registry import Registry
from tallystick.assessment.rulebook import RuleVersion
from tests.release.remembering import remember
from tests.release.ruled import FIRST


@pytest.fixture
def remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """`make_results` remembers what it gave: it is pure, and most alterations leave its input as it was."""
    remember(monkeypatch)


@pytest.fixture
def knows(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let the program know these versions of rules besides those of the first release."""

    def know(*versions: RuleVersion) -> None:
        monkeypatch.setattr("tallystick.pipeline.assess.REGISTRY", Registry(*FIRST, *versions))

    return know
