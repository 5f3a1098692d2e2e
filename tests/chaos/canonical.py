"""Everything remembered, without what differs from run to run: numbers given out and times of the day."""

import psycopg

MOVEMENT = "(m.carrier, m.number, m.suffix, m.origin, m.destination, m.day)::text"
PERSON = "c.role, c.surname, c.given, c.born, c.sex, c.nationality"

MOVEMENTS = "JOIN movement m ON m.id"
MESSAGE = "encode(m.fingerprint, 'hex')"

QUESTIONS = {
    "movements": f"SELECT {MOVEMENT}, m.departs_at, m.arrives_at FROM movement m",
    "crossings": f"""
        SELECT {MOVEMENT}, {PERSON}, c.status, c.manifest::text, c.booked::text, b.locator
        FROM crossing c {MOVEMENTS} = c.movement_id LEFT JOIN booking b ON b.id = c.booking_id""",
    "bookings": f"""
        SELECT {MOVEMENT}, b.system, b.locator, b.version, b.cancelled, b.told::text
        FROM booking b {MOVEMENTS} = b.movement_id""",
    "identifiers": f"""
        SELECT {MOVEMENT}, {PERSON}, i.kind, i.key
        FROM identifier i JOIN crossing c ON c.id = i.crossing_id {MOVEMENTS} = c.movement_id""",
    "changes": f"SELECT {MOVEMENT}, g.differences::text FROM change g {MOVEMENTS} = g.movement_id",
    "hits": f"""
        SELECT {MOVEMENT}, {PERSON}, h.kind, h.title, h.severity, h.likeness, h.reasons::text
        FROM hit h JOIN crossing c ON c.id = h.crossing_id {MOVEMENTS} = c.movement_id""",
    "messages": f"SELECT {MESSAGE}, state, type, function, travellers FROM message m",
    "removed": "SELECT carrier, category, sum(count) FROM removed_count GROUP BY carrier, category",
    "problems": f"""
        SELECT {MESSAGE}, p.kind, p.what, p.segment
        FROM message_problem p JOIN message m ON m.id = p.message_id""",
}


def canonical(url: str) -> dict[str, list[str]]:
    """Sorted rows of every subject."""
    with psycopg.connect(url) as connection:
        return {
            subject: sorted(map(repr, connection.execute(question).fetchall()))
            for subject, question in QUESTIONS.items()
        }
