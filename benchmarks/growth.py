"""Ten times the stored data: copies of all travel data, each on days of its own."""

from benchmarks.house import ask

TIMES = 10
DAYS_APART = 7
# Ids are given out from 1 upwards, so a copy's are out of everybody's reach.
IDS_APART = 10**12

NUMBERED = {
    "movement": ("id", "message_id"),
    "booking": ("id", "movement_id", "message_id"),
    "crossing": ("id", "movement_id", "booking_id", "manifest_message", "booked_message"),
    "identifier": ("crossing_id",),
    "change": ("id", "movement_id", "crossing_id", "message_id"),
    "hit": ("id", "movement_id", "crossing_id", "message_id"),
}


def grow() -> None:
    """Copy every movement, booking, crossing, identifier, change and hit, into the past."""
    for copy in range(1, TIMES):
        for table in NUMBERED:
            ask(_statement(table, copy))
    ask("ANALYZE")


def _statement(table: str, copy: int) -> str:
    columns = [
        name
        for (name,) in ask(
            "SELECT column_name FROM information_schema.columns "
            f"WHERE table_schema = 'public' AND table_name = '{table}' AND is_generated = 'NEVER'"
        )
    ]
    values = ", ".join(_value(table, column, copy) for column in columns)
    original = f"{NUMBERED[table][0]} < {IDS_APART}"
    return f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM {table} WHERE {original}"


def _value(table: str, column: str, copy: int) -> str:
    if column in NUMBERED[table]:
        return f"{column} + {copy * IDS_APART}"
    if column == "day":
        return f"day - {copy * DAYS_APART}"
    return column
