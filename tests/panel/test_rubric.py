"""The rubric that ships is sound and is known by what it says; what is wrong in one is named by its key."""

import pytest

from tallystick.panel.rubric import Rubric, read_rubric, rubric_sha256, standard_rubric

SHIPPED = standard_rubric().decode()


def rubric(text: str) -> Rubric:
    found, findings = read_rubric("rubric.toml", text.encode())
    assert found is not None, findings
    return found


def test_the_rubric_that_ships_defines_each_code_with_an_example() -> None:
    standard = rubric(SHIPPED)
    asked = ["verifiable", "lens", "potential", "completion", "right_enjoyed", "evidence"]
    assert [one.name for one in standard.criterion] == asked
    assert standard.asked("completion") is not None
    # "no evidence" is no level of completion: it stays out of what is reckoned on the scale
    assert [one.levels for one in standard.criterion if one.name == "completion"] == [
        ("not_started", "limited", "substantial", "complete")
    ]
    assert standard.asked("nothing") is None
    assert standard.case


def test_a_rubric_is_known_by_what_it_says_and_not_by_its_comments() -> None:
    standard = rubric(SHIPPED)
    assert rubric_sha256(rubric(SHIPPED + "\n# a remark\n")) == rubric_sha256(standard)
    changed = SHIPPED.replace("Most of it is there", "Much of it is there")
    assert changed != SHIPPED
    assert rubric_sha256(rubric(changed)) != rubric_sha256(standard)


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ('scale = "nominal"', 'scale = "some"', "criterion.0.scale"),
        ('code = "limited"', 'code = "complete"', "criterion.3.code"),
        ('code = "limited"', 'code = "undecided"', "criterion.3.code"),
        ('name = "lens"', 'name = "verifiable"', "criterion"),
        ('code = "figures_show"', 'code = "acts_found"', "why"),
        ('criterion = "completion", code = "complete"', 'criterion = "completion", code = "gone"', "case"),
        ('version = "2"\n', "", "version"),
    ],
)
def test_what_is_wrong_is_named_by_its_key(old: str, new: str, column: str) -> None:
    assert old in SHIPPED
    found, findings = read_rubric("rubric.toml", SHIPPED.replace(old, new, 1).encode())
    assert found is None
    assert [one.column for one in findings] == [column]
