"""The kinds of messages that a person may send, each with what is to come of it."""

import base64
from collections.abc import Iterator

from tests.office.tell.mails import Chance, Mail, begun, old_words, raw_mail, words_in
from tests.office.tell.mails_in_parts import IN_PARTS, page


def _plain(chance: Chance, language: str) -> Mail:
    text = words_in(chance, language)
    mail = begun({"en": "About the school", "zh": "关于学校", "zh-Hant": "關於學校"}[language])
    mail.set_content(text, cte=chance.choice(["quoted-printable", "base64", "8bit"]))
    return Mail(f"plain {language}", mail.as_bytes(), says=tuple(text.split("\n")))


def _encoded(chance: Chance, language: str, written: str, said: str) -> Mail:
    text = words_in(chance, language) + (" À côté, déjà fermée." if written == "cp1252" else "")
    way = chance.choice(["base64", "quoted-printable", "8bit"])
    title = (
        b"=?" + said.encode() + b"?B?" + base64.b64encode(text.split("\n")[0][:12].encode(written)) + b"?="
    )
    raw = raw_mail(text.encode(written), said, way, title=title if said != "none" else b"a title")
    wrong = () if written.replace("-", "") in {said.replace("-", ""), *_SAME.get(said, ())} else ("charset",)
    return Mail(f"{written} said to be {said}", raw, says=tuple(text.split("\n")), remarks=wrong)


#: What is written in the larger and called the smaller is not said wrongly.
_SAME = {"gb2312": ("gbk", "gb18030"), "gbk": ("gb18030",)}


def _flowed(chance: Chance, language: str) -> Mail:
    text = words_in(chance, language)
    is_chinese, cut = language != "en", " \r\n"
    broken = "\r\n".join(
        cut.join(
            line[at : at + 11] if is_chinese else word for at, word in _pieces(line, is_chinese=is_chinese)
        )
        for line in text.split("\n")
    )
    more = "; format=flowed; delsp=yes" if is_chinese else "; format=flowed"
    return Mail(
        "format=flowed", raw_mail(broken.encode(), "utf-8", "8bit", more), says=tuple(text.split("\n"))
    )


def _pieces(line: str, *, is_chinese: bool) -> Iterator[tuple[int, str]]:
    if is_chinese:
        yield from ((at, "") for at in range(0, len(line), 11))
    else:
        yield from enumerate(line.split(" "))


_HEADS = {
    "en": "On Mon, 25 Mar 2024 at 17:43:21, Telltale Person <telltale-quoted@telltale-domain.example> wrote:",
    "en2": "On Mon, 25 Mar 2024 at 17:43:21, Telltale Person\n"
    "<telltale-quoted@telltale-domain.example> wrote:",
    "zh": "Telltale Person <telltale-quoted@telltale-domain.example> 于2024年3月25日周一 17:43:21写道：",
    "zh-Hant": '在 2024-03-25 17:43:21，"Telltale Person" <telltale-quoted@telltale-domain.example> 寫道：',
}
_BLOCKS = {
    "en": "-----Original Message-----\nFrom: Telltale Person [telltale-quoted@telltale-domain.example]\n"
    "Sent: Monday, 25 March 2024 17:43:21\nTo: Telltale Person\nSubject: The old title",
    "en2": "________________________________\n"
    "From: Telltale Person <telltale-quoted@telltale-domain.example>\n"
    "Sent: Monday, 25 March 2024 17:43:21\nTo: Telltale Person\nSubject: The old title",
    "zh": "------------------ 原始邮件 ------------------\n"
    '发件人: "Telltale Person" <telltale-quoted@telltale-domain.example>;\n'
    '发送时间: 2024年3月25日(星期一) 17:43:21\n收件人: "Telltale Person"\n主题: The old title',
    "zh-Hant": "寄件者: Telltale Person <telltale-quoted@telltale-domain.example>\n"
    "寄件日期: 2024年3月25日 17:43:21\n"
    "收件者: Telltale Person\n主旨: The old title",
}


def _quoting(chance: Chance, language: str) -> Mail:
    text, old = words_in(chance, language.removesuffix("2")), old_words(chance)
    quoted = "\n".join(f"> {line}" for line in old.split("\n"))
    mail = begun("Re: a thing")
    mail.set_content(f"{text}\n\n{_HEADS[language]}\n{quoted}\n", cte="base64")
    return Mail(
        "quoted history",
        mail.as_bytes(),
        says=tuple(text.split("\n")),
        keeps=tuple(old.split("\n")),
        remarks=("quoted",),
        never_says=tuple(old.split("\n")),
    )


def _outlook(chance: Chance, language: str) -> Mail:
    text, old = words_in(chance, language.removesuffix("2")), old_words(chance)
    mail = begun("RE: a thing")
    mail.set_content(f"{text}\n\n{_BLOCKS[language]}\n\n{old}\n", cte="base64")
    return Mail(
        "Outlook's history",
        mail.as_bytes(),
        says=tuple(text.split("\n")),
        keeps=(*old.split("\n"), "The old title"),
        remarks=("quoted",),
    )


def _interleaved(chance: Chance, language: str) -> Mail:
    first, second = words_in(chance, language.removesuffix("2")).split("\n")[:2]
    mail = begun("Re: a thing")
    mail.set_content(
        f"{_HEADS[language]}\n> Is the school open?\n{first}\n\n> And the bus?\n{second}\n", cte="base64"
    )
    return Mail(
        "answers between",
        mail.as_bytes(),
        says=(first, second),
        keeps=("Is the school open?", "And the bus?"),
        remarks=("quoted",),
    )


_CHARSETS = (
    ("zh", "gb18030", "gb18030"),
    ("zh", "gbk", "gb2312"),
    ("zh", "gbk", "iso-8859-1"),
    ("zh", "gbk", "utf-8"),
    ("zh", "gbk", "us-ascii"),
    ("zh", "utf-8", "gb2312"),
    ("zh", "utf-8", "iso-8859-1"),
    ("zh-Hant", "big5", "big5"),
    ("zh-Hant", "big5", "utf-8"),
    ("zh-Hant", "big5", "x-nobody-knows"),
    ("en", "cp1252", "utf-8"),
)
_OTHERS = (_flowed, _interleaved, *IN_PARTS)


def of_people(seed: int) -> list[Mail]:
    """One message of each kind that a person may send."""
    chance = Chance(f"people {seed}")
    made = [_plain(chance, language) for language in ("en", "zh", "zh-Hant")]
    made += [_encoded(chance, *one) for one in _CHARSETS]
    made += [make(chance, language) for make in (_quoting, _outlook) for language in _HEADS]
    made += [page(chance, language, alone=alone) for language in ("en", "zh") for alone in (True, False)]
    return made + [make(chance, language) for make in _OTHERS for language in ("en", "zh")]
