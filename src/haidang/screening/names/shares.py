"""Names that tell little because so many people bear them.

The share of people who bear it, in some country where it is common, as a floor under what a list itself
shows: on a list of ten people NGUYEN looks rare and is not. Vietnamese shares after Lê Trung Hoa, "Họ và tên
người Việt Nam" (2005); the others are rounded orders of size, not counts. Beside the names that many bear
everywhere stand, in ``data/shares.csv``, those of a census and the syllables of East Asian names.
"""

import csv
from importlib import resources

_PER_THOUSAND: tuple[tuple[int, str], ...] = (
    (380, "NGUYEN"),
    (200, "THI VAN SINGH KAUR MOHAMMED MUHAMMAD MOHAMED MOHAMMAD KIM"),
    (100, "TRAN LE PHAM LI WANG ZHANG LEE PARK KHAN AHMED AHMAD ALI BIN AL EL ABDUL ABD IBN BEGUM KUMAR"),
    (60, "MARIA DE DA"),
    (50, "HUYNH HOANG PHAN VU VO LIU CHEN YANG HUANG CHOI HASSAN HUSSEIN HUSSAIN IBRAHIM SHARMA DEVI"),
    (40, "JOSE SANTOS SILVA"),
    (20, "DANG BUI DO HO NGO ZHAO WU ZHOU XU SUN SMITH JONES GARCIA MARTINEZ LOPEZ JUAN ANA IVANOV"),
    (10, "DUONG LY DINH TRUONG MAI LAM JOHN JAMES DAVID MICHAEL ANNA WILLIAMS BROWN IVAN PETROV OMAR YUSUF"),
    (
        5,
        "ROBERT WILLIAM RICHARD JOSEPH THOMAS CHARLES CHRISTOPHER DANIEL MATTHEW ANTHONY MARK PAUL STEVEN "
        "ANDREW PETER GEORGE MARY JENNIFER LINDA ELIZABETH SUSAN SARAH KAREN NANCY LISA MARGARET MICHELLE "
        "LAURA JOHNSON MILLER DAVIS WILSON TAYLOR ANDERSON THOMPSON WHITE MARTIN MULLER SCHMIDT FISCHER "
        "WEBER HANS KLAUS ANDREAS STEFAN JEAN PIERRE MICHEL PHILIPPE MARIE ANNE CHRISTINE FRANCOIS "
        "BERNARD DUBOIS GIUSEPPE MARIO ROSSI RUSSO FERRARI FRANCESCO ANTONIO MANUEL CARLOS LUIS FRANCISCO "
        "PEDRO JORGE MIGUEL RODRIGUEZ HERNANDEZ GONZALEZ PEREZ SANCHEZ RAMIREZ TORRES FERNANDEZ GOMEZ "
        "DIAZ OLIVEIRA SOUZA PEREIRA FERREIRA COSTA RODRIGUES ALMEIDA ALVES JOAO PAULO JOHANSSON "
        "ANDERSSON KARLSSON NILSSON ERIKSSON HANSEN JENSEN NIELSEN OLSEN LARSEN PEDERSEN ERIK LARS ANDERS "
        "ALEXANDER ALEKSANDR SERGEI SERGEY ANDREI ANDREY DMITRY VLADIMIR NIKOLAI NIKOLAY YURI TATIANA "
        "OLGA ELENA NATALIA SMIRNOV KUZNETSOV POPOV IVANOVA PETROVA GEORGIOS IOANNIS DIMITRIOS NIKOLAOS "
        "KONSTANTINOS MUSTAFA MEHMET AYSE FATMA YILMAZ KAYA DEMIR FATIMA ZAHRA ABDULLAH KHALID SAID SAEED "
        "SALEH MAHMOUD MAHMUD HASAN HUSAYN HAMID REZA HOSSEIN MEHDI MAHDI ZEYNAB RAM LAL PRASAD GUPTA "
        "PATEL DAS ROY SITA GITA SHRESTHA THAPA GURUNG TANAKA SUZUKI SATO TAKAHASHI WATANABE ITO YAMAMOTO "
        "NAKAMURA JEONG JUNG KANG CHO HUY MINH ANH HUNG DUNG LAN HOA THANH TUAN PHUONG HONG NGOC LONG NAM",
    ),
)  # fmt: skip

# Ranks, callings and forms of respect that lists write as names, or leave out.
_RESPECT = "AGHA AKHUND SAYED SAYYID SEYED SEYYED SYED SAYYED HAFIZ HAFEZ QAZI QASI MALIK MIRZA BEG SHAH OULD"
# Whoever bears one of these comes from where it is common.
COMMON: dict[str, float] = {
    name: thousandths / 1000 for thousandths, names in _PER_THOUSAND for name in names.split()
}


def _counted() -> dict[str, float]:
    text = resources.files(__package__).joinpath("data/shares.csv").read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return {row["name"]: int(row["per_million"]) / 1_000_000 for row in csv.DictReader(lines)}


SHARES: dict[str, float] = _counted() | dict.fromkeys(_RESPECT.split(), 0.06)
SHARES |= {name: max(share, SHARES.get(name, 0.0)) for name, share in COMMON.items()}
