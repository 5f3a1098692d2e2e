"""Who may do what. Nobody may do anything that is not in the table (rights 5.3, R5-01)."""

from enum import StrEnum
from types import MappingProxyType

from haidang.said import Said


class Role(StrEnum):
    ANALYST = "analyst"
    SUPERVISOR = "supervisor"
    CRITERIA_AUTHOR = "criteria author"
    WATCHLIST_KEEPER = "watchlist keeper"
    DATA_PROTECTION_OFFICER = "data-protection officer"
    OPERATOR = "operator"


class Permission(StrEnum):
    """Each reads as the end of the sentence *an analyst may ...*."""

    SEE_FLIGHTS = "see flights"
    SEE_TRAVELLERS = "see travellers"
    SEARCH_TRAVELLERS = "search travellers"
    REVEAL_DOCUMENTS = "reveal document numbers and contacts"
    SEE_HITS = "see hits"
    DECIDE_HITS = "decide hits"
    TRY_NAMES = "try a name against the lists"
    LIFT_CLEARINGS = "lift what is known again"
    PART_TRAVELLERS = "say that two were taken for one"
    REVIEW_DECISIONS = "review decisions"
    SEE_CRITERIA = "see criteria"
    WRITE_CRITERIA = "write criteria"
    APPROVE_CRITERIA = "approve criteria"
    SUSPEND_CRITERIA = "suspend criteria"
    SEE_WATCHLISTS = "see watchlists"
    KEEP_WATCHLISTS = "keep watchlists"
    APPROVE_WATCHLISTS = "approve watchlists"
    SEE_AUDIT = "see the audit"
    SEE_FIGURES = "see figures"
    SEE_MESSAGES = "see which messages came in"
    OPERATE_MESSAGES = "replay or discard messages"
    SEE_QUARANTINE = "see the quarantine"
    KEEP_ACCOUNTS = "keep accounts"
    KEEP_CARRIERS = "keep carriers and their tokens"


class Purpose(StrEnum):
    """Why somebody looks: Directive (EU) 2016/681 Art. 6(2), and the oversight of it (R1-02). No default."""

    ASSESS = "assess before arrival or departure"
    ANSWER_REQUEST = "answer a reasoned request"
    UPDATE_CRITERIA = "update criteria"
    OVERSEE = "supervise and audit"


P, R = Permission, Role

MAY = MappingProxyType(
    {
        R.ANALYST: frozenset(
            {
                P.SEE_FLIGHTS,
                P.SEE_TRAVELLERS,
                P.SEARCH_TRAVELLERS,
                P.REVEAL_DOCUMENTS,
                P.SEE_HITS,
                P.DECIDE_HITS,
                P.TRY_NAMES,
                P.PART_TRAVELLERS,
            }
        ),
        R.SUPERVISOR: frozenset(
            {
                P.SEE_FLIGHTS,
                P.SEE_TRAVELLERS,
                P.SEARCH_TRAVELLERS,
                P.REVEAL_DOCUMENTS,
                P.SEE_HITS,
                P.DECIDE_HITS,
                P.TRY_NAMES,
                P.PART_TRAVELLERS,
                P.REVIEW_DECISIONS,
                P.SEE_CRITERIA,
                P.APPROVE_CRITERIA,
                P.SUSPEND_CRITERIA,
                P.SEE_WATCHLISTS,
                P.APPROVE_WATCHLISTS,
                P.SEE_FIGURES,
                P.SEE_MESSAGES,
            }
        ),
        R.CRITERIA_AUTHOR: frozenset({P.SEE_FLIGHTS, P.SEE_CRITERIA, P.WRITE_CRITERIA, P.SEE_FIGURES}),
        R.WATCHLIST_KEEPER: frozenset({P.SEE_FLIGHTS, P.SEE_WATCHLISTS, P.KEEP_WATCHLISTS, P.TRY_NAMES}),
        R.DATA_PROTECTION_OFFICER: frozenset(
            {
                P.SEE_FLIGHTS,
                P.SEE_TRAVELLERS,
                P.SEARCH_TRAVELLERS,
                P.REVEAL_DOCUMENTS,
                P.SEE_HITS,
                P.TRY_NAMES,
                P.LIFT_CLEARINGS,
                P.SEE_CRITERIA,
                P.SUSPEND_CRITERIA,
                P.SEE_WATCHLISTS,
                P.SEE_AUDIT,
                P.SEE_FIGURES,
                P.SEE_MESSAGES,
                P.SEE_QUARANTINE,
            }
        ),
        R.OPERATOR: frozenset(
            {
                P.SEE_FLIGHTS,
                P.SEE_FIGURES,
                P.SEE_MESSAGES,
                P.OPERATE_MESSAGES,
                P.SEE_QUARANTINE,
                P.KEEP_ACCOUNTS,
                P.KEEP_CARRIERS,
            }
        ),
    }
)

PURPOSES = MappingProxyType(
    {
        R.ANALYST: (Purpose.ASSESS, Purpose.ANSWER_REQUEST),
        R.SUPERVISOR: (Purpose.ASSESS, Purpose.ANSWER_REQUEST, Purpose.OVERSEE),
        R.CRITERIA_AUTHOR: (Purpose.UPDATE_CRITERIA,),
        R.WATCHLIST_KEEPER: (Purpose.ASSESS,),
        R.DATA_PROTECTION_OFFICER: (Purpose.OVERSEE, Purpose.ANSWER_REQUEST),
        R.OPERATOR: (Purpose.OVERSEE,),
    }
)
"""The purposes each role may look for, the usual one first."""


class NotPermitted(Exception):
    """The sentence says who may, and whom to ask; ``holders`` are the roles that may."""

    def __init__(self, sentence: str, *, holders: tuple[Role, ...] = ()) -> None:
        super().__init__(sentence)
        self.holders = holders


def may(role: Role, permission: Permission) -> bool:
    """
    >>> may(Role.OPERATOR, Permission.SEARCH_TRAVELLERS)
    False
    """
    return permission in MAY[role]


def check(role: Role, permission: Permission) -> None:
    """Raise unless this role may.

    >>> check(Role.OPERATOR, Permission.DECIDE_HITS)
    Traceback (most recent call last):
    haidang.vault.roles.NotPermitted: As operator you may not decide hits. An analyst or a supervisor may: ...
    """
    if not may(role, permission):
        holders = tuple(holder for holder in Role if may(holder, permission))
        sentence = f"As {role} you may not {permission}. {_any_of(holders)} may: ask one."
        raise NotPermitted(sentence, holders=holders)


def check_purpose(role: Role, purpose: Purpose) -> None:
    """Raise unless this role may look for this purpose.

    >>> check_purpose(Role.CRITERIA_AUTHOR, Purpose.ASSESS)
    Traceback (most recent call last):
    haidang.vault.roles.NotPermitted: As criteria author you may not look to assess before arrival or ...
    """
    if purpose not in PURPOSES[role]:
        raise NotPermitted(
            Said(
                "As %(role)s you may not look to %(purpose)s: choose another purpose.",
                role=Said(role),
                purpose=Said(purpose),
            )
        )


def check_four_eyes(*, author: str, approver: str) -> None:
    """Raise when somebody approves their own work (R5-02, R5-03).

    >>> check_four_eyes(author="linh", approver="linh")
    Traceback (most recent call last):
    haidang.vault.roles.NotPermitted: You wrote this yourself, so somebody else must approve it: ...
    """
    if author == approver:
        raise NotPermitted(
            Said("You wrote this yourself, so somebody else must approve it: ask a supervisor.")
        )


def _any_of(roles: tuple[Role, ...]) -> str:
    named = [f"{'an' if role[0] in 'aeiou' else 'a'} {role}" for role in roles]
    text = " or ".join(filter(None, [", ".join(named[:-1]), named[-1]]))
    return text[0].upper() + text[1:]
