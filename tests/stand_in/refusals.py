"""How Discord says no: a status, a code and a message; routes raise these, `rest` answers them."""

from collections.abc import Mapping, Sequence
from typing import Any

EMPTY = "an empty message"
# code -> status and message, from Discord's list of JSON error codes
CODES = {
    0: (404, "404: Not Found"),
    10003: (404, "Unknown Channel"),
    10004: (404, "Unknown Guild"),
    10008: (404, "Unknown Message"),
    10013: (404, "Unknown User"),
    10015: (404, "Unknown Webhook"),
    10062: (404, "Unknown interaction"),
    10063: (404, "Unknown application command"),
    40005: (413, "Request entity too large"),
    40060: (400, "Interaction has already been acknowledged."),
    50001: (403, "Missing Access"),
    50005: (403, "Cannot edit a message authored by another user"),
    50006: (400, "Cannot send an empty message"),
    50007: (403, "Cannot send messages to this user"),
    50013: (403, "Missing Permissions"),
    50027: (401, "Invalid Webhook Token"),
    50035: (400, "Invalid Form Body"),
    50109: (400, "The request body contains invalid JSON."),
}
UNKNOWN_REFERENCE = {
    "message_reference": {
        "_errors": [{"code": "MESSAGE_REFERENCE_UNKNOWN_MESSAGE", "message": "Unknown message"}]
    }
}


class DiscordError(Exception):
    """An answer other than 2xx; `faults` say what the bot did wrong, if it did wrong."""

    def __init__(
        self,
        code: int,
        *faults: str,
        status: int | None = None,
        errors: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        usual, message = CODES.get(code, (400, "Refused"))
        super().__init__(message)
        self.status = usual if status is None else status
        self.faults = faults
        self.headers = dict(headers or {})
        self.body: dict[str, Any] = {"message": message, "code": code}
        if errors is not None:
            self.body["errors"] = errors


def faulty(faults: Sequence[str]) -> DiscordError:
    """The refusal of a body that broke rules: 50006 if it was empty, else 50035."""
    if EMPTY in faults:
        return DiscordError(50006, *faults)
    errors = [{"code": "INVALID", "message": fault} for fault in faults]
    return DiscordError(50035, *faults, errors={"_errors": errors})


def unauthorized() -> DiscordError:
    """The refusal of a wrong token: discord.py raises `LoginFailure`."""
    refusal = DiscordError(0, status=401)
    refusal.body["message"] = "401: Unauthorized"
    return refusal


def rate_limited(retry_after: float) -> DiscordError:
    """A 429 that asks for `retry_after` seconds of patience.

    Without the `Via` header discord.py takes it for a ban by Cloudflare and gives up.
    """
    headers = {"Via": "1.1 google", "Retry-After": str(retry_after), "X-RateLimit-Scope": "user"}
    refusal = DiscordError(0, status=429, headers=headers)
    refusal.body = {
        "message": "You are being rate limited.",
        "retry_after": retry_after,
        "global": False,
    }
    return refusal
