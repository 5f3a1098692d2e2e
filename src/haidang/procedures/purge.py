"""Delete what may no longer be kept: the daily clock's work."""

from datetime import datetime, timedelta

from haidang.history import archive
from haidang.ledger import archive_due, home, inbox, keys, retention, settings, transaction, watchlist_papers
from haidang.vault.retention import preset


def purge(*, now: datetime) -> dict[str, int]:
    """Delete every row whose day has come and every raw message past its hours; how many went, by table.

    Whatever a cut-off run leaves is due the next time. Raw messages still waiting past the preset's hours
    are not deleted: they are acknowledged and unread, which is an alarm for the operator, not rubbish.
    """
    with transaction():
        name = settings.preset()
        under = preset(name)
        archive_due.hold()  # a day put there now would bring back what goes
        deleted = retention.delete_due(now.date())
        deleted |= retention.delete_logs_before(now - timedelta(days=366 * under.log_years))
        deleted |= retention.delete_superseded_before(now - timedelta(days=under.superseded_days))
        deleted |= retention.delete_rejected_before(now - timedelta(days=under.rejected_days))
        deleted |= retention.delete_ended_sessions(now)
        deleted["spool"] += retention.delete_spooled_before(
            now - timedelta(days=under.quarantine_days), state="quarantined"
        )
        deleted["archive"] = archive.delete_due(home.history(), now.date())
        deleted["watchlist_change"] = retention.forget_rejected_rows(
            now - timedelta(days=under.quarantine_days)
        )
        retention.note_run(now, name, deleted)
    watchlist_papers.delete_others()
    destroy_spent_keys(now=now)
    return deleted


def destroy_spent_keys(*, now: datetime) -> int:
    """Destroy the keys of past spool periods that no raw message needs any more; how many.

    A period is past when no gate can still be sealing under it.
    """
    with transaction():
        in_use = inbox.periods_in_use()
    newest = keys.period_of(now - timedelta(hours=1))
    spent = [period for period in keys.periods() if period < newest and period not in in_use]
    for period in spent:
        keys.destroy_period(period)
    return len(spent)
