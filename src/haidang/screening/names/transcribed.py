"""Names from elsewhere as Chinese signs write them by sound: 约翰·布朗 is John Brown, 阿末 is Ahmad.

Whole given names that no rule of sound brings back, and signs that are read otherwise than in Mandarin where
they stand for a foreign syllable (基 for KI, not JI). Written by hand.
"""

import re

_WORDS = """
JOHN 约翰 約翰
JOSEPH 约瑟夫 約瑟夫 约瑟 約瑟
JAMES 詹姆斯 詹姆士
GEORGE 乔治 喬治 佐治
MICHAEL 迈克尔 邁克爾 麦克 麥克 迈克 邁克 米高
MARK 马克 馬克
DAVID 大卫 大衛 戴维 戴維
WILLIAM 威廉
ROBERT 罗伯特 羅伯特
RICHARD 理查德 理察 理查
CHARLES 查尔斯 查爾斯 查理斯
THOMAS 托马斯 湯瑪斯 汤玛斯 托馬斯
EDWARD 爱德华 愛德華
HENRY 亨利
PETER 彼得
PAUL 保罗 保羅
STEPHEN 斯蒂芬 史蒂芬
ANDREW 安德鲁 安德魯
PHILIP 菲利普 菲力普
ALEXANDER 亚历山大 亞歷山大
NICHOLAS 尼古拉斯
NIKOLAI 尼古拉
ANNA 安娜
BROWN 布朗
SMITH 史密斯 斯密斯
JOHNSON 约翰逊 約翰遜 约翰森
WILLIAMS 威廉斯 威廉姆斯
TAYLOR 泰勒
WILSON 威尔逊 威爾遜
WHITE 怀特 懷特
MARTIN 马丁 馬丁
JULIA 朱莉娅 茱莉亞 朱利娅
ELIZABETH 伊丽莎白 伊麗莎白
MARY 玛丽 瑪麗
MARIA 玛丽亚 瑪麗亞 玛利亚
HELEN 海伦 海倫
CATHERINE 凯瑟琳 凱薩琳 嘉芙蓮
MARGARET 玛格丽特 瑪格麗特
MOHAMAD 莫哈末 默哈末 穆罕默德 穆罕莫德 莫哈默 穆罕默
AHMAD 阿末 艾哈迈德 艾哈邁德 阿哈默德 阿默
ABDUL 阿都 阿卜杜勒 阿布杜勒 阿卜杜尔
ABDULLAH 阿都拉 阿卜杜拉 阿布都拉 阿布杜拉
ALI 阿里
HUSSEIN 胡先 胡申 侯赛因 海珊 候赛因
HASSAN 哈山 哈桑
IBRAHIM 依布拉欣 易卜拉欣 伊布拉欣
ISMAIL 依斯迈 伊斯迈 伊斯梅尔
OSMAN 奥斯曼 奧斯曼 奥曼 欧斯曼
OMAR 奥马尔 奧馬爾 欧玛 奥玛
YUSUF 尤索夫 优素福 尤素夫
KHALID 卡立 哈立德 卡立德
RAHMAN 拉曼 拉赫曼
RAHIM 拉欣 拉希姆
AZIZ 阿兹 阿茲 阿齐兹
HAMID 哈密 哈米德
KARIM 卡林 卡里姆
LATIF 拉迪 拉蒂夫
MUSA 慕沙 穆萨
SALLEH 沙烈 沙勒 萨利赫
"""
_WORD_OF = {signs: row.split()[0] for row in _WORDS.strip().splitlines() for signs in row.split()[1:]}
_WORD = re.compile("|".join(sorted(_WORD_OF, key=len, reverse=True)))
# As a syllable abroad, not as a word at home.
_SYLLABLES = {
    "基": "ki", "吉": "gi", "杰": "je", "傑": "je", "金": "kin", "希": "hi", "欣": "hin", "夏": "sha",
    "惠": "whi", "怀": "whi", "懷": "whi", "奎": "qui", "约": "jo", "約": "jo", "尤": "yu", "雅": "ya",
    "乔": "jo", "喬": "jo", "查": "cha", "齐": "zi", "齊": "zi", "尔": "r", "爾": "r", "儿": "r", "兒": "r",
    "克": "k", "斯": "s", "特": "t", "德": "d", "夫": "f", "姆": "m", "普": "p", "格": "g", "布": "b",
    "茨": "ts", "兹": "z", "茲": "z", "什": "sh", "奇": "ch", "赫": "h", "恩": "n", "西": "si",
    "歇": "she", "谢": "she", "謝": "she", "盖": "ga", "蓋": "ga", "黑": "he", "日": "zh", "若": "jo",
}  # fmt: skip
_SYLLABLE = str.maketrans(_SYLLABLES)
_INTERPUNCT = re.compile("[·・‧•･]")
HAN = re.compile("[\u4e00-\u9fff\u3400-\u4dbf]+")


def written_by_sound(name: str) -> str:
    """A foreign name in Chinese signs with what is known of it in Latin letters, dots between its words.

    A Chinese name comes back empty: it has no interpunct and holds none of the words.

    >>> written_by_sound("约翰·布兰"), written_by_sound("莫哈末哈耶迪"), written_by_sound("王小明")
    ('JOHN·b兰', 'MOHAMAD·哈耶迪', '')
    """
    apart = _INTERPUNCT.sub(" ", name)
    known = _WORD.sub(lambda found: f" {_WORD_OF[found[0]]} ", apart)
    if known == name or not HAN.search(name):
        return ""
    return "·".join(known.translate(_SYLLABLE).split())
