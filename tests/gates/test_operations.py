"""What machines that watch are told."""

from datetime import UTC, datetime, timedelta

import falcon.testing
import pytest
from prometheus_client.parser import text_string_to_metric_families as told

from haidang.gates.operations import Numbers, make_app
from haidang.procedures.receive import receive

RUBBISH = b"not a message"


@pytest.fixture
def operations(ledger: str) -> falcon.testing.TestClient:
    return falcon.testing.TestClient(make_app())


def test_a_house_in_order_is_healthy(operations: falcon.testing.TestClient) -> None:
    assert operations.simulate_get("/healthz").json == {"status": "ok"}


def test_a_raw_message_that_rests_too_long_is_trouble(operations: falcon.testing.TestClient) -> None:
    receive(RUBBISH, gate="folder", now=datetime.now(UTC) - timedelta(hours=25))
    answer = operations.simulate_get("/healthz")
    assert answer.status_code == 503
    assert "longer than the law allows" in answer.json["status"]


def test_the_figures_count_what_waits(ledger: str) -> None:
    receive(RUBBISH, gate="folder", now=datetime.now(UTC) - timedelta(minutes=1))
    values = {metric.name: metric.samples[0].value for metric in Numbers().collect() if metric.samples}
    assert values["haidang_ledger_up"] == 1
    assert values["haidang_messages_received_last_day"] == 1
    assert values["haidang_messages_waiting"] == 1
    assert values["haidang_oldest_waiting_seconds"] >= 60


def test_the_metrics_are_prometheus_text(operations: falcon.testing.TestClient) -> None:
    assert [family.name for family in told(operations.simulate_get("/metrics").text)]
