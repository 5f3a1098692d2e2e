"""Fit the scorecard's weights to a folder of labelled names, and write them for a person to review.

    python -m benchmarks.fit_names FOLDER

A logistic regression with the reins on: what agrees may not speak against, what stands alone may not speak
for. Every query of the list test with all it was compared with, and every labelled pair. Cross-validated
by person; the weights written are of all. Run it twice: the likeliest of several names is chosen by the
weights in force.
"""

import re
import sys
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import TypeAlias
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from scipy.special import expit

from benchmarks import labelled, scorecard_file
from haidang.screening import Entry, WatchlistIndex
from haidang.screening.watchlists import scorecard
from haidang.screening.watchlists.birth import Birth, Births, closest
from haidang.screening.watchlists.evidence import Evidence, birth_evidence
from haidang.screening.watchlists.reasons import NamesLinedUp
from haidang.screening.watchlists.told import Told
from haidang.travel import Traveller

FOLDS = 5
# Weights are pulled towards nought, and together: the same agreement in both tables, neighbouring grades.
PULL_TO_NOUGHT, PULL_TOGETHER = 0.5, 300.0
# Strangers a traveller was compared with are many and mostly easy: they weigh less than who was sought.
WORTH_OF_A_STRANGER = 0.04
# Labelled pairs by whether both are one: two persons are hard near misses, and what tells them apart counts.
WORTH_OF_A_PAIR = {True: 0.6, False: 1.2}
# Whom the weights in force leave so far below any threshold is nobody to learn from.
FAR_BELOW = -1.0
PATIENCE = {"maxiter": 300, "ftol": 1e-9}
Vector: TypeAlias = NDArray[np.float64]
COLUMNS = {term: at for at, term in enumerate([*scorecard_file.TERMS, *scorecard_file.TOGETHER, *Births])}
_GRADE = re.compile(r"(.* )(\d+)( short)?")
_DOUBTFUL = tuple(
    f"{how} {grade}{length}"
    for how in ("nearly", "family", "whole")
    for grade in (60, 70)
    for length in ("", " short")
)
_FOR, _AGAINST, _LITTLE = (0.0, None), (None, 0.0), (-0.4, None)


class Rows:
    """Evidence as a matrix, a row a comparison; ``person`` parts them into folds, ``query`` by traveller."""

    def __init__(self) -> None:
        self._evidence: list[Evidence] = []
        self.same: list[bool] = []
        self.weight: list[float] = []
        self.person: list[str] = []
        self.query: list[int] = []

    def add(self, evidence: Evidence, same: bool, weight: float, person: str, query: int) -> None:
        self._evidence.append(evidence)
        self.same.append(same)
        self.weight.append(weight)
        self.person.append(person)
        self.query.append(query)

    def matrix(self) -> csr_matrix:
        cells = [
            (row, COLUMNS[term], amount)
            for row, evidence in enumerate(self._evidence)
            for term, amount in evidence.items()
            if amount
        ]
        rows, columns, amounts = zip(*cells, strict=True)
        return csr_matrix((amounts, (rows, columns)), shape=(len(self._evidence), len(COLUMNS)))


def main() -> None:
    folder = Path(sys.argv[1])
    index = WatchlistIndex(labelled.entries(folder))
    queries = labelled.queries(folder)
    rows = gathered(index, queries, labelled.pairs(folder))
    matrix, same, weight = rows.matrix(), np.array(rows.same), np.array(rows.weight)
    fold = np.array([crc32(person.encode()) % FOLDS for person in rows.person])
    held_out = np.zeros(len(same))
    for at in range(FOLDS):
        learnt = fold != at
        weights = fitted(matrix[learnt], same[learnt], weight[learnt])
        held_out[~learnt] = points(matrix[~learnt], weights)
    print("held out:", recall(held_out, rows, queries), file=sys.stderr)
    weights = fitted(matrix, same, weight)
    write(weights, highest(points(matrix, weights), rows, queries, listed=False), len(index.rarity))


def gathered(
    index: WatchlistIndex, queries: list[labelled.Query], pairs: list[labelled.LabelledPair]
) -> Rows:
    rows = Rows()
    for at, query in enumerate(queries):
        for entry, name in index.compared(query.told, FAR_BELOW):
            same = entry.reference == query.listed_as
            found = _evidence(query.told, entry, name)
            weight = 1.0 if same else WORTH_OF_A_STRANGER
            rows.add(found, same, weight, query.listed_as or query.told.name.full, at)
    for pair in pairs:
        likeliest = Told.of(pair.told, index.rarity).likeliest(pair.listed.names)
        if likeliest and pair.kind != labelled.NOT_FINDABLE:
            found = _evidence(pair.told, pair.listed, likeliest)
            rows.add(found, pair.same, WORTH_OF_A_PAIR[pair.same], pair.person, -1)
    return rows


def _evidence(told: Traveller, entry: Entry, name: NamesLinedUp) -> Evidence:
    born = closest(Birth.of_traveller(told), Birth.all_of(entry))
    return name.evidence.terms | birth_evidence(born, name.evidence)


def akin() -> tuple[NDArray[np.int_], NDArray[np.int_]]:
    """Columns two by two whose weights should differ only where much speaks for it."""
    pairs = [(at, COLUMNS[f"read {term[8:]}"]) for term, at in COLUMNS.items() if term.startswith("written ")]
    rows: dict[tuple[str, str], list[int]] = defaultdict(list)
    for term, at in COLUMNS.items():
        if graded := _GRADE.fullmatch(term):
            rows[graded[1], graded[3] or ""].append(at)
    for row in rows.values():
        pairs += pairwise(row)
    one, other = np.array(pairs).T
    return one, other


def fitted(matrix: csr_matrix, same: NDArray[np.bool_], weight: Vector) -> Vector:
    """Weights in powers of two, the last one the sum at which both are as likely, below nought."""
    one, other = akin()

    def loss(weights: Vector) -> tuple[float, Vector]:
        odds = matrix @ weights[:-1] + weights[-1]
        wrong = expit(odds) - same
        cost = (weight * np.logaddexp(0, np.where(same, -odds, odds))).sum()
        pull = np.append(weights[:-1], 0.0) * PULL_TO_NOUGHT
        slope: Vector = np.append(matrix.T @ (weight * wrong), (weight * wrong).sum())
        apart = weights[one] - weights[other]
        np.add.at(slope, one, 2 * PULL_TOGETHER * apart)
        np.add.at(slope, other, -2 * PULL_TOGETHER * apart)
        cost += (pull[:-1] * weights[:-1]).sum() + PULL_TOGETHER * (apart**2).sum()
        return cost, slope + 2 * pull

    bounds = [_reins(term) for term in COLUMNS] + [(None, None)]
    found = minimize(
        loss, np.zeros(len(bounds)), jac=True, method="L-BFGS-B", bounds=bounds, options=PATIENCE
    )
    weights: Vector = found.x / np.log(2)
    return weights


def _reins(term: str) -> tuple[float | None, float | None]:
    if term in Births.__members__.values() or term.endswith((" name", " complete", " loose")):
        return None, None
    if "alone" in term or term.endswith((" further", " contradicted")) or term in scorecard_file.TOGETHER:
        return _AGAINST
    return _LITTLE if term.endswith((" much", *_DOUBTFUL)) else _FOR


def points(matrix: csr_matrix, weights: Vector) -> Vector:
    odds: Vector = matrix @ weights[:-1] + weights[-1]
    return odds


def highest(scores: Vector, rows: Rows, queries: list[labelled.Query], *, listed: bool) -> Vector:
    """The highest score of each traveller on the list (with their own entry) or on none (with any)."""
    best = np.full(len(queries), -99.0)
    query, same = np.array(rows.query), np.array(rows.same)
    counted = (query >= 0) & (same if listed else ~same)
    np.maximum.at(best, query[counted], scores[counted])
    return best[[at for at, told in enumerate(queries) if (told.listed_as is not None) == listed]]


def recall(scores: Vector, rows: Rows, queries: list[labelled.Query]) -> dict[str, float]:
    unlisted = highest(scores, rows, queries, listed=False)
    listed = highest(scores, rows, queries, listed=True)
    own = np.array([query.kind.startswith(labelled.OWN_SCRIPT) for query in queries if query.listed_as])
    found: dict[str, float] = {}
    for alerts in (1, 5):
        above = listed > scorecard.threshold_for(unlisted.tolist(), alerts)
        found |= {
            f"at {alerts}": round(float(above[~own].mean()), 3),
            f"own script at {alerts}": round(float(above[own].mean()), 3),
        }
    return found


def write(weights: Vector, unlisted: Vector, names: int) -> None:
    found = dict(zip(COLUMNS, weights, strict=False))
    births = {birth: found[birth] - found[Births.NOT_TOLD] for birth in Births}
    births[Births.SWAPPED] = max(births[Births.SWAPPED], births[Births.DAY_OR_MONTH])
    nought = weights[-1] + found[Births.NOT_TOLD]
    at_one = scorecard.threshold_for(unlisted.tolist(), alerts_per_thousand=1) - nought
    threshold = at_one + np.log2(scorecard.THRESHOLD_NAMES / names)
    page = scorecard_file.text(scorecard.VERSION + 1, found, births, threshold)
    scorecard_file.FILE.write_text(page, encoding="utf-8")
    print(f"written: {scorecard_file.FILE.name}, version {scorecard.VERSION + 1}", file=sys.stderr)


if __name__ == "__main__":
    main()
