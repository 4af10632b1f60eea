"""What could show that a commitment was kept, told from its own sentences."""

import pytest

from tallystick.reading import SourceText, draft_register

DUTIES = "Employers must pay wages on time. Courts shall hear complaints in public."


@pytest.mark.parametrize(
    ("body", "evaluability"),
    [
        (DUTIES, "statement"),
        (f"The state will protect workers. {DUTIES}", "statement"),  # more duties than promises
        (f"The state will protect workers. It will advise them. {DUTIES}", "directional"),
        ("The state will protect workers. Courts shall hear complaints in public.", "directional"),
        ("The state will adopt a law on wages.", "event"),
        ("The state will train 40 judges.", "quantified"),
        ("Workers are at the heart of the land.", "statement"),
    ],
)
def test_a_commitment_is_classed_by_what_it_promises(body: str, evaluability: str) -> None:
    text = f"1. **Work.** {body}\n\n2. **Health.** The state will improve health.\n"
    first, second = draft_register(SourceText(text, "txt"), "en").commitments
    assert (first.evaluability, second.evaluability) == (evaluability, "directional")
