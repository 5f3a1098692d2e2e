"""The push gate: carriers post messages and get a receipt once these are safely kept.

``POST /messages`` with ``Authorization: Bearer <token>`` and the interchange as the body. 201 is the receipt;
200 the same receipt again, because identical bytes were received before. Every other answer is JSON too,
and its ``message`` says what to do. Nothing is acknowledged before it is committed.
"""

import math
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import falcon
import msgspec
import structlog

from haidang.gates.rate import AT_ONCE, PER_SECOND, Rate
from haidang.ledger.steady import UNREACHABLE, Answer, again_if_stale
from haidang.procedures.carrier_tokens import NotTheirs, carrier_of, check_sender
from haidang.procedures.figures import figures
from haidang.procedures.receive import Receipt, Refused, receive

LARGEST = 20_000_000
RETRY_AFTER = 5
NOTHING_HERE = "There is nothing here. Messages are sent with POST to /messages."
NOT_A_MESSAGE = ("multipart/form-data",)


class Messages:
    """``/messages``: where carriers post."""

    def __init__(self, rate: Rate) -> None:
        self._rate = rate

    def on_post(self, request: falcon.Request, response: falcon.Response) -> None:
        carrier = self._carrier(request)
        self._refuse_too_many(carrier)
        data = _body(request)
        receipt = _kept(data, carrier)
        structlog.get_logger().info(
            "received",
            gate="http",
            carrier=carrier,
            bytes=len(data),
            receipt=receipt.receipt,
            messages=receipt.messages,
            resent=receipt.resent,
        )
        response.status = falcon.HTTP_200 if receipt.resent == receipt.messages else falcon.HTTP_201
        response.media = msgspec.structs.asdict(receipt)

    def _carrier(self, request: falcon.Request) -> str:
        scheme, _, token = (request.auth or "").partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            raise _no_token("Send the header 'Authorization: Bearer <token>' with the token you were given.")
        carrier = _answered(lambda: carrier_of(token.strip()))
        if carrier is None:
            raise _no_token("This token is not known or was revoked: ask the operator for a new one.")
        return carrier

    def _refuse_too_many(self, carrier: str) -> None:
        seconds = self._rate.wait_for(carrier)
        if seconds:
            raise falcon.HTTPTooManyRequests(
                title="Too many",
                description=f"At most {PER_SECOND:.0f} a second, {AT_ONCE:.0f} at once: send it later.",
                retry_after=math.ceil(seconds),
            )


class Health:
    """``/healthz``: whether a message posted now could be kept."""

    def on_get(self, _: falcon.Request, response: falcon.Response) -> None:
        _answered(lambda: figures(datetime.now(UTC)))
        response.media = {"status": "ok"}


def make_app(rate: Rate | None = None) -> falcon.App[falcon.Request, falcon.Response]:
    """The gate as a WSGI application."""
    app = falcon.App()
    app.add_route("/messages", Messages(rate or Rate(time.monotonic)))
    app.add_route("/healthz", Health())
    app.set_error_serializer(_in_words)
    app.add_error_handler(Exception, _mistake)
    return app


def _body(request: falcon.Request) -> bytes:
    if request.content_length is None:
        raise falcon.HTTPLengthRequired(
            title="Length required",
            description="Send the header Content-Length; a body in pieces is not taken.",
        )
    if request.content_length > LARGEST:
        raise falcon.HTTPContentTooLarge(
            title="Too large",
            description=f"At most {LARGEST / 1e6:.0f} MB are taken. Send one interchange at a time.",
        )
    if (request.content_type or "").startswith(NOT_A_MESSAGE) or request.get_header("Content-Encoding"):
        raise falcon.HTTPUnsupportedMediaType(
            title="Not the message itself",
            description="Send the interchange itself as the body: no form, no compression.",
        )
    data: bytes = request.bounded_stream.read()
    if len(data) != request.content_length:
        raise falcon.HTTPBadRequest(
            title="Cut off", description="The body ended before its Content-Length. Send it again."
        )
    return data


def _kept(data: bytes, carrier: str) -> Receipt:
    try:
        _answered(lambda: check_sender(data, carrier))
        return _answered(lambda: receive(data, gate="http", now=datetime.now(UTC), carrier=carrier))
    except NotTheirs as why:
        raise falcon.HTTPForbidden(title="Another carrier's", description=str(why)) from why
    except Refused as why:
        raise falcon.HTTPUnprocessableEntity(title="Not taken", description=str(why)) from why


def _answered(act: Callable[[], Answer]) -> Answer:
    """What the ledger answers, or 503."""
    try:
        return again_if_stale(act)
    except UNREACHABLE as error:
        structlog.get_logger().warning("the ledger does not answer", gate="http", error=error)
        raise falcon.HTTPServiceUnavailable(
            title="Not now",
            description="It could not be kept and is not acknowledged. Send it again.",
            retry_after=RETRY_AFTER,
        ) from error


def _no_token(what: str) -> falcon.HTTPUnauthorized:
    return falcon.HTTPUnauthorized(title="No token", description=what, challenges=["Bearer"])


def _in_words(_: falcon.Request, response: falcon.Response, error: falcon.HTTPError) -> None:
    structlog.get_logger().warning("a push was not taken", gate="http", status=error.status_code)
    response.content_type = falcon.MEDIA_JSON
    response.media = {"error": error.title, "message": error.description or NOTHING_HERE}


def _mistake(_: falcon.Request, __: falcon.Response, error: Exception, ___: dict[str, Any]) -> None:
    if isinstance(error, falcon.HTTPError | falcon.HTTPStatus):
        raise error
    structlog.get_logger().error("a push failed", gate="http", error=error)
    raise falcon.HTTPInternalServerError(
        title="A mistake of ours", description="It was not kept. Send it again, and tell the operator."
    )


application = make_app()
