"""Write every page."""

from manual import PAGES, file_of

for page in PAGES:
    file_of(page).write_text(page(), encoding="utf-8")
    print(file_of(page))
