"""``python -m haidang.gates.operations PORT``: ``/healthz`` and ``/metrics`` for those who run the house.

Carriers and officers have no business here: it is a port of its own, on this machine's own address only.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import falcon
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from haidang.ledger.figures import Figures
from haidang.ledger.log import configure
from haidang.ledger.opening import set_up
from haidang.ledger.steady import UNREACHABLE, again_if_stale
from haidang.procedures.figures import figures

LOCAL = "127.0.0.1"


class Numbers(Collector):
    """The house's figures as Prometheus wants them, counted when asked for."""

    def collect(self) -> Iterator[Metric]:
        try:
            counted = ask_the_ledger()
        except UNREACHABLE:
            yield GaugeMetricFamily("haidang_ledger_up", "1 when the ledger answers", value=0)
            return
        yield GaugeMetricFamily("haidang_ledger_up", "1 when the ledger answers", value=1)
        yield from _metrics(counted)


class Health:
    """``/healthz``: 200 when the ledger answers and nothing rests too long, else 503 with the reason."""

    def on_get(self, _: falcon.Request, response: falcon.Response) -> None:
        try:
            trouble = _trouble(ask_the_ledger())
        except UNREACHABLE:
            trouble = "the database does not answer"
        response.status = falcon.HTTP_503 if trouble else falcon.HTTP_200
        response.media = {"status": trouble or "ok"}


class Metrics:
    """``/metrics`` in Prometheus's text format."""

    def on_get(self, _: falcon.Request, response: falcon.Response) -> None:
        response.content_type = CONTENT_TYPE_LATEST
        response.data = generate_latest(REGISTRY)


def ask_the_ledger() -> Figures:
    """The figures of this moment."""
    return again_if_stale(lambda: figures(datetime.now(UTC)))


def make_app() -> falcon.App[falcon.Request, falcon.Response]:
    """The operations address as a WSGI application."""
    app = falcon.App()
    app.add_route("/healthz", Health())
    app.add_route("/metrics", Metrics())
    return app


def main() -> None:
    configure("operations")
    set_up()
    REGISTRY.register(Numbers())
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        MultiProcessCollector(REGISTRY)  # type: ignore[no-untyped-call]
    port = int(sys.argv[1])
    make_server(LOCAL, port, make_app(), server_class=_Threads, handler_class=_Quiet).serve_forever()


def _trouble(counted: Figures) -> str:
    return f"{counted.late} messages rest longer than the law allows" if counted.late else ""


def _metrics(counted: Figures) -> Iterable[Metric]:
    by_gate = GaugeMetricFamily(
        "haidang_messages_received_last_day", "Messages received in the last 24 hours", labels=["gate"]
    )
    for gate, count in counted.received.items():
        by_gate.add_metric([gate], count)
    yield by_gate
    open_hits = GaugeMetricFamily("haidang_hits_open", "Hits nobody has decided", labels=["severity"])
    for severity, count in counted.open_hits.items():
        open_hits.add_metric([severity], count)
    yield open_hits
    for name, (said, field) in SINGLE.items():
        yield GaugeMetricFamily(f"haidang_{name}", said, value=getattr(counted, field))


SINGLE = {
    "messages_resent_last_day": ("Identical resends of messages of the last 24 hours", "resent"),
    "messages_waiting": ("Messages kept and not read yet", "waiting"),
    "oldest_waiting_seconds": ("Age of the oldest message not read yet", "waiting_age"),
    "messages_quarantined": ("Messages that could not be read", "quarantined"),
    "oldest_quarantined_seconds": ("Age of the oldest message in quarantine", "quarantined_age"),
    "messages_late": ("Raw messages that rest longer than the preset allows", "late"),
    "hits_found_last_day": ("Hits found in the last 24 hours", "found"),
    "screening_runs": ("Lists and criteria being applied to travellers already known", "screening_runs"),
    "screening_left": ("Crossings those runs have still to see", "screening_left"),
    "screening_passed_over": ("Crossings the newest run could not screen", "passed_over"),
}


class _Threads(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing: a scrape every few seconds is not news."""


if __name__ == "__main__":
    main()
