"""The pages, one module each."""

from haidang.web.page import Page
from haidang.web.pages import (
    flight,
    flights,
    hits,
    hits_news,
    language,
    purpose,
    sign_in,
    sign_out,
    traveller,
)

PAGES: tuple[Page, ...] = (
    flights.PAGE,
    hits.PAGE,
    flight.PAGE,
    traveller.PAGE,
    hits_news.PAGE,
)
"""Every page, in the order of the menu."""

DOORSTEP = (
    ("sign_in", "sign-in/", sign_in.answer),
    ("sign_out", "sign-out/", sign_out.answer),
    ("purpose", "purpose/", purpose.answer),
    ("language", "language/", language.answer),
)
"""What can be opened before it is known who came and why: name, address, view."""
