"""The pages, one module each."""

from haidang.web.page import Page
from haidang.web.pages import (
    audit,
    carriers,
    criteria,
    criterion,
    criterion_check,
    criterion_words,
    entry,
    flight,
    flights,
    help,
    hits,
    hits_news,
    known_again,
    language,
    message,
    messages,
    officers,
    purpose,
    quality,
    sign_in,
    sign_out,
    thresholds,
    traveller,
    try_name,
    watchlist,
    watchlist_change,
    watchlists,
    write_criterion,
)

PAGES: tuple[Page, ...] = (
    flights.PAGE,
    hits.PAGE,
    flight.PAGE,
    traveller.PAGE,
    hits_news.PAGE,
    try_name.PAGE,
    watchlists.PAGE,
    watchlist.PAGE,
    thresholds.PAGE,
    entry.PAGE,
    watchlist_change.PAGE,
    criteria.PAGE,
    criterion.PAGE,
    write_criterion.PAGE,
    criterion_check.PAGE,
    criterion_words.PAGE,
    messages.PAGE,
    message.PAGE,
    quality.PAGE,
    carriers.PAGE,
    known_again.PAGE,
    audit.PAGE,
    officers.PAGE,
    help.PAGE,
)
"""Every page, in the order of the menu."""

DOORSTEP = (
    ("sign_in", "sign-in/", sign_in.answer),
    ("sign_out", "sign-out/", sign_out.answer),
    ("purpose", "purpose/", purpose.answer),
    ("language", "language/", language.answer),
)
"""What can be opened before it is known who came and why: name, address, view."""
