"""Small messages about invented people, with the one part a test cares about left open."""


def manifest(*travellers: str, control: str = "1", day: str = "260401", bgm: str = "745") -> bytes:
    """A PAXLST for X1 123 HAN CDG; a traveller is ``SURNAME:GIVEN|document|reference``."""
    people = "".join(_person(traveller) for traveller in travellers)
    return (
        f"UNA:+.? 'UNB+UNOA:4+X1+UTOAPIS+{day}:1100+{control}'UNH+1+PAXLST:D:12B:UN:IATA'BGM+{bgm}'"
        f"TDT+20+X1123+++X1'LOC+125+HAN'DTM+189:{day}1200:201'LOC+87+CDG'DTM+232:{day}1900:201'"
        f"{people}CNT+42:{len(travellers)}'UNT+{8 + people.count(chr(39))}+1'UNZ+1+{control}'"
    ).encode()


def _person(told: str) -> str:
    name, document, reference = (*told.split("|"), "", "")[:3]
    paper = f"DOC+P:110:111+{document}'DTM+36:310101'LOC+91+UTO'" if document else ""
    key = f"RFF+ABO:{reference}'" if reference else ""
    return f"NAD+FL+++{name}'ATT+2++F'DTM+329:900215'NAT+2+UTO'{key}{paper}"


def flight_status(function: str, *references: str, locator: str = "", control: str = "9") -> bytes:
    """A PAXLST about the same flight that tells people by reference alone, or by locator."""
    people = "".join(f"NAD+ZZZ'RFF+ABO:{reference}'" for reference in references)
    people += f"NAD+ZZZ'RFF+AVF:{locator}'" if locator else ""
    return (
        f"UNA:+.? 'UNB+UNOA:4+X1+UTOAPIS+260401:1200+{control}'UNH+1+PAXLST:D:12B:UN:IATA'BGM+266+{function}'"
        f"TDT+20+X1123+++X1'LOC+125+HAN'DTM+189:2604011200:201'LOC+87+CDG'DTM+232:2604011900:201'"
        f"{people}UNT+{8 + people.count(chr(39))}+1'UNZ+1+{control}'"
    ).encode()


def push(*travellers: str, locator: str = "TYR123", control: str = "1", extra: str = "") -> bytes:
    """A PNRGOV for the same flight: one booking; a traveller is ``SURNAME:GIVEN``; ``extra`` goes into it."""
    people = "".join(
        f"TIF+{told.partition(':')[0]}+{told.partition(':')[2]}:A:{number}'"
        for number, told in enumerate(travellers, 1)
    )
    return (
        f"UNA:+.?*'UNB+IATA:1+X1+UTOPNR+260331:1000+{control}'UNH+1+PNRGOV:11:1:IA+X1123/010426/1200'MSG+:141'"
        f"ORG+X1:HAN'TVL+010426:1200:010426:1900+HAN+CDG+X1+123'EQN+1'SRC'RCI+X1:{locator}::250326:0900'"
        f"DAT+700:310326:0900'ORG+X1:HAN+12345678+++T+VN'{extra}{people}"
        f"TVL+010426:1200:010426:1900+HAN+CDG+X1+123:Y'RPI+1+HK'UNT+99+1'UNZ+1+{control}'"
    ).encode()


def bag(name: str, *, tag: str = "0738123456001", seat: str = "", change: str = "") -> bytes:
    """A BSM for the same flight, made at HAN on the first of April; ``name`` is ``SURNAME/GIVEN``."""
    lines = ["BSM", *([change] if change else []), ".V/1LHAN", ".F/X1123/01APR/CDG/Y", f".N/{tag}"]
    lines += [f".S/Y/{seat}/C"] if seat else []
    return "\r\n".join([*lines, f".P/1{name}", "ENDBSM", ""]).encode()
