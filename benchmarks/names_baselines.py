"""Other matchers on the same pairs: development dependencies, never part of Hải Đăng."""

import importlib.util
import sys
from collections.abc import Callable

from rapidfuzz import fuzz, utils
from rapidfuzz.distance import JaroWinkler

from benchmarks.labelled import LabelledPair
from haidang.screening.names.transliterate import plain_capitals

Score = Callable[[LabelledPair], float]


def jaro_winkler(pair: LabelledPair) -> float:
    """Plain capitals, tokens sorted, an equal birth date added."""
    told, listed = (" ".join(sorted(plain_capitals(name).split())) for name in _names(pair))
    return JaroWinkler.similarity(told, listed) + _same_birth(pair)


def weighted_ratio(pair: LabelledPair) -> float:
    told, listed = map(plain_capitals, _names(pair))
    return fuzz.WRatio(told, listed, processor=utils.default_process) / 100 + _same_birth(pair)


def _names(pair: LabelledPair) -> tuple[str, str]:
    return pair.told.name.full, pair.listed.name


def _same_birth(pair: LabelledPair) -> float:
    told = pair.told.born_as_told
    if not told or not pair.listed.births:
        return 0.0
    return (
        0.2
        if told in pair.listed.births
        else -0.2
        if all(b[:4] != told[:4] for b in pair.listed.births)
        else 0.0
    )


def _logic_v2() -> tuple[tuple[str, Score], ...]:
    if importlib.util.find_spec("nomenklatura") is None:
        print("NOT MEASURED: nomenklatura is not installed (pip install nomenklatura)", file=sys.stderr)
        return ()
    from followthemoney import EntityProxy, model
    from nomenklatura.matching import LogicV2

    settings = LogicV2.default_config()

    def proxy(name: str, births: tuple[str, ...]) -> EntityProxy:
        # It remembers what it made of an id, so each person needs their own.
        facts = {"name": [name], "birthDate": list(births)}
        return model.get_proxy({"id": f"{name} {births}", "schema": "Person", "properties": facts})

    def score(pair: LabelledPair) -> float:
        told, listed = _names(pair)
        born = (pair.told.born_as_told,) if pair.told.born_as_told else ()
        both = proxy(told, born), proxy(listed, pair.listed.births)
        return float(LogicV2.compare(*both, settings).score)

    return (("logic_v2", score),)


BASELINES: tuple[tuple[str, Score], ...] = (
    ("jaro_winkler", jaro_winkler), ("weighted_ratio", weighted_ratio), *_logic_v2(),
)  # fmt: skip
