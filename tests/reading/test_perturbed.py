"""The fictional plans in other clothes are still read; no reading takes longer than its text is long."""

import string
import time

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from tallystick.reading import SourceText, draft_register
from tests.reading.perturbed import WAYS
from tests.reading.scoring import PLANS, read_plan

NAMES = sorted(folder.name for folder in PLANS.iterdir() if folder.is_dir())
#: Numbers in words are read as well as digits; all else must not matter at all.
TABLES = {"table"}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", [name for name in NAMES if name not in TABLES])
def test_a_plan_in_other_clothes_promises_the_same(name: str, way: str) -> None:
    source, draft, _ = read_plan(name)
    if way == "spelled out" and draft.language not in {"en", "zh"}:
        pytest.skip("numbers are spelled out in English and Chinese only")
    told = draft_register(SourceText(WAYS[way](source.text)[0], source.format), draft.language)
    assert sorted(str(one.value) for one in told.targets) == sorted(str(one.value) for one in draft.targets)
    assert len(told.commitments) == len(draft.commitments)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(alphabet=string.printable + "一二三（）、。第条%–●“”é", max_size=400),
    st.sampled_from(["en", "zh", "es", "fr", "it"]),
)
def test_any_text_is_read_without_a_fault(text: str, code: str) -> None:
    source = SourceText(text + " x", "txt")
    draft = draft_register(source, code)
    for target in draft.targets:
        assert 0 <= target.start < target.end <= len(source.text)


@pytest.mark.slow
@settings(deadline=None, max_examples=15, derandomize=True, phases=[Phase.explicit, Phase.generate])
@example("1%", "en")
@example("1 a ", "fr")
@example("* 1%\n", "zh")
@given(
    st.text(alphabet="1a. (,-%的第\n|:*#", min_size=1, max_size=12),
    st.sampled_from(["en", "zh", "fr"]),
)
def test_no_pattern_grows_faster_than_the_text(piece: str, code: str) -> None:
    def seconds(times: int) -> float:
        begun = time.process_time()
        draft_register(SourceText(piece * times + " end", "txt"), code)
        return time.process_time() - begun

    seconds(50)
    once = min(seconds(400) for _ in range(2))
    assert min(seconds(4000) for _ in range(2)) <= 40 * max(once, 0.01)
