"""The order of Chinese words: by the sound of their characters, as name lists and dictionaries have it.

The sounds come from `pypinyin`, which knows words in which a character sounds otherwise (重庆 is Chóngqìng).
Slow to load beside a short run, so `language` asks for it only where Chinese is put in order.
"""

import re
import unicodedata
from functools import lru_cache

from pypinyin import Style, lazy_pinyin

_HAN = re.compile("([\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+)")


@lru_cache(1 << 14)
def pinyin_key(text: str) -> str:
    """A key that orders by sound and tone, syllable by syllable; other letters stand among the sounds.

    Examples:
        >>> sorted(["重庆", "长沙", "北京", "Aba", "陕西", "山西", "安徽"], key=pinyin_key)
        ['Aba', '安徽', '北京', '长沙', '重庆', '山西', '陕西']
    """
    runs = _HAN.split(text)
    return "".join(_sounds(run) if place % 2 else run.casefold() for place, run in enumerate(runs))


def _sounds(run: str) -> str:
    return " ".join(lazy_pinyin(run, style=Style.TONE3, neutral_tone_with_five=True))


def pinyin_initial(text: str) -> str:
    """The capital under which a text stands in a list by sound; empty where it begins with no letter.

    Examples:
        >>> pinyin_initial("北京"), pinyin_initial("Urumqi"), pinyin_initial("（2021）")
        ('B', 'U', '')
    """
    first = unicodedata.normalize("NFD", pinyin_key(text.strip()))[:1].upper()
    return first if first.isalpha() else ""
