"""The matrix of rights 5.3, as a picture: a change of it must be meant."""

import pytest

from haidang.vault.roles import (
    MAY,
    PURPOSES,
    NotPermitted,
    Permission,
    Purpose,
    Role,
    check,
    check_four_eyes,
    check_purpose,
    may,
)

MATRIX = """
                                        analyst supervisor author keeper dpo operator
see flights                             x       x          x      x      x   x
see travellers                          x       x          .      .      x   .
search travellers                       x       x          .      .      x   .
reveal document numbers and contacts    x       x          .      .      x   .
see hits                                x       x          .      .      x   .
decide hits                             x       x          .      .      .   .
try a name against the lists            x       x          .      x      x   .
lift what is known again                .       .          .      .      x   .
say that two were taken for one         x       x          .      .      .   .
review decisions                        .       x          .      .      .   .
see criteria                            .       x          x      .      x   .
write criteria                          .       .          x      .      .   .
approve criteria                        .       x          .      .      .   .
suspend criteria                        .       x          .      .      x   .
see watchlists                          .       x          .      x      x   .
keep watchlists                         .       .          .      x      .   .
approve watchlists                      .       x          .      .      .   .
see the audit                           .       .          .      .      x   .
see figures                             .       x          x      .      x   x
see which messages came in              .       x          .      .      x   x
replay or discard messages              .       .          .      .      .   x
see the quarantine                      .       .          .      .      x   x
keep accounts                           .       .          .      .      .   x
keep carriers and their tokens          .       .          .      .      .   x
"""


def test_the_matrix_is_this_one() -> None:
    lines = MATRIX.strip("\n").splitlines()[1:]
    drawn = {line[:40].strip(): [sign == "x" for sign in line[40:].split()] for line in lines}
    assert drawn == {str(p): [may(role, p) for role in Role] for p in Permission}


def test_every_role_has_permissions_and_purposes() -> None:
    assert set(MAY) == set(PURPOSES) == set(Role)


def test_nobody_both_writes_and_approves() -> None:
    for role in Role:
        assert not {Permission.WRITE_CRITERIA, Permission.APPROVE_CRITERIA} <= MAY[role]
        assert not {Permission.KEEP_WATCHLISTS, Permission.APPROVE_WATCHLISTS} <= MAY[role]


def test_the_data_protection_officer_changes_nothing_but_can_stop_what_goes_wrong() -> None:
    doing = {p for p in MAY[Role.DATA_PROTECTION_OFFICER] if not p.startswith(("see", "search", "reveal"))}
    assert doing == {Permission.SUSPEND_CRITERIA, Permission.LIFT_CLEARINGS, Permission.TRY_NAMES}


def test_refusal_says_who_may_and_whom_to_ask() -> None:
    with pytest.raises(NotPermitted) as refused:
        check(Role.ANALYST, Permission.SEE_AUDIT)
    assert refused.value.holders == (Role.DATA_PROTECTION_OFFICER,)
    assert str(refused.value) == (
        "As analyst you may not see the audit. A data-protection officer may: ask one."
    )


def test_what_is_permitted_passes() -> None:
    check(Role.ANALYST, Permission.DECIDE_HITS)
    check_purpose(Role.ANALYST, Purpose.ASSESS)
    check_four_eyes(author="linh", approver="minh")


@pytest.mark.parametrize(
    ("role", "purpose"), [(Role.OPERATOR, Purpose.ASSESS), (Role.ANALYST, Purpose.UPDATE_CRITERIA)]
)
def test_a_purpose_that_is_not_the_roles_is_refused(role: Role, purpose: Purpose) -> None:
    with pytest.raises(NotPermitted, match="you may not look to"):
        check_purpose(role, purpose)


def test_nobody_approves_their_own_work() -> None:
    with pytest.raises(NotPermitted, match="somebody else must approve it"):
        check_four_eyes(author="linh", approver="linh")
