"""Chinese characters as people bear them abroad: each language reads a sign its own way.

A list holds 林國興; the bearer's passport says LIN GUOXING, LAM Kwok-hing, LIM Kok Heng, IM Guk-heung or
Lâm Quốc Hưng, by where the family lives. Mandarin is ``transliterate``'s; the other readings are here.
Cantonese, Korean and Vietnamese ones come from the Unicode Han Database (``data/han.tsv`` says which
version); Hokkien, which it lacks, is a table by hand of signs common in names, as Malaysia and Singapore
spell them.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

HAN_NAME = re.compile("[\u4e00-\u9fff\u3400-\u4dbf ]{2,5}")

_HOKKIEN = """
LIM林 TAN陈陳 OOI黄黃 ONG王翁 LEE李 TEOH张張 GOH吴吳 LAU刘劉 CHUA蔡 TAY郑鄭 KOH许許 YEO杨楊 KUEK郭 CHOO朱珠 HO何和河好 LOH罗羅
KOR高 SEAH谢謝 ANG洪红紅 YEAP叶葉 SOH苏蘇 CHEW周 TEO赵趙 TENG邓鄧丁定 NEO梁 PHUA潘 SIM沈心 SNG孙孫 TNG唐 PNG方 CHAN曾 LOO吕呂 SONG宋
CHAN田 GOEI魏 KHOO邱 SIOW萧蕭 SIH薛 GAN颜顏 KHOR柯 CHIN秦真进進珍 HENG兴興幸 KOK国國 BENG明名铭銘 CHEE志至芝 BOON文 SENG成诚誠盛胜勝生升
TECK德泽澤 HOCK福复 KIM金锦錦 CHENG清正贞貞靖祯禎 GEOK玉 BEE美米 ENG英荣榮永 HWA华華 CHAI财財才彩 HUAT发發 LEONG隆龙龍 TIONG忠中重长長
JIN仁仁 GEE义義宜仪儀 SIN信新 AN安 PENG平炳 SAN山 SWEE水瑞 TIAN天 CHOON春俊骏駿 CHIEW秋 BOEY梅 LAN兰蘭 SIONG松祥 HONG凤鳳宏丰豐 LAY丽麗
GUAT月 POH宝寶保 KWEE贵貴桂 HOO富 YEW有友 KENG敬庆慶景琼瓊 EK益亦奕翊 THIAM添 SHYAN贤賢 HIAN显顯玄 LENG宁寧龄齡玲灵靈 KEONG强強 KEAT吉杰傑 KIAT洁潔
HAI海 HOE会會 HUI辉輝惠 IN云雲恩寅 JOO如儒裕 KANG康江 KAR家嘉佳 KEE基祺琦淇麒 KIAN健建坚堅 KOON坤群 KWANG光 LIAN莲蓮联聯良 LIP立 LOCK乐樂
MENG孟 MOOI妹 NAM南 PHAIK碧 SIEW秀修 SIEW小 SIANG香 SOON顺順纯 SUAN萱 TAT达達 THYE泰 TONG东東同 WAN万萬 WEI伟偉威维維 WEE伟偉
CHYE再载載 CHUAN全泉川 CHAI材 CHONG宗钟鐘昌 EAN燕雁 GUAN源元 HEE喜熙 HEAN轩軒 HOON云芬 HOW豪孝浩 JIAK若 KAH甲 KHENG琴 KOOI桂 LOON伦倫 LOKE禄祿
PIN品 SAM三 SEK石 SIM森 SIOK淑 TEE地弟 THONG通 TUAN端 YAM严嚴 YEN彦彥 YOKE育 YONG勇荣 ZEE治 JEN人 LEY礼禮 LI理利 MIN敏民 PEK白伯 KONG公 AIK益 BAN万萬 CHIA谢謝
"""
_AT_HEAD = (("gw", "kw"), ("ng", "ng"), ("g", "k"), ("b", "p"), ("d", "t"), ("j", "y"), ("c", "ch"), ("z", "ch"))
_VOWELS = (
    ("oeng", "eung"), ("oe", "eu"), ("eoi", "ui"), ("eo", "u"), ("yu", "ue"), ("aa", "a"), ("ou", "o"),
)  # fmt: skip


class _Readings(NamedTuple):
    cantonese: str
    korean: str
    vietnamese: str


def read_abroad(name: str) -> tuple[str, ...]:
    """A Chinese personal name as other languages read it; none where it is no such name.

    >>> read_abroad("林國興")
    ('LAM KWOK HING', '임 국 흥', 'lâm quốc hưng', 'LIM KOK HENG')
    >>> read_abroad("林")
    ()
    """
    if not HAN_NAME.fullmatch(name):
        return ()
    signs = name.replace(" ", "")
    ways: tuple[Callable[[str, bool], str], ...] = (_cantonese, _korean, _vietnamese, _hokkien)
    read = ([way(sign, at == 0) for at, sign in enumerate(signs)] for way in ways)
    return tuple(" ".join(row) for row in read if all(row))


def _cantonese(sign: str, _: bool) -> str:
    """As Hong Kong's government spells it, from Jyutping."""
    sound = _readings_of(sign).cantonese
    head = next((pair for pair in _AT_HEAD if sound.startswith(pair[0])), ("", ""))
    rest = sound[len(head[0]) :]
    for jyutping, spelled in _VOWELS:
        rest = rest.replace(jyutping, spelled)
    return (head[1] + rest).replace("yue", "yu").upper()


def _korean(sign: str, at_head: bool) -> str:
    korean = _readings_of(sign).korean
    return korean[-1:] if at_head else korean[:1]


def _vietnamese(sign: str, _: bool) -> str:
    return _readings_of(sign).vietnamese


def _hokkien(sign: str, _: bool) -> str:
    return _by_hand().get(sign, "")


def _readings_of(sign: str) -> _Readings:
    return _table().get(sign, _Readings("", "", ""))


@lru_cache(maxsize=1)
def _table() -> dict[str, _Readings]:
    text = resources.files(__package__).joinpath("data/han.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {row[0]: _Readings(*(row[1:] + [""] * 3)[:3]) for row in rows}


@lru_cache(maxsize=1)
def _by_hand() -> dict[str, str]:
    readings: dict[str, str] = {}
    for reading, signs in re.findall("([A-Z]+)([^A-Z\\s]+)", _HOKKIEN):
        for sign in signs:
            readings.setdefault(sign, reading)
    return readings
