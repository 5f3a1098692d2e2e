"""Whether what the lists say of themselves agrees: versions, entries and the changes that brought them."""

from haidang.ledger.bulk import query
from haidang.ledger.watchlists import IN_FORCE

_OF_EACH = f"""
WITH held AS (
    SELECT e.watchlist_id AS id, count(*) AS entries, count(DISTINCT e.reference) AS references,
        count(*) FILTER (WHERE e.digest IS DISTINCT FROM md5(e.told::text)::uuid) AS altered
    FROM watchlist_entry e JOIN watchlist w ON w.id = e.watchlist_id WHERE {IN_FORCE} GROUP BY 1
), approved AS (
    SELECT watchlist_id AS id, max(version) AS version, sum(added - removed) AS entries
    FROM watchlist_change WHERE approved_by_id IS NOT NULL GROUP BY 1
)
SELECT w.name, w.version, coalesce(a.version, 0), coalesce(h.entries, 0), coalesce(h.references, 0),
    coalesce(h.altered, 0),
    CASE WHEN w.papers_alone THEN coalesce(h.entries, 0) ELSE coalesce(a.entries, 0) END
FROM watchlist w LEFT JOIN held h USING (id) LEFT JOIN approved a USING (id) ORDER BY w.name
"""


def disagreements() -> list[str]:
    """Everything that does not agree, one sentence each; none when all does."""
    return [sentence for row in query(_OF_EACH) for sentence in _of_list(*row)]


def entries_in_force() -> int:
    """How many entries all lists hold together."""
    [[count]] = query(
        f"SELECT count(*) FROM watchlist_entry e JOIN watchlist w ON w.id = e.watchlist_id WHERE {IN_FORCE}"
    )
    return int(count)


def _of_list(
    name: str, version: int, approved: int, entries: int, references: int, altered: int, counted: int
) -> list[str]:
    found = []
    if version != approved:
        found.append(f"{name}: version {version} is in force, version {approved} was approved last")
    if entries != references:
        found.append(f"{name}: {entries - references} references stand for more than one entry")
    if altered:
        found.append(f"{name}: {altered} entries are not as they were approved")
    if entries != counted:
        found.append(f"{name}: {entries} entries are in force, its changes brought {counted}")
    return found
