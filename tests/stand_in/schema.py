"""Discord's own description of its API, where it is at hand: `schema_faults` checks a body by it.

The description lies in the folder that `DATELINE_SHARED` names, or in `../shared` beside the
repository, and is read at the first use. Without it nothing is found wrong here.
"""

import json
import os
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import jsonschema_rs

from .calls import Json

REPOSITORY = Path(__file__).resolve().parents[2]
# A callback's type -> its schema: so a fault names its field and not "none of seven".
CALLBACKS = {
    1: "PongInteractionCallbackRequest",
    4: "CreateMessageInteractionCallbackRequest",
    5: "CreateMessageInteractionCallbackRequest",
    6: "UpdateMessageInteractionCallbackRequest",
    7: "UpdateMessageInteractionCallbackRequest",
    8: "ApplicationCommandAutocompleteCallbackRequest",
    9: "ModalInteractionCallbackRequest",
}
CALLBACK_ROUTE = "/interactions/{interaction_id}/{interaction_token}/callback"
FOLLOW_UP_ROUTE = "/webhooks/{webhook_id}/{webhook_token}"


def schema_faults(method: str, route: str, body: Any) -> list[str]:
    """What the description says is wrong with the body of this request."""
    if not described():
        return []
    where = _place(method, route, body)
    if where is None:
        return [] if body is None else [f"{method} {route}: takes no such body"]
    return [_worded(error) for error in _validator(where).iter_errors(body)]


@cache
def described() -> Json:
    """The description, with snowflakes as discord.py sends them; empty where it is missing."""
    shared = Path(os.environ.get("DATELINE_SHARED", REPOSITORY.parent / "shared"))
    path = shared / "discord" / "openapi.json"
    if not path.is_file():
        return {}
    description: Json = json.loads(path.read_text(encoding="utf-8"))
    # discord.py sends ids as integers in places, and Discord takes them.
    snowflake = description["components"]["schemas"]["SnowflakeType"]
    snowflake.update(type=["string", "integer"], minimum=0)
    return description


def _place(method: str, route: str, body: Any) -> str | None:
    """Where in the description the schema of this body stands, as a JSON pointer."""
    if route == CALLBACK_ROUTE and isinstance(body, dict) and body.get("type") in CALLBACKS:
        return f"/components/schemas/{CALLBACKS[body['type']]}"
    if (method, route) == ("POST", FOLLOW_UP_ROUTE):
        # The webhook of an interaction knows neither username nor thread.
        return "/components/schemas/IncomingWebhookInteractionRequest"
    operation = described()["paths"].get(route, {}).get(method.lower(), {})
    if "application/json" not in operation.get("requestBody", {}).get("content", {}):
        return None
    steps = ("paths", route, method.lower(), "requestBody", "content", "application/json", "schema")
    # A pointer in a URI: "/" within a step is ~1, and braces are percent-encoded.
    return "".join("/" + quote(step.replace("/", "~1"), safe="~") for step in steps)


@cache
def _validator(pointer: str) -> jsonschema_rs.Draft202012Validator:
    """The compiled schema at `pointer`, with whatever it refers to."""
    return jsonschema_rs.Draft202012Validator(
        {**described(), "$ref": f"#{pointer}"}, mask="what was sent"
    )


def _worded(error: jsonschema_rs.ValidationError) -> str:
    """The innermost fault, with where it is."""
    error = _innermost(error)
    place = ".".join(map(str, error.instance_path)) or "body"
    return f"{place}: {error.message}"


def _innermost(error: jsonschema_rs.ValidationError) -> jsonschema_rs.ValidationError:
    """Of a choice between schemas, the fault in the one that was meant: the nearest of its type."""
    context: Sequence[Sequence[Any]] = getattr(error.kind, "context", ())
    depth = len(error.instance_path)
    meant = [branch for branch in context if branch and not _other_type(branch, depth)]
    return _innermost(min(meant, key=len)[0]) if meant else error


def _other_type(branch: Sequence[jsonschema_rs.ValidationError], depth: int) -> bool:
    """Whether a branch describes another thing: null, or a thing of another `type`."""
    return any(
        (error.kind.name == "type" and len(error.instance_path) == depth)
        or list(error.instance_path)[depth:] == ["type"]
        for error in branch
    )


def properties_of(schema: str) -> Iterator[str]:
    """The names of the properties of a schema of the description."""
    yield from described()["components"]["schemas"][schema]["properties"]
