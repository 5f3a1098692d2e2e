"""The pages, one module each."""

from haidang.web.page import Page
from haidang.web.pages import flights, language, purpose, sign_in, sign_out

PAGES: tuple[Page, ...] = (flights.PAGE,)
"""Every page, in the order of the menu."""

DOORSTEP = (
    ("sign_in", "sign-in/", sign_in.answer),
    ("sign_out", "sign-out/", sign_out.answer),
    ("purpose", "purpose/", purpose.answer),
    ("language", "language/", language.answer),
)
"""What can be opened before it is known who came and why: name, address, view."""
