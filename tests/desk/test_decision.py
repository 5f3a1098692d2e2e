"""A decision has a person, a reason and a time, or it is none."""

from datetime import UTC, datetime

import pytest

from haidang.desk import NotAllowed, Outcome, decide

NOW = datetime(2026, 4, 1, 12, tzinfo=UTC)
WHY = "Another person: the photograph differs"


def test_is_kept_with_its_reason_in_plain_spaces() -> None:
    decision = decide(
        7, Outcome.CLEARED, reason="  Another\n person:\tsee photo ", who=" lan ", when=NOW, supersedes=3
    )
    assert (
        decision.hit,
        decision.outcome,
        decision.reason,
        decision.who,
        decision.when,
        decision.supersedes,
    ) == (
        7,
        Outcome.CLEARED,
        "Another person: see photo",
        "lan",
        NOW,
        3,
    )


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"who": ""}, "nobody is named"),
        ({"who": " \t"}, "nobody is named"),
        ({"reason": ""}, "at least 10 letters"),
        ({"reason": "..........."}, "at least 10 letters"),
        ({"reason": "ok" + " " * 20}, "at least 10 letters"),
        ({"reason": "x" * 5000}, "at most 4000"),
        ({"when": datetime(2026, 4, 1)}, "needs its zone"),
    ],
)
def test_what_is_missing_is_named(changed: dict[str, object], complaint: str) -> None:
    with pytest.raises(NotAllowed, match=complaint):
        decide(7, Outcome.CONFIRMED, **({"reason": WHY, "who": "lan", "when": NOW} | changed))  # type: ignore[arg-type]
