"""Which way a movement goes over the border, and when, in SQL. ``m`` is the movement, ``home`` our ports."""

INBOUND = "(m.destination = ANY(%(home)s) AND NOT m.origin = ANY(%(home)s))"
OUTBOUND = "(m.origin = ANY(%(home)s) AND NOT m.destination = ANY(%(home)s))"

BORDER_AT = f"""
CASE WHEN {INBOUND} THEN coalesce(m.arrives_at, m.departs_at, m.day::timestamptz)
    ELSE coalesce(m.departs_at, m.arrives_at, m.day::timestamptz) END
"""
"""The last moment an officer can act: arrival of what comes in, departure of everything else."""
