"""The schema, one file per subject."""

from haidang.ledger.models.archive import ArchiveDue
from haidang.ledger.models.audit import AuditNote
from haidang.ledger.models.backtest import Backtest, BacktestState
from haidang.ledger.models.clearing import Clearing
from haidang.ledger.models.code_list import CodeList
from haidang.ledger.models.criterion import Criterion, CriterionState, ShadowHit
from haidang.ledger.models.crossing import Booking, Change, Crossing, Identifier, LooseBag, PersonKey
from haidang.ledger.models.hit import Decision, Hit
from haidang.ledger.models.housekeeping import PurgeRun, ScreeningRun, Setting
from haidang.ledger.models.message import (
    CarrierToken,
    Message,
    MessageProblem,
    MessageState,
    RemovedCount,
    Spool,
)
from haidang.ledger.models.movement import Movement
from haidang.ledger.models.officer import Officer
from haidang.ledger.models.quality import QualityCount, QualityDay
from haidang.ledger.models.threshold import TrafficSample, WatchlistThreshold
from haidang.ledger.models.watchlist import (
    Watchlist,
    WatchlistChange,
    WatchlistEntry,
    WatchlistRejected,
    WatchlistStaged,
    WatchlistStanding,
)

__all__ = [
    "ArchiveDue",
    "AuditNote",
    "Backtest",
    "BacktestState",
    "Booking",
    "CarrierToken",
    "Change",
    "Clearing",
    "CodeList",
    "Criterion",
    "CriterionState",
    "Crossing",
    "Decision",
    "Hit",
    "Identifier",
    "LooseBag",
    "Message",
    "MessageProblem",
    "MessageState",
    "Movement",
    "Officer",
    "PersonKey",
    "PurgeRun",
    "QualityCount",
    "QualityDay",
    "RemovedCount",
    "ScreeningRun",
    "Setting",
    "ShadowHit",
    "Spool",
    "TrafficSample",
    "Watchlist",
    "WatchlistChange",
    "WatchlistEntry",
    "WatchlistRejected",
    "WatchlistStaged",
    "WatchlistStanding",
    "WatchlistThreshold",
]
