"""How long each preset lets the house know."""

from haidang.vault.retention import DEFAULT_PRESET, Period, Preset, names, preset
from manual.table import table


def retention() -> str:
    """``retention.md``: the presets shipped, each with the law it follows."""
    presets = [preset(name) for name in names()]
    sources = "\n".join(f"- `{each.name}`: {each.title}. Source: {each.source}." for each in presets)
    return f"""# Retention presets

A preset is one law's periods. A record is clear, then masked, then gone. The clock deletes every day what is
due; `{DEFAULT_PRESET}` is the default.

{table(COLUMNS, map(_row, presets))}

## Where they come from

{sources}
"""


COLUMNS = ("Preset", "Runs from", "Clear for", "Then masked for", "Held at most", "Free text", "Raw message")


def _row(each: Preset) -> tuple[str, ...]:
    held = _words(each.held_for) if each.held_for else "no holds"
    raw = f"{each.spool_hours} hours; quarantined {each.quarantine_days} days"
    text = "dropped" if each.denies_free_text else "scanned"
    return f"`{each.name}`", each.clock, _words(each.clear_for), _words(each.masked_for), held, text, raw


def _words(period: Period) -> str:
    told = [f"{period.months} months"] * bool(period.months) + [f"{period.days} days"] * bool(period.days)
    return " and ".join(told) or "not at all"
