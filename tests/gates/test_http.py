"""What carriers post, and what they are answered."""

from datetime import UTC, datetime
from typing import Any

import falcon.testing
import pytest

from haidang.ledger.models import CarrierToken, Message
from haidang.vault.person import Person
from haidang.vault.roles import Role

NOW = datetime(2026, 4, 1, 12, tzinfo=UTC)
OPERATOR = Person(id=1, username="op", name="Utopia Operator", role=Role.OPERATOR)


def manifest(sender: str = "XX") -> bytes:
    return (
        f"UNA:+.? 'UNB+UNOA:4+{sender}+UTO+260401:1200+1'UNH+1+PAXLST:D:12B:UN:IATA'BGM+745'UNT+3+1'UNZ+1+1'"
    ).encode()


class Carrier:
    """A carrier with a token, at a gate that lets three messages through at once."""

    def __init__(self, name: str) -> None:
        from haidang.gates.http import make_app
        from haidang.gates.rate import Rate
        from haidang.procedures.carrier_tokens import give

        self.token = give(name, who=OPERATOR, now=NOW)
        self._gate = falcon.testing.TestClient(make_app(Rate(lambda: 0.0, per_second=1, at_once=3)))

    def post(self, body: bytes, **headers: str) -> Any:
        told = {"Authorization": f"Bearer {self.token}"} | {
            name.replace("_", "-"): value for name, value in headers.items()
        }
        return self._gate.simulate_post("/messages", body=body, headers=told)


@pytest.fixture
def carrier(ledger: str) -> Carrier:
    return Carrier("XX")


def test_a_message_gets_a_receipt_once_it_is_kept(carrier: Carrier) -> None:
    answer = carrier.post(manifest())
    kept = Message.objects.get()
    assert (answer.status_code, answer.json["receipt"]) == (201, kept.receipt)
    assert (kept.carrier, kept.gate) == ("XX", "http")


def test_an_identical_resend_gets_the_same_receipt(carrier: Carrier) -> None:
    first, second = carrier.post(manifest()), carrier.post(manifest())
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json["receipt"] == second.json["receipt"]
    assert Message.objects.get().resent == 1


@pytest.mark.parametrize("given", ["", "Bearer ", "Bearer hd_wrong", "Basic eHg6eHg="])
def test_without_a_good_token_nothing_is_taken(carrier: Carrier, given: str) -> None:
    answer = carrier.post(manifest(), Authorization=given)
    assert answer.status_code == 401
    assert "token" in answer.json["message"]
    assert Message.objects.count() == 0


def test_a_revoked_token_opens_nothing(carrier: Carrier) -> None:
    from haidang.procedures.carrier_tokens import revoke

    assert revoke("xx", who=OPERATOR, now=NOW) == 1
    assert carrier.post(manifest()).status_code == 401


def test_a_token_is_kept_as_its_hash_only(carrier: Carrier) -> None:
    kept = bytes(CarrierToken.objects.get().token_hash)
    assert len(kept) == 32
    assert carrier.token.encode() not in kept


def test_a_carrier_may_not_speak_in_the_name_of_another(carrier: Carrier) -> None:
    Carrier("YY")
    answer = carrier.post(manifest(sender="YY"))
    assert answer.status_code == 403
    assert "YY" in answer.json["message"]
    assert Message.objects.count() == 0


def test_one_false_interchange_among_good_ones_refuses_all(carrier: Carrier) -> None:
    Carrier("YY")
    assert carrier.post(manifest() + manifest(sender="YY")).status_code == 403
    assert Message.objects.count() == 0


def test_a_sender_who_is_no_carrier_here_passes(carrier: Carrier) -> None:
    assert carrier.post(manifest(sender="HANDLING")).status_code == 201


def test_rubbish_is_kept_for_the_quarantine(carrier: Carrier) -> None:
    assert carrier.post(b"%PDF-1.7").status_code == 201


def test_an_empty_body_is_refused(carrier: Carrier) -> None:
    assert carrier.post(b" ").status_code == 422


def test_a_body_too_large_is_refused_before_it_is_read(carrier: Carrier) -> None:
    answer = carrier.post(b"UNB", Content_Length="20000001")
    assert answer.status_code == 413
    assert "20 MB" in answer.json["message"]


def test_a_body_of_unknown_length_is_refused(ledger: str, carrier: Carrier) -> None:
    environ = falcon.testing.create_environ("/messages", method="POST", headers={"Authorization": "x"})
    environ.pop("CONTENT_LENGTH", None)
    environ["HTTP_AUTHORIZATION"] = f"Bearer {carrier.token}"
    assert _status(environ) == "411 Length Required"


def test_a_body_that_was_cut_off_is_refused(carrier: Carrier) -> None:
    assert carrier.post(b"UNB", Content_Length="100").status_code == 400
    assert Message.objects.count() == 0


@pytest.mark.parametrize(
    "header", [{"Content_Type": "multipart/form-data; boundary=x"}, {"Content_Encoding": "gzip"}]
)
def test_a_wrapped_message_is_refused(carrier: Carrier, header: dict[str, str]) -> None:
    answer = carrier.post(manifest(), **header)
    assert answer.status_code == 415
    assert "itself" in answer.json["message"]


def test_too_many_at_once_are_told_when_to_come_back(carrier: Carrier) -> None:
    answers = [carrier.post(manifest()) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [201, 200, 200, 429]
    assert answers[-1].headers["Retry-After"] == "1"


def test_a_stale_connection_is_made_anew(carrier: Carrier) -> None:
    """The database was restarted between two messages: the carrier notices nothing."""
    from django.db import connection

    connection.ensure_connection()
    _end(connection.connection.info.backend_pid)
    assert carrier.post(manifest()).status_code == 201


def test_what_cannot_be_kept_is_not_acknowledged(carrier: Carrier, ledger: str) -> None:
    from django.db import connection

    name, connection.settings_dict["NAME"] = connection.settings_dict["NAME"], "gone"
    connection.close()
    answer = carrier.post(manifest())
    connection.settings_dict["NAME"] = name
    connection.close()
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert "not acknowledged" in answer.json["message"]
    assert Message.objects.count() == 0


def _status(environ: dict[str, Any]) -> str:
    from haidang.gates.http import make_app

    answered = falcon.testing.StartResponseMock()
    list(make_app()(environ, answered))
    return str(answered.status)


def _end(backend: int) -> None:
    import os

    import psycopg

    from haidang.ledger import address

    with psycopg.connect(os.environ[address.VARIABLE], autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s)", [backend])
