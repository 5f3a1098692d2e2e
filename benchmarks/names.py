"""How well listed people are found, and how seldom anyone else: ``python -m benchmarks.names FOLDER``.

The folder holds labelled names (``pairs.tsv``, ``queries.tsv``, ``list.jsonl``; its README tells how the
figures are taken). Beside Hải Đăng run, unless ``--alone`` is given, rapidfuzz and nomenklatura's logic-v2 on
the pairs. The last line is one JSON object.
"""

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from benchmarks import labelled, names_baselines, vietnamese
from haidang.screening import WatchlistIndex
from haidang.screening.watchlists.scorecard import threshold_for

UNHEARD = -99.0
# Low enough that every comparison an officer could want to see has its points.
ANY = 0.0

Scored = list[tuple[labelled.LabelledPair, float]]


def main() -> None:
    options = argparse.ArgumentParser(prog="benchmarks.names", description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--alone", action="store_true", help="without the baselines")
    asked = options.parse_args()
    index = WatchlistIndex(labelled.entries(asked.folder), threshold=ANY)
    pairs = [pair for pair in labelled.pairs(asked.folder) if pair.kind != labelled.NOT_FINDABLE]
    scored = [(pair, index.compare(pair.told, pair.listed).points) for pair in pairs]
    figures = pair_figures(scored, "") | names_alone(index, pairs)
    queries = labelled.queries(asked.folder)
    figures |= list_figures(index, queries)
    figures |= vietnamese.figures(
        labelled.entries(asked.folder), queries, figures["threshold_at_5_per_1000"] - 2
    )
    print("| pairs | of | average precision | recall at 1 % false pairs |\n|---|---|---|---|")
    print(_row("Hải Đăng", scored))
    for name, score in () if asked.alone else names_baselines.BASELINES:
        others = [(pair, score(pair)) for pair in pairs]
        print(_row(name, others))
        figures |= pair_figures(others, f"{name}_")
    print(json.dumps(figures))


def pair_figures(scored: Scored, prefix: str) -> dict[str, float]:
    found = {
        "average_precision": average_precision(scored),
        "recall_at_1_percent_false_pairs": recall_at_false_pairs(scored, 0.01),
    }
    return {prefix + name: round(figure, 4) for name, figure in found.items()}


def names_alone(index: WatchlistIndex, pairs: Sequence[labelled.LabelledPair]) -> dict[str, float]:
    """The same pairs with no birth date told."""
    bare = [replace(pair, told=replace(pair.told, born=None, born_as_told=None)) for pair in pairs]
    scored = [(pair, index.compare(pair.told, pair.listed).points) for pair in bare]
    return {f"names_alone_{name}": figure for name, figure in pair_figures(scored, "").items()}


def list_figures(index: WatchlistIndex, queries: Sequence[labelled.Query]) -> dict[str, float]:
    """Each query against the whole list; prints the table by kind."""
    began = time.process_time()
    matches_of = index.matches_of([query.told for query in queries])
    asked = [
        (query, {match.entry.reference: match.points for match in matches})
        for query, matches in zip(queries, matches_of, strict=True)
    ]
    spent = time.process_time() - began
    unlisted = [max(found.values(), default=UNHEARD) for query, found in asked if query.listed_as is None]
    figures: dict[str, float] = {
        "entries": len(index),
        "milliseconds_a_query_unfiltered": round(spent / len(queries) * 1e3, 2),
    }
    thresholds = {alerts: threshold_for(unlisted, alerts) for alerts in (1, 5)}
    by_kind: dict[str, list[float]] = defaultdict(list)
    for query, found in asked:
        if query.listed_as is not None:
            by_kind[query.kind].append(found.get(query.listed_as, UNHEARD))
    print(
        f"Against a list of {len(index):,} entries; thresholds grow by one with each doubling of the list.\n"
    )
    _print_by_kind(by_kind, thresholds)
    own = [point for kind in by_kind if kind.startswith(labelled.OWN_SCRIPT) for point in by_kind[kind]]
    latin = [point for kind in by_kind if not kind.startswith(labelled.OWN_SCRIPT) for point in by_kind[kind]]
    for alerts, least in thresholds.items():
        figures[f"threshold_at_{alerts}_per_1000"] = round(least, 1)
        for name, points in (("", latin), ("own_script_", own), ("all_", latin + own)):
            figures[f"{name}recall_at_{alerts}_per_1000"] = round(above(points, least), 4)
    return figures


def _print_by_kind(by_kind: Mapping[str, Sequence[float]], thresholds: Mapping[int, float]) -> None:
    print("| kind | listed | found at 1 per 1,000 | at 5 |\n|---|---|---|---|")
    for kind, points in sorted(by_kind.items()):
        at_one, at_five = (above(points, least) for least in thresholds.values())
        print(f"| {kind} | {len(points)} | {at_one:.3f} | {at_five:.3f} |")


def above(points: Sequence[float], least: float) -> float:
    return sum(point > least for point in points) / max(len(points), 1)


def average_precision(scored: Scored) -> float:
    ordered = sorted(scored, key=lambda one: (-one[1], one[0].same))  # of equal scores the false one first
    found, total = 0, 0.0
    for at, (pair, _) in enumerate(ordered, start=1):
        if pair.same:
            found += 1
            total += found / at
    return total / found


def recall_at_false_pairs(scored: Scored, share: float) -> float:
    """The share of true pairs above the score that so many of the false ones reach."""
    false = sorted((score for pair, score in scored if not pair.same), reverse=True)
    least = false[int(share * len(false))]
    return above([score for pair, score in scored if pair.same], least)


def _row(name: str, scored: Scored) -> str:
    precision, recall = average_precision(scored), recall_at_false_pairs(scored, 0.01)
    return f"| {name} | {len(scored)} | {precision:.4f} | {recall:.4f} |"


if __name__ == "__main__":
    main()
