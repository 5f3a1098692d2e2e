"""Make the index of the lists in force, once for all processes of the house.

There is a whole index of some version, and beside it at most an increment: every entry that came since, and
the ids of those that went. An increment is made within seconds of an approval, however long the lists are; a
whole index takes minutes for a million entries, so it is made anew in the background when an increment has
grown (``renew``), and at once only for a change that is no increment any more.
"""

from collections.abc import Mapping, Sequence
from hashlib import blake2b

import numpy as np
from msgspec import Struct

from haidang.ledger import index_files, screening_runs, transaction, watchlists
from haidang.ledger.transaction import as_of_one_moment
from haidang.ledger.watchlists import ListInForce
from haidang.screening.watchlists import Damaged, Segment, WatchlistIndex, lay_out, made_by
from haidang.vault.retention import DEFAULT_PRESET

PERSONS, WHOLE, INCREMENT = "persons-", "whole", "since"
# A change of so great a share of the lists, or more, wants a whole index at once, a tenth of that one soon.
MOST_CHANGED, WORTH_RENEWING = 0.2, 0.02
# Lists so short are indexed whole in a moment.
SHORT = 5_000


class _Whole(Struct, frozen=True):
    """A whole index by its file's name, and which version of each list it holds."""

    name: str
    segment: Segment

    @property
    def versions(self) -> dict[int, int]:
        return dict(self.segment.arrays["lists"].reshape(-1, 2).tolist())


# The whole index mapped last: the next increment most likely stands beside the same.
_mapped_last: _Whole | None = None


def index_in_force(lists: Sequence[ListInForce]) -> WatchlistIndex:
    """The index of these versions, which must be in force until the transaction ends.

    It is mapped where a file of it lies ready, and made where there is none: who else asks meanwhile waits.
    """
    name = _name(lists)
    if (found := _opened(name)) is not None:
        return found
    with index_files.writing("index"):
        if (found := _opened(name)) is not None:
            return found
        base = _closest(lists)
        if base is not None and watchlists.changed(since := _since(base, lists)) <= _most(base, MOST_CHANGED):
            index_files.delete_others([_keep_increment(name, base, since), base.name], begin=PERSONS)
        else:
            index_files.delete_others([_keep_whole(name, lists, draft="index")], begin=PERSONS)
    found = _opened(name)
    if found is None:
        raise OSError("The index of the lists was written and cannot be read: look after the disk.")
    return found


def index_ready(lists: Sequence[ListInForce]) -> WatchlistIndex | None:
    """The index of these versions where it is made already."""
    return _opened(_name(lists))


def renew(*, although_little: bool = False) -> bool:
    """Make a whole index where an increment has grown, or has anything in it at all; whether one was made.

    Screening goes on meanwhile. What was taken off a list is on no disk any more afterwards.
    """
    with transaction():
        as_of_one_moment()
        lists = watchlists.in_force()
        name, base = _name(lists), _closest(lists)
        if base is None or base.name == f"{name}.{WHOLE}":
            return False
        if watchlists.changed(_since(base, lists)) < (1 if although_little else _most(base, WORTH_RENEWING)):
            return False
        with index_files.writing("renewed"):
            if f"{name}.{WHOLE}" in index_files.names():
                return False
            made = _keep_whole(name, lists, draft="renewed")
    with transaction():
        screening_runs.share(DEFAULT_PRESET)
        if watchlists.in_force() == lists:
            index_files.delete_others([made], begin=PERSONS)
    return True


def _name(lists: Sequence[ListInForce]) -> str:
    """Of this ledger, by this code, of these versions."""
    versions = blake2b(repr(lists).encode(), digest_size=8).hexdigest()
    return f"{_prefix()}{versions}"


def _prefix() -> str:
    return f"{PERSONS}{index_files.token()}-{made_by()}-"


def _opened(name: str) -> WatchlistIndex | None:
    if whole := _whole(f"{name}.{WHOLE}"):
        return WatchlistIndex.over([whole.segment])
    for file in index_files.names():
        if file.startswith(f"{name}.{INCREMENT}.") and (increment := _segment(file)) is not None:
            base = _whole(f"{_prefix()}{file.rpartition('.')[2]}.{WHOLE}")
            if base is not None:
                return WatchlistIndex.over([base.segment.without(increment.arrays["gone"]), increment])
    return None


def _segment(file: str) -> Segment | None:
    """What lies in a file; a damaged one is as good as none."""
    buffer = index_files.mapped(file)
    try:
        return Segment(buffer) if buffer is not None else None
    except Damaged:
        return None


def _whole(file: str) -> _Whole | None:
    global _mapped_last
    if _mapped_last is None or _mapped_last.name != file:
        if (segment := _segment(file)) is None:
            return None
        _mapped_last = _Whole(file, segment)
    return _mapped_last


def _closest(lists: Sequence[ListInForce]) -> _Whole | None:
    """The whole index from which least has changed."""
    prefix = _prefix()
    names = (name for name in index_files.names() if name.startswith(prefix) and name.endswith(WHOLE))
    wholes = [whole for name in names if (whole := _whole(name))]
    standing = {one.id for one in lists}
    fit = (whole for whole in wholes if whole.versions.keys() <= standing and len(whole.segment) >= SHORT)
    return min(fit, key=lambda whole: watchlists.changed(_since(whole, lists)), default=None)


def _since(base: _Whole, lists: Sequence[ListInForce]) -> Mapping[int, int]:
    """From which version of each list it has to go on; a list that it does not know has none yet."""
    return {one.id: base.versions.get(one.id, 0) for one in lists}


def _most(base: _Whole, share: float) -> float:
    return len(base.segment) * share


def _keep_whole(name: str, lists: Sequence[ListInForce], *, draft: str) -> str:
    segment = Segment.of(watchlists.entries())
    versions = np.array([(one.id, one.version) for one in lists], np.int64).ravel()
    index_files.keep(f"{name}.{WHOLE}", lay_out(segment.arrays | {"lists": versions}), draft=draft)
    return f"{name}.{WHOLE}"


def _keep_increment(name: str, base: _Whole, since: Mapping[int, int]) -> str:
    gone = np.array(watchlists.taken_off(since), np.uint64)
    segment = Segment.of(watchlists.entries(since))
    file = f"{name}.{INCREMENT}.{base.name.rpartition('-')[2].removesuffix(f'.{WHOLE}')}"
    index_files.keep(file, lay_out(segment.arrays | {"gone": gone}), draft="index")
    return file
