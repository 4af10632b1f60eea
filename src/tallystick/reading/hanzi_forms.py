"""Traditional forms of the characters that the Chinese data file is written in.

The file's words are in simplified characters. A plan of Hong Kong, Macao or Taiwan writes most of them in
others: each character of a phrase finds its traditional forms too, and the plan's text stays as it is.
"""

#: Simplified characters, and below each its traditional form; one with several comes back.
_SIMPLIFIED = (
    "万与专业两严个为为举么么义乡书争于产产亩亿从众众优会伤体余修值儿克关养内军农决况净准减几出划则创"
    "别别制办务动励劳区千升协单占厅历历压县参发发变只只台台台号合后吨启启员周回团团园困国图场坚坛坛处"
    "备够头妇婴学实审宪家对导将尽尽层届属岁币布广库应开张强归当当录录态总战户才扩扬护报拨据摄教数无时"
    "机权条来构标栋样检槛欢欧残毕气没注济清满点热牵状献环现电码础确碍离种积称税稳筹类系系累红约级纪纲"
    "线线组细织绍经结给络绝统绩续维编缩网群职联胀致节虽表见规视览触计订认让讫训议许论设访评识诉诊试话"
    "询该语说说课调谢负贡财责账贫贰费贺资赏赛赞赞轮较辆辍边达过运这进连适选递遗释里里鉴针钚钟钟钴铀铯"
    "错锶镇长门问间闻队阶际陆难面页顷项须须顾颁预题额馆验龄诺价册显汇汇记误购采"
)
_TRADITIONAL = (
    "萬與專業兩嚴個為爲舉麼麽義鄉書爭於產産畝億從眾衆優會傷體餘脩値兒剋關養內軍農決況淨準減幾齣劃則創"
    "別彆製辦務動勵勞區韆昇協單佔廳曆歷壓縣參發髮變衹隻檯臺颱號閤後噸啓啟員週迴團糰園睏國圖場堅壇罎處"
    "備夠頭婦嬰學實審憲傢對導將儘盡層屆屬歲幣佈廣庫應開張強歸噹當錄録態總戰戶纔擴揚護報撥據攝敎數無時"
    "機權條來構標棟樣檢檻歡歐殘畢氣沒註濟淸滿點熱牽狀獻環現電碼礎確礙離種積稱稅穩籌類係繫纍紅約級紀綱"
    "綫線組細織紹經結給絡絕統績續維編縮網羣職聯脹緻節雖錶見規視覽觸計訂認讓訖訓議許論設訪評識訴診試話"
    "詢該語說説課調謝負貢財責賬貧貳費賀資賞賽讚贊輪較輛輟邊達過運這進連適選遞遺釋裏裡鑒針鈈鍾鐘鈷鈾銫"
    "錯鍶鎮長門問間聞隊階際陸難麵頁頃項須鬚顧頒預題額館驗齡諾價冊顯匯彙記誤購採"
)

_FORMS: dict[str, str] = {}
for _own, _other in zip(_SIMPLIFIED, _TRADITIONAL, strict=True):
    _FORMS[_own] = _FORMS.get(_own, "") + _other
_FOLDED = str.maketrans(_TRADITIONAL, _SIMPLIFIED)


def with_forms(pattern: str, *, in_class: bool = False) -> str:
    """A pattern whose Chinese characters find their traditional forms as well.

    Args:
        pattern: the text of a pattern, or of what stands between the brackets of a class.
        in_class: whether it is the latter.

    Example:
        >>> with_forms("国务院"), with_forms("[门问]", in_class=True)
        ('[国國][务務]院', '[门門问問]')
    """
    if pattern.isascii():
        return pattern
    both = ((sign, _FORMS.get(sign, "")) for sign in pattern)
    return "".join(
        sign if not forms else sign + forms if in_class else f"[{sign}{forms}]" for sign, forms in both
    )


def in_simplified(text: str) -> str:
    """A text with simplified characters, each in its place, where the data file knows them.

    Example:
        >>> in_simplified("三個問題")
        '三个问题'
    """
    return text if text.isascii() else text.translate(_FOLDED)
