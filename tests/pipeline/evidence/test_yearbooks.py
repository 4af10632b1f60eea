"""Tables as statistics offices lay them out: spaced and bilingual heads, units in heads, areas in areas."""

from pathlib import Path

import pytest
import xlsxwriter

from tests.pipeline.evidence.files import WORDS, enter, figures, package, written

AREAS = """id,name,parent,level
QX,Exampla (invented),,national
110000,北京市,QX,provincial
110105,朝阳区,110000,county
220000,吉林省,QX,provincial
220104,朝阳区,220000,county
"""


def entered(folder: Path, text: str, *fixed: str) -> dict[str, str]:
    """The values of a text's figures, by identifier without their source."""
    place = package(folder)
    areas = place / "tables/areas.csv"
    areas.write_text(AREAS + "QX-01,Example Province (invented),QX,provincial\n")
    added = enter(place, written(folder, text), labels=WORDS, fixed=fixed)
    assert added.refused == 0, [one.message.text for one in added.found]
    return {name.removesuffix(".example-yearbook"): value for name, (value, *_) in figures(place).items()}


def test_space_that_sets_a_chinese_word_wider_is_no_other_word(tmp_path: Path) -> None:
    found = entered(tmp_path, "地  区,执 业 护 士（万人）\n全  国,1.2\n　示例省,0.3\n", "period=2024")
    assert found == {"nurses.QX.2024": "12000", "nurses.QX-01.2024": "3000"}


@pytest.mark.parametrize(
    "head",
    [
        "指标 Indicator,地区/Region,年份 Year,数值 Value,单位 Unit",
        "指标Indicator,地区,年份,数值（Value）,单位",
    ],
)
def test_a_heading_in_two_languages_says_what_both_say(tmp_path: Path, head: str) -> None:
    assert entered(tmp_path, f"{head}\n执业护士,全国,2024,3,人\n") == {"nurses.QX.2024": "3"}


@pytest.mark.parametrize("head", ["指标,地区,年份,数值（万人）", '指标,地区,年份,"数值\n(万人)",单位'])
def test_the_heading_over_values_may_tell_their_unit(tmp_path: Path, head: str) -> None:
    end = "," if head.endswith("单位") else ""
    assert entered(tmp_path, f"{head}\n执业护士,全国,2024,3{end}\n") == {"nurses.QX.2024": "30000"}


def test_years_in_a_column_beside_indicators_side_by_side_are_times(tmp_path: Path) -> None:
    found = entered(tmp_path, "地区,年份,执业护士（万人）\n全国,2023,1.2\n全国,2024,1.3\n")
    assert found == {"nurses.QX.2023": "12000", "nurses.QX.2024": "13000"}


def test_a_code_beside_a_name_and_a_county_beside_its_province_name_one_area(tmp_path: Path) -> None:
    text = "地区代码,地区,2022,2023\n110000,北京市,5,6\n110105,朝阳区,1,2\n"
    of_all = "indicator=nurses", "unit=persons"
    assert entered(tmp_path, text, *of_all) == {
        "nurses.110000.2022": "5",
        "nurses.110000.2023": "6",
        "nurses.110105.2022": "1",
        "nurses.110105.2023": "2",
    }


def test_a_county_of_a_name_that_is_there_twice_is_told_by_its_province(tmp_path: Path) -> None:
    text = "省份,县,2023\n北京市,朝阳区,1\n吉林省,朝阳区,2\n吉林省,,3\n"
    found = entered(tmp_path, text, "indicator=nurses", "unit=persons")
    assert found == {"nurses.110105.2023": "1", "nurses.220000.2023": "3", "nurses.220104.2023": "2"}


@pytest.mark.parametrize(
    "above",
    [
        "Table 3-1 Practising nurses (万人),,\n",
        "表3-1 护士（单位：万人）,,\n",
        "表3-1 护士,,单位：万人\n",
        "表3-1 护士,,\n,,单位：万人\n",
        "Table 3-1 Practising nurses (万人),,\n单位：万人,,\n",
        "Table 3-1 Practising nurses (10 000 persons),,\n",
    ],
)
def test_the_unit_in_a_title_is_that_of_all_figures(tmp_path: Path, above: str) -> None:
    """Were it passed over, a unit said for the whole file would make 12,500 persons 1.25."""
    found = entered(tmp_path, f"{above}指标,2022,2023\n执业护士,1.25,1.5\n", "area=QX", "unit=persons")
    assert found == {"nurses.QX.2022": "12500", "nurses.QX.2023": "15000"}


def test_a_title_and_a_line_that_tell_two_units_tell_none(tmp_path: Path) -> None:
    place = package(tmp_path)
    text = "Nurses in practice (万人),,\n单位：人,,\n指标,2022,2023\n执业护士,1.25,1.5\n"
    added = enter(place, written(tmp_path, text), labels=WORDS, fixed=["area=QX"])
    assert (added.entered, added.refused) == (0, 2)


@pytest.mark.parametrize("title", ["Table 3-1  Practising nurses", "表 3-1  护士（万人）"])
def test_a_title_that_is_merged_over_the_whole_table_heads_no_column(tmp_path: Path, title: str) -> None:
    place, file = package(tmp_path), tmp_path / "titled.xlsx"
    made = xlsxwriter.Workbook(str(file))
    sheet = made.add_worksheet()
    sheet.merge_range(0, 0, 0, 2, title)
    sheet.merge_range(1, 0, 1, 2, "单位：万人")
    sheet.write_row(2, 0, ["指标", 2022, 2023])
    sheet.write_row(3, 0, ["执业护士", 1.25, 1.5])
    made.close()
    added = enter(place, file, labels=WORDS, fixed=["area=QX"])
    assert added.refused == 0, [one.message.text for one in added.found]
    assert figures(place)["nurses.QX.2022.example-yearbook"][0] == "12500"


@pytest.mark.parametrize("head", ["2025年目标", "2023/24", "2025年计划", "2023年比上年"])
def test_a_head_that_begins_with_a_year_is_no_figure_and_spoils_no_other(tmp_path: Path, head: str) -> None:
    place = package(tmp_path)
    text = f"地区,2023,{head}\n全国,5,9\n示例省,6,10\n"
    added = enter(place, written(tmp_path, text), labels=WORDS, fixed=("indicator=nurses", "unit=persons"))
    assert (added.entered, added.refused) == (2, 2)
    assert {one.row for one in added.found} == {2, 3}
    assert all(head in one.message.text for one in added.found)


def test_a_year_may_have_its_unit_behind_it(tmp_path: Path) -> None:
    found = entered(tmp_path, "地区,2023年（千人）,2022年（十万人）\n全国,5.5,2\n", "indicator=nurses")
    assert found == {"nurses.QX.2023": "5500", "nurses.QX.2022": "200000"}
