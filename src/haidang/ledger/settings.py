"""The operator's choices, by name."""

from haidang.ledger.bulk import query
from haidang.vault.retention import DEFAULT_PRESET


def preset() -> str:
    """The name of the retention preset in force."""
    found = query("SELECT value FROM setting WHERE name = 'preset'")
    return found[0][0] if found else DEFAULT_PRESET


def set_preset(name: str) -> None:
    """Put a retention preset in force for what is received from now on."""
    query(
        "INSERT INTO setting (name, value) VALUES ('preset', %s) ON CONFLICT (name) DO UPDATE SET value = %s",
        [name, name],
    )
