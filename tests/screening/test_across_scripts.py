"""People whom a list holds in their own script, told in the capitals of a passport. All invented."""

from datetime import date

import pytest

from haidang.screening import compare, threshold_for
from haidang.screening.watchlists import Entry, WatchlistIndex
from utopians import traveller

BORN = date(1990, 2, 15)


@pytest.mark.parametrize(
    ("told", "listed"),
    [
        ("YULIA SHCHUKINA", "Щукина Юлия"),
        ("OLEKSANDR HRYTSENKO", "Олександр Гриценко"),
        ("MOHAMMED ALSAYED", "محمد السيد"),
        ("HOSSEIN KARIMI", "حسین کریمی"),
        ("ABDULRAHMAN QADIR", "عبدالرحمن قادر"),
        ("XIAOMING WANG", "王小明"),
        ("SIEW MENG LIM", "林小明"),
        ("KWOK HING LAM", "林國興"),  # one name, in Hong Kong ...
        ("KOK HENG LIM", "林國興"),  # ... in Penang ...
        ("GUK HEUNG IM", "林國興"),  # ... in Seoul ...
        ("LAM QUOC HUNG", "林國興"),  # ... and in Saigon
        ("ANNA BROWN", "安娜·布朗"),
        ("TAE YOUNG LEE", "이태영"),
        ("KYUNG HO PARK", "박경호"),
        ("JOHN BRANDENSTEIN", "ジョン・ブランデンシュタイン"),
        ("KONSTANTINOS BOUTARIS", "Κωνσταντίνος Μπουτάρης"),
        ("CHAIM LEVI", "חיים לוי"),
        ("SOMCHAI RATANA", "สมชาย รัตนา"),
        ("RAMESH SHRESTHA", "मा.रमेश श्रेष्ठ"),
        ("GANGA TULADHAR", "गंगा तुलाधर"),
        ("CHAMAL RAJAPAKSHA", "චමල් රාජපක්ෂ"),
        ("SAIFUDDIN DELAWAR", "سيف الدين دلاور"),
        ("DAVID BRANDE", "เดวิด แบรนดี"),  # the vowel stands before its consonant
        ("VALENTINA BRANDEN", "발렌티나 브란덴"),
        ("MOHAMAD BRANI AHMAD", "莫哈末布拉尼阿末"),
        ("GIORGI BERIDZE", "გიორგი ბერიძე"),
        ("ARAM PETROSYAN", "Արամ Պետրոսյան"),
    ],
)
def test_one_person_is_found_across_scripts(told: str, listed: str) -> None:
    index = WatchlistIndex([Entry(list_name="Border", surname=listed, born=BORN)])
    assert index.matches(traveller(told, born=BORN))


@pytest.mark.parametrize(
    ("told", "listed"),
    [
        ("HANS MULLER", "王小明"),
        ("TAE YOUNG LEE", "Щукина Юлия"),
        ("ANNA BROWN", "محمد السيد"),
        ("SOMCHAI RATANA", "박경호"),
    ],
)
def test_a_shared_birth_date_alone_is_not_one_person(told: str, listed: str) -> None:
    index = WatchlistIndex([Entry(list_name="Border", surname=listed, born=BORN)])
    assert not index.matches(traveller(told, born=BORN))


@pytest.mark.parametrize(("told", "listed"), [("孔 欣畅", "孔新雄"), ("김지영", "김지용"), ("陈 卓", "陈佐")])
def test_who_writes_one_script_is_told_apart_by_its_signs(told: str, listed: str) -> None:
    apart = compare(told, listed).points
    assert apart < compare(told, told).points - 3


@pytest.mark.parametrize(
    ("one", "near", "far"),
    [
        ("MOHAMMED HASSAN", "Mehmet Hasan", "Mehdi Hashemi"),
        ("LI XIAO MING", "Lee Siew Ming", "Chen Hai Bo"),
        ("HSU CHING KUO", "Xu Jingguo", "Xu Haibo"),
        ("YUSUF IBRAHIM", "Joseph Abraham", "James Albert"),
    ],
)
def test_spellings_of_one_name_are_worth_more_than_another_name(one: str, near: str, far: str) -> None:
    assert compare(one, near).points > compare(one, far).points


def test_a_threshold_is_set_by_the_alerts_a_sample_would_have_raised() -> None:
    scores = [float(score) for score in range(2000)]
    least = threshold_for(scores, alerts_per_thousand=5)
    assert sum(score >= least for score in scores) == 10
    with pytest.raises(ValueError, match="screen a sample"):
        threshold_for([], alerts_per_thousand=5)
