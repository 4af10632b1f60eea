"""Invented documents of a review that never was, in the layouts that such documents have."""

from collections.abc import Sequence
from pathlib import Path

import xlsxwriter

REPORT = """\
A/HRC/90/5

General Assembly Distr.: General 4 December 2024

Human Rights Council
Ninetieth session

Report of the Working Group on the Universal Periodic Review

Exampla

I. Summary of the proceedings

7. Norland praised the law on rents of 2021 (see 40.3 of the last report).

II. Conclusions and/or recommendations

40. The recommendations listed below enjoy the support of Exampla:

40.1 Ratify the covenant (ICCPR) (Norland) (Westia); Ratify it soon
(Bolivia (Plurinational State of));

40.2. Put the law on tenancy in force and tell tenants of it (Ostland,
Sudan and Westia);

41. The following recommendations will be examined by Exampla, which will provide responses in due time:

41.1 Build bridges that children can cross (Norland);

41.2 Build bridges that children can cross safely (Ostland);

41.3 Abolish the wall tax;

41.4 Register all rents [withdrawn] (Westia);

41.5 Publish reports on the wells (Norland).

42. All conclusions reflect the position of the submitting States.
"""
ADDENDUM = """\
A/HRC/90/5/Add.1

General Assembly Distr.: General 3 March 2025

Report of the Working Group on the Universal Periodic Review

Addendum

Views on conclusions and/or recommendations, voluntary commitments and replies

1. Exampla received 7 recommendations, of which it supports 4 and notes 1.

I. Accepted recommendations

2. The Government accepts the following recommendations: 41.1-
2, 41.5.

II. Noted recommendations

3. For the time being the Government notes
recommendation 41.3 and wishes to say why.

41.3
The wall tax pays for the wall, and the wall is still needed.

41.9
There is no such thing.
"""
ANSWERED_IN_A_TABLE = """\
<html><body><p>A/HRC/90/5/Add.1</p><p>Views on conclusions and/or recommendations</p><table>
<tr><th>Recommendation</th><th>Position of the Government</th></tr>
<tr><td>41.1.</td><td>Accepted</td></tr><tr><td>41.2.</td><td>Not accepted</td></tr>
<tr><td>41.3.</td><td>Not accepted. See 41.2</td></tr><tr><td>41.4.</td><td>Partially accepted</td></tr>
</table></body></html>
"""
OBSERVATIONS = """\
CEDAW/C/EXA/CO/3

General Assembly Distr.: General 9 May 2023

Concluding observations on the third report of Exampla

C. Principal areas of concern

Women in public life

20. The Committee welcomes the law of 2021. It is concerned that few women sit on councils.

21. The Committee recommends that the State party:

(a) Set a quota for councils;

(b) Train women who stand for election.

Wells

22. The Committee notes with concern the distance to wells. It urges the State party to dig more.
"""
MATRIX_HEAD = (
    "Theme",
    "Recommendation and recommending State",
    "Position of the State under review",
    "Affected persons",
    "Relevant SDGs",
)


def write(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


def matrix(path: Path, rows: Sequence[Sequence[str]], merged: Sequence[tuple[int, int, int]] = ()) -> str:
    """A matrix as a spreadsheet; each of merged is a column, and its first and last row."""
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("Matrix")
        for number, row in enumerate([MATRIX_HEAD, *rows]):
            for place, cell in enumerate(row):
                page.write_string(number, place, cell)
        for column, first, last in merged:
            page.merge_range(first, column, last, column, rows[first - 1][column])
    return str(path)
