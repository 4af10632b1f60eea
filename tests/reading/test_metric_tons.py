"""*MT* in capitals is a metric ton, and a million tonnes are *Mt*: no number grows a millionfold."""

import pytest

from tallystick.reading import SourceText, draft_register


@pytest.mark.parametrize(
    ("words", "value"),
    [("5,000 MTCO2e", 5_000), ("5 MtCO2e", 5_000_000), ("300 to 400 MT CO2e", 300), ("2 Mt CO2", 2_000_000)],
)
def test_metric_tons(words: str, value: int) -> None:
    steps = f"1. Cut the smoke of boats by {words} by 2029.\n2. Buy a ferry.\n3. Mend the lamps.\n"
    text = f"Harbour plan of Norland\n\n{steps}"
    draft = draft_register(SourceText(text, "txt"), "en")
    assert [(int(one.value), one.unit) for one in draft.targets] == [(value, "tonnes")]
