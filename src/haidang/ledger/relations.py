"""The relations foreign keys would have kept, each proven by a query that must find nothing.

The hot tables go without foreign keys because these cost half the writing speed.
"""

from haidang.ledger.bulk import query

RELATIONS = (
    (
        "crossings without their movement",
        "SELECT count(*) FROM crossing c WHERE NOT EXISTS "
        "(SELECT FROM movement m WHERE m.id = c.movement_id)",
    ),
    (
        "crossings on another day than their movement",
        "SELECT count(*) FROM crossing c JOIN movement m ON m.id = c.movement_id WHERE m.day <> c.day",
    ),
    (
        "crossings whose booking is not there",
        "SELECT count(*) FROM crossing c WHERE booking_id IS NOT NULL AND NOT EXISTS "
        "(SELECT FROM booking b WHERE b.id = c.booking_id AND b.day = c.day)",
    ),
    (
        "crossings kept twice",
        "SELECT count(*) FROM (SELECT id FROM crossing GROUP BY id HAVING count(*) > 1) AS twice",
    ),
    (
        "bookings without their movement",
        "SELECT count(*) FROM booking b WHERE NOT EXISTS (SELECT FROM movement m WHERE m.id = b.movement_id)",
    ),
    (
        "identifiers that lead to no crossing",
        "SELECT count(*) FROM identifier i WHERE NOT EXISTS "
        "(SELECT FROM crossing c WHERE c.id = i.crossing_id AND c.day = i.day)",
    ),
    (
        "changes of no crossing and no booking",
        "SELECT count(*) FROM change h WHERE NOT EXISTS "
        "(SELECT FROM crossing c WHERE c.id = h.crossing_id AND c.day = h.day) AND NOT EXISTS "
        "(SELECT FROM booking b WHERE b.id = h.booking_id AND b.day = h.day)",
    ),
    (
        "loose bags without their movement",
        "SELECT count(*) FROM loose_bag b WHERE NOT EXISTS "
        "(SELECT FROM movement m WHERE m.id = b.movement_id)",
    ),
    (
        "hits on no crossing",
        "SELECT count(*) FROM hit h WHERE NOT EXISTS "
        "(SELECT FROM crossing c WHERE c.id = h.crossing_id AND c.day = h.day)",
    ),
    (
        "decisions about no hit",
        "SELECT count(*) FROM decision d WHERE NOT EXISTS (SELECT FROM hit h WHERE h.id = d.hit_id)",
    ),
    (
        "matches remembered as cleared of no hit",
        "SELECT count(*) FROM clearing c WHERE NOT redress "
        "AND NOT EXISTS (SELECT FROM hit h WHERE h.id = c.hit_id)",
    ),
    (
        "raw messages of messages already read",
        "SELECT count(*) FROM spool s JOIN message m ON m.id = s.message_id WHERE m.state = 'read'",
    ),
    (
        "messages waiting without their raw bytes",
        "SELECT count(*) FROM message m WHERE state = 'waiting' AND NOT EXISTS "
        "(SELECT FROM spool s WHERE s.message_id = m.id)",
    ),
)


def broken() -> dict[str, int]:
    """The relations that do not hold, in words, each with how many rows break it."""
    counts = {words: query(sql)[0][0] for words, sql in RELATIONS}
    return {words: count for words, count in counts.items() if count}
