"""Numbers in digits as a language groups them, and what they are worth."""

import re
from decimal import Decimal

from tallystick.reading.languages import PlanLanguage

_SPACES = re.compile(r"[ \u00a0\u202f\u2009'’]")
_LAKHS = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")


class Digits:
    """How a language writes numbers in digits.

    Attributes:
        pattern: digits with the signs that group them, and a decimal part.
    """

    def __init__(self, language: PlanLanguage) -> None:
        self._language = language
        self._decimal = str(language.table("numbers").get("decimal", "."))
        self.pattern = self._compiled()

    def _compiled(self) -> re.Pattern[str]:
        groups = [str(one) for one in self._language.table("numbers").get("groups", [","])]
        spaces = r"[ \u00a0\u202f\u2009]" if " " in groups else r"[\u00a0\u202f\u2009]"
        marks = "".join(re.escape(one) for one in groups if one != " ")
        group = "|".join(one for one in (spaces, f"[{marks}]" if marks else "", "['’]") if one)
        other = r"|\.\d{1,2}(?!\d)" if self._decimal == "," else r"|,\d{1,2}(?![\d,])"
        lakhs = r"\d{1,2}(?:,\d{2})+,\d{3}(?!\d)|" if "," in groups else ""
        return re.compile(
            rf"(?<![\d.,])(?:{lakhs}\d{{1,3}}(?:(?:{group})\d{{3}})+(?!\d)|\d+)(?:[{re.escape(self._decimal)}]\d+{other})?"
        )

    def value(self, digits: str) -> Decimal:
        """The number that digits with signs between them write."""
        bare = _SPACES.sub("", digits)
        last = max(bare.rfind("."), bare.rfind(","))
        if last < 0:
            return Decimal(bare)
        if _LAKHS.fullmatch(bare):
            return Decimal(bare.replace(",", ""))
        sign, tail = bare[last], bare[last + 1 :]
        both = self._language.table("numbers").get("both_group") and not bare.startswith("0")
        grouped = len(tail) == 3 and (sign != self._decimal or both)
        whole = bare[:last].replace(".", "").replace(",", "")
        return Decimal(whole + tail) if grouped else Decimal(f"{whole}.{tail}")
