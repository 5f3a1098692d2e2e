"""Names that tell little because so many people bear them.

The share of people who bear it, in some country where it is common, as a floor under what a list itself
shows: on a list of ten people NGUYEN looks rare and is not. Vietnamese shares after Lê Trung Hoa, "Họ và tên
người Việt Nam" (2005); the others are rounded orders of size, not counts.
"""

_PER_THOUSAND: tuple[tuple[int, str], ...] = (
    (380, "NGUYEN"),
    (200, "THI VAN SINGH KAUR MOHAMMED MUHAMMAD MOHAMED MOHAMMAD KIM"),
    (100, "TRAN LE PHAM LI WANG ZHANG LEE PARK KHAN AHMED AHMAD ALI BIN AL EL ABDUL ABD IBN BEGUM KUMAR"),
    (60, "MARIA DE DA"),
    (50, "HUYNH HOANG PHAN VU VO LIU CHEN YANG HUANG CHOI HASSAN HUSSEIN HUSSAIN IBRAHIM SHARMA DEVI"),
    (40, "JOSE SANTOS SILVA"),
    (20, "DANG BUI DO HO NGO ZHAO WU ZHOU XU SUN SMITH JONES GARCIA MARTINEZ LOPEZ JUAN ANA IVANOV"),
    (10, "DUONG LY DINH TRUONG MAI LAM JOHN JAMES DAVID MICHAEL ANNA WILLIAMS BROWN IVAN PETROV OMAR YUSUF"),
)  # fmt: skip

SHARES: dict[str, float] = {
    name: thousandths / 1000 for thousandths, names in _PER_THOUSAND for name in names.split()
}
