"""A carrier's figures on one or two sheets of A4, to be sent to it. Nobody is named in it."""

import logging
from pathlib import Path

from django.utils.translation import gettext as _
from fpdf import FPDF
from fpdf.enums import XPos, YPos

from haidang.procedures.look_at_quality import GROUPS, Counted, QualityView, Step
from haidang.procedures.quality_csv import share
from haidang.web import shown
from haidang.web.words_of_quality import rule

LETTERS = Path(__file__).parent / "static" / "vendor" / "dejavu-2.37.3"
INK, QUIET, LINE, SEA, LAMP = (23, 34, 44), (100, 115, 126), (217, 224, 229), (84, 132, 165), (163, 82, 0)
MARGIN, ROW, CHART = 15.0, 5.4, 20.0
FIGURES, PERCENT, BAR, EXAMPLE = 34.0, 18.0, 26.0, 40.0

# It writes a line for every table of a font it leaves out.
logging.getLogger("fontTools").setLevel(logging.WARNING)


class Sheet(FPDF):
    """A4, with whose it is on top and the page's number at the foot. Lengths are in millimetres."""

    def __init__(self, view: QualityView) -> None:
        super().__init__(format="A4")
        self.view = view
        self.add_font("letters", "", LETTERS / "DejaVuSansCondensed.ttf")
        self.add_font("letters", "B", LETTERS / "DejaVuSansCondensed-Bold.ttf")
        self.set_margin(MARGIN)
        self.set_auto_page_break(True, margin=MARGIN + ROW)
        self.set_title(f"{_('Data quality')} {view.carrier}")
        self.set_creation_date(view.until)
        self.add_page()

    def footer(self) -> None:
        self.set_y(-MARGIN)
        made = _("Made by Hải Đăng on %(when)s") % {"when": shown.moment(self.view.until)}
        self.write_in(made, size=7.5, ink=QUIET, width=self.epw / 2)
        self.write_in(f"{self.page_no()} / {{nb}}", size=7.5, ink=QUIET, width=self.epw / 2, align="R")

    def write_in(
        self,
        text: str,
        *,
        size: float = 9,
        bold: bool = False,
        ink: tuple[int, int, int] = INK,
        width: float = 0,
        align: str = "L",
        ends: bool = False,
    ) -> None:
        """A cell in the line; ``ends`` goes on to the next one."""
        self.set_font("letters", "B" if bold else "", size)
        self.set_text_color(*ink)
        x, y = (XPos.LMARGIN, YPos.NEXT) if ends else (XPos.RIGHT, YPos.TOP)
        self.cell(width, ROW, text, align=align, new_x=x, new_y=y)

    def paragraph(self, text: str) -> None:
        self.set_font("letters", "", 8)
        self.set_text_color(*QUIET)
        self.multi_cell(0, 4, text, new_x=XPos.LMARGIN, new_y=YPos.NEXT)


def as_pdf(view: QualityView) -> bytes:
    """In the reader's language. ``view`` is one carrier's."""
    sheet = Sheet(view)
    _head(sheet, view)
    _chart(sheet, view.steps, _("messages a day") if view.step == 1 else _("messages a week"))
    for group in GROUPS:
        if counted := view.of(view.carrier, group):
            _group(sheet, group, counted)
    sheet.ln(3)
    sheet.paragraph(
        _(
            "No traveller is named here. Give us a message's number, and we tell you its reference and when "
            "we received it. Segments are counted from 0 within the message. Days are those of UTC."
        )
    )
    return bytes(sheet.output())


def _head(sheet: Sheet, view: QualityView) -> None:
    name = shown.carrier(view.carrier)
    title = _("Data quality")
    sheet.write_in(f"{title}: {view.carrier}", size=17, bold=True, ends=True)
    sheet.ln(2)
    whose = f"{name} · " if name != view.carrier else ""
    sheet.write_in(f"{whose}{shown.day(view.since)} – {shown.day(view.until)}", size=10, ink=QUIET, ends=True)
    sheet.ln(2)


def _chart(sheet: Sheet, steps: list[Step], written: str) -> None:
    most = max([step.messages for step in steps] + [1])
    foot, width = sheet.get_y() + CHART, sheet.epw / len(steps)
    for place, step in enumerate(steps):
        for count, colour in ((step.messages, SEA), (step.troubled, LAMP)):
            tall = CHART * count / most
            sheet.set_fill_color(*colour)
            sheet.rect(sheet.l_margin + place * width, foot - tall, width * 0.8, tall, style="F")
    sheet.set_draw_color(*LINE)
    sheet.line(sheet.l_margin, foot, sheet.l_margin + sheet.epw, foot)
    sheet.set_y(foot + 1)
    most_told = _("at most %(most)s") % {"most": most}
    troubled = _("messages with a problem stand at the foot")
    sheet.paragraph(f"{written} · {most_told} · {troubled}")


def _group(sheet: Sheet, group: str, counted: list[Counted]) -> None:
    if sheet.will_page_break(5 * ROW):
        sheet.add_page()
    sheet.ln(3)
    sheet.write_in(shown.capital(shown.word(group)), size=11, bold=True, ends=True)
    sheet.paragraph(rule(group))
    sheet.ln(0.6)
    for one in counted:
        _line(sheet, one)


def _line(sheet: Sheet, one: Counted) -> None:
    if sheet.will_page_break(ROW):
        sheet.add_page()
    ink, percent = INK if one.count else QUIET, share(one)
    of = _("of %(number)s") if percent is not None else _("in %(number)s messages")
    figures = f"{one.count} {of % {'number': one.of}}" if one.of or one.count else "–"
    rest = FIGURES + PERCENT + BAR + EXAMPLE
    sheet.write_in(shown.capital(shown.word(one.measure)), ink=ink, width=sheet.epw - rest)
    sheet.write_in(figures, ink=ink, width=FIGURES, align="R")
    sheet.write_in("" if percent is None else shown.percent(percent), ink=ink, width=PERCENT, align="R")
    _bar(sheet, percent)
    sheet.write_in(_example(one), size=8, ink=QUIET, width=EXAMPLE, align="R", ends=True)


def _bar(sheet: Sheet, percent: float | None) -> None:
    left, top = sheet.get_x() + 3, sheet.get_y() + ROW / 2 - 1
    if percent is not None:
        for part, colour in ((1.0, LINE), (percent / 100, LAMP)):
            sheet.set_fill_color(*colour)
            if part:
                sheet.rect(left, top, (BAR - 6) * part, 2, style="F")
    sheet.set_x(sheet.get_x() + BAR)


def _example(one: Counted) -> str:
    if one.message is None or not one.count:
        return ""
    if one.segment is None:
        return _("message %(number)s") % {"number": one.message}
    return _("message %(number)s, segment %(segment)s") % {"number": one.message, "segment": one.segment}
