"""How the house is doing: for the operator's eyes and the machines that watch. No person is in it."""

from datetime import datetime, timedelta

from haidang.ledger import figures as counted
from haidang.ledger import settings
from haidang.ledger.figures import Figures
from haidang.vault.retention import preset


def figures(now: datetime) -> Figures:
    """Count what came in, what waits and for how long, and what was found."""
    law = preset(settings.preset())
    return counted.figures(
        now,
        read_by=now - timedelta(hours=law.spool_hours),
        kept_from=now - timedelta(days=law.quarantine_days),
    )
