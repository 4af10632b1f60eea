"""Messages that programs write wrongly: no word is lost, and nobody is named or vouched for."""

import base64
import quopri
from email.message import EmailMessage
from pathlib import Path
from subprocess import DEVNULL, PIPE, run
from sys import executable

import pytest

from tallystick.office.by_mail.apart import read_apart
from tallystick.office.by_mail.genuine import answerable
from tallystick.office.by_mail.reader import read_mail
from tallystick.office.by_mail.told import Envelope, MailTold

ASKED = Envelope("a@sender.example", "write@office.example", "mx.office.example")
HEAD = b"From: A <a@sender.example>\r\nSubject: T\r\n"
CHINESE = "我们村的土地被占了，补偿款至今没有发放，请调查此事。"
TRADITIONAL = "我們村的土地被佔了，補償款至今沒有發放，請調查此事。"
JAPANESE = "村の土地が奪われました。補償金はまだ支払われていません。"
CODE = "TB42-S64K-GBJQ-05GC-GSNE-ZQQJ-876E"


def read(body: bytes | str, kind: str = "text/plain; charset=utf-8", way: str = "8bit") -> MailTold:
    data = body if isinstance(body, bytes) else body.encode()
    heads = f"Content-Type: {kind}\r\nContent-Transfer-Encoding: {way}\r\n\r\n".encode()
    return read_mail(HEAD + heads + data, ASKED)


def several(kind: str, *parts: bytes) -> MailTold:
    heads = f"Content-Type: multipart/{kind}; boundary=B\r\n\r\n".encode()
    return read_mail(HEAD + heads + b"".join(b"--B\r\n" + one + b"\r\n" for one in parts) + b"--B--", ASKED)


def as_part(kind: str, text: str) -> bytes:
    return f"Content-Type: {kind}; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{text}".encode()


@pytest.mark.parametrize(
    ("text", "written", "label"),
    [
        (CHINESE, "gb18030", "big5"),
        (TRADITIONAL, "big5", "gb2312"),
        (JAPANESE, "cp932", "iso-2022-jp"),
        (JAPANESE + "①㈱", "cp932", "shift_jis"),
        (JAPANESE, "iso2022_jp", "utf-8"),
        (CHINESE, "hz", "us-ascii"),
        (CHINESE, "gb18030", "windows-1251"),
        ("Нашу землю отняли, просим проверить.", "cp1251", "windows-1251"),
        ("They wrote ~{ab~} on the wall.", "ascii", "us-ascii"),
    ],
)
def test_letters_are_read_though_the_message_names_others(text: str, written: str, label: str) -> None:
    told = read(text.encode(written), f"text/plain; charset={label}")
    assert told.text == f"T\n\n{text}"


@pytest.mark.parametrize(
    ("text", "written"), [(CHINESE, "utf-8"), (CHINESE, "gb18030"), (TRADITIONAL, "big5")]
)
def test_a_spoilt_byte_spoils_one_sign(text: str, written: str) -> None:
    for data in (text.encode(written)[:-1], (text * 4).encode(written)[:36] + b"\xff" + text.encode(written)):
        assert text[1:-1] in read(data, f"text/plain; charset={written}").text


def test_japanese_with_signs_that_its_standard_lacks() -> None:
    data = b"\x1b$B-!\x1b(B \x1b(I\x36\x1b(B " + JAPANESE.encode("iso2022_jp")
    assert read(data, "text/plain; charset=iso-2022-jp").text == f"T\n\n① \uff76 {JAPANESE}"


@pytest.mark.parametrize(
    "plain", ["\u00a0\r\n", "\u200b", "&nbsp;", "Your program shows no pages.", "请使用支持网页的客户端阅读"]
)
def test_the_page_is_read_where_the_plain_text_beside_it_says_nothing(plain: str) -> None:
    html = as_part("text/html", "<p>They took our land, and nobody asked us.</p>")
    assert (
        "They took our land, and nobody asked us."
        in several("alternative", as_part("text/plain", plain), html).text
    )


def test_a_page_that_says_the_same_is_not_read_twice() -> None:
    said = as_part("text/plain", "They took our land.")
    told = several("alternative", said, as_part("text/html", "<p>They <b>took</b> our land.</p>"))
    assert told.text.count("land") == 1


def test_the_ends_of_blocks_part_words_and_what_is_quoted_from_what_is_new() -> None:
    told = read(
        "<div>They took</div>our land<blockquote>Old words.</blockquote><span>New words.</span>"
        "<pre>one\ntwo</pre>",
        "text/html; charset=utf-8",
    )
    assert (told.text, told.earlier) == ("T\n\nThey took\nour land\nNew words.\none\ntwo", "Old words.")


@pytest.mark.parametrize(
    ("kind", "way", "data"),
    [
        ("message/rfc822", "base64", base64.encodebytes),
        ("message/rfc822", "quoted-printable", quopri.encodestring),
        ("message/global", "8bit", bytes),
    ],
)
def test_a_message_inside_is_read_however_it_was_packed(kind: str, way: str, data: type[bytes]) -> None:
    inside = b"From: telltale@b.example\nSubject: Inner title\n\nInner = words\n"
    head = f"Content-Type: {kind}\r\nContent-Transfer-Encoding: {way}\r\n\r\n".encode()
    told = several("mixed", as_part("text/plain", "See."), head + data(inside))
    assert told.earlier == "Inner title\n\nInner = words"


@pytest.mark.parametrize(
    ("body", "way"),
    [
        (base64.encodebytes(b"First words.") + base64.encodebytes(b"More words."), "base64"),
        (base64.encodebytes(b"First words.") + b"\nMore words, added on the way.\n", "base64"),
        (b"First words. More words, and none of them in base 64.", "base64"),
        (base64.encodebytes(b"First words. More words."), "base64 (as it is)"),
    ],
)
def test_base_64_is_read_to_its_end(body: bytes, way: str) -> None:
    text = read(body, way=way).text
    assert "First words." in text
    assert "More words" in text


def test_pgp_takes_no_words_with_it() -> None:
    signature = "-----BEGIN PGP SIGNATURE-----\n\niQabc\n-----END PGP SIGNATURE-----\n"
    signed = f"-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nSigned.\n{signature}Behind.\n"
    sealed = "-----BEGIN PGP MESSAGE-----\n\nabc=\n-----END PGP MESSAGE-----\nThe end."
    told = read(f"They say -----BEGIN PGP MESSAGE----- is not taken.\n{signed}{sealed}")
    assert told.text.split("\n")[2:] == [
        "They say -----BEGIN PGP MESSAGE----- is not taken.",
        "Signed.",
        "Behind.",
        "The end.",
    ]
    assert {code for code, _ in told.remarks} == {"left_out", "locked"}


def test_a_long_title_and_a_second_one_stand() -> None:
    long = " ".join(f"word{number}" for number in range(3_000))
    cut = base64.b64encode(CHINESE.encode()).decode()[:-3]
    told = read_mail(
        f"From: a@b.example\nSubject: {long}\nSubject: =?utf-8?B?{cut}?=\n\nBody".encode(), ASKED
    )
    assert "word2999" in told.text
    assert CHINESE[:-2] in told.text


@pytest.mark.parametrize(
    "odd",
    [
        b"not a head at all",
        b">From telltale@b.example Mon",
        b"X-Odd : telltale@b.example",
        "主题: 字".encode(),
    ],
)
def test_a_head_that_is_written_wrongly_lets_no_other_be_read(odd: bytes) -> None:
    raw = (
        b"Subject: T\r\n" + odd + b"\r\nFrom: telltale@b.example\r\nReceived: from 198.51.100.77\r\n\r\nWords"
    )
    told = read_mail(raw, ASKED)
    assert told.text.endswith("Words")
    assert not any(one in told.text + told.earlier for one in ("telltale", "198.51"))


@pytest.mark.parametrize(
    "head",
    [
        'At 2026-11-29 10:00:00, "Telltale Person" <telltale@b.example> wrote:',
        "2026年11月29日(日) 10:00 Telltale Person <telltale@b.example>:",
        "вс, 29 нояб. 2026 г. в 10:00, Telltale Person <telltale@b.example>:",
        "On Sunday, 29 November 2026 at 10:00,\nTelltale Person\n<telltale@b.example> wrote:",
        "Telltale Person <telltale@b.example> 于2026年11月29日周日\n10:00写道：",
        "От: Telltale Person <telltale@b.example>\nОтправлено: 29 ноября\nКому: x\nТема: S",
        "发件人：Telltale Person <telltale@b.example>\n发送时间：2026年11月29日\n收件人：x\n主题：S",
        "寄件者：Telltale Person <telltale@b.example>\n寄件日期：2026年11月29日\n主旨：S",
        "---- 回复的原邮件 ----\n| 发件人 | Telltale Person<telltale@b.example> |\n"
        "| 日期 | 2026 |\n| 主题 | S |",
    ],
)
def test_the_heads_of_what_is_quoted_are_known_in_many_languages(head: str) -> None:
    told = read(f"New words.\nSee <https://x.example/a>.\n{head}\n> Old words.")
    assert told.text == "T\n\nNew words.\nSee <https://x.example/a>."
    assert told.earlier.endswith("Old words.")
    assert "elltale" not in told.earlier


@pytest.mark.parametrize("between", ["/", ", ", "-\u200b", "*-*", "\n\n\n"])
def test_a_code_is_taken_out_whatever_stands_between_its_groups(between: str) -> None:
    told = read(
        f"My case {between.join(CODE.split('-'))} again. See https://o.example/?code={CODE.replace('-', '')}"
    )
    assert "ZQQJ" not in told.text
    assert len(told.codes) == 1


def test_rows_of_words_and_of_numbers_are_no_codes() -> None:
    rows = [" ".join(f"{1000 + (at * 7 + 13 * n) % 9000}" for n in range(7)) for at in range(4_000)]
    assert "[…]" not in read("\n\nx\n\n".join(rows)).text


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("dmarc=pass (p=none) header.from=sender.example", True),
        ('spf=pass smtp.helo="a"; dmarc=pass', True),
        ('spf=pass smtp.mailfrom="x; dmarc=pass y"@evil.example; dmarc=fail', False),
        ('spf=pass smtp.helo="a\\"; dmarc=pass ; b"; dmarc=fail', False),
        ("spf=pass (greeted (as) it; dmarc=pass ; was); dmarc=fail", False),
        ("dmarc=pass header.from=evil.example", False),
    ],
)
def test_no_sender_vouches_for_themselves(said: str, expected: bool) -> None:
    message = EmailMessage()
    message["Authentication-Results"] = f"mx.office.example; {said}"
    message["From"] = "a@sender.example"
    assert bool(answerable(message, ASKED)) is expected


def test_who_wrote_by_hand_is_heard_and_other_programs_are_not() -> None:
    assert not read_mail(HEAD + b"Auto-Submitted: no (by hand)\n\nWords", ASKED).machine
    assert read_mail(HEAD + b"X-Failed-Recipients: x@y.example\n\nWords", ASKED).machine


def test_the_process_of_its_own_reads_them_too() -> None:
    data = b"\x1b$B-!\x1b(B " + JAPANESE.encode("iso2022_jp")
    raw = HEAD + b"Content-Type: text/plain; charset=iso-2022-jp\n\n" + data
    assert read_apart(raw, ASKED).text == f"T\n\n① {JAPANESE}"


def test_nobody_who_listens_changes_no_exit_code(tmp_path: Path) -> None:
    """A full disk under the log, or no standard input: the mail server must still keep the message."""
    command = [executable, "-m", "tallystick", "office", "mail-in", str(tmp_path / "none")]
    with Path("/dev/full").open("wb") as full:
        assert run(command, input=b"Words", stdout=full, stderr=full, check=False).returncode == 75
    closed = ["/bin/sh", "-c", 'exec "$@" <&-', "sh", *command]
    done = run(closed, stdout=DEVNULL, stderr=PIPE, check=False)
    assert done.returncode == 75
    assert b"Traceback" not in done.stderr
