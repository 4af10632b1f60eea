"""Which arithmetic a draft gives a target, by the words of the plan."""

import pytest

from tallystick.pipeline.drafted_targets import drafted_targets
from tallystick.reading import SourceText, draft_register
from tallystick.register import load_package
from tests.reading.test_bounds_in_words import IN_CHINESE, PLAN
from tests.register.packages import GOLDEN

PLANNED = load_package(str(GOLDEN)).descriptor.tallystick.plan


@pytest.mark.parametrize(
    ("code", "sentence", "arithmetic"),
    [
        ("en", "Keep urban unemployment at or below 5 percent by 2027.", "ceiling"),
        ("en", "The poverty rate must not rise above 5 percent by 2027.", "ceiling"),
        ("en", "The poverty rate will not exceed 5 percent by 2027.", "ceiling"),
        ("en", "Infant mortality will be below 5 per 1,000 by 2027.", "level"),
        ("en", "Reduce poverty to no more than 5 percent by 2027.", "level"),
        ("en", "Keep coverage above 95 percent by 2027.", "floor"),
        ("en", "Coverage will exceed 95 percent by 2027.", "level"),
        ("zh", "到2027年，城镇登记失业率控制在5%以内。", "ceiling"),
        ("zh", "到2027年，婴儿死亡率降至5‰以下。", "level"),
        ("zh", "到2027年，覆盖率保持在95%以上。", "floor"),
        ("zh", "到2027年，覆盖率达到95%以上。", "level"),
        ("es", "La tasa de desempleo no superará el 5 % para 2027.", "ceiling"),
        ("es", "La mortalidad infantil será inferior al 5 % para 2027.", "level"),
        ("fr", "Le taux de chômage sera maintenu en dessous de 5 % d'ici 2027.", "ceiling"),
        ("fr", "La pauvreté sera inférieure à 5 % d'ici 2027.", "level"),
    ],
)
def test_only_a_bound_that_is_to_be_kept_is_broken_by_an_earlier_year(
    code: str, sentence: str, arithmetic: str
) -> None:
    plan = (IN_CHINESE if code == "zh" else PLAN).format(sentence)
    draft = draft_register(SourceText(plan, "txt"), code)
    (target,), _ = drafted_targets(draft, PLANNED)
    assert target.arithmetic == arithmetic
