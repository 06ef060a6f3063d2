"""One HTTP request as the bot sent it: `read_call` makes it of aiohttp's; routes and tests read it.

A body is parsed whether it came as JSON or as the `payload_json` of a multipart form.
"""

import json
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import BodyPartReader, web

Json = dict[str, Any]
FILE_FIELD = re.compile(r"files\[(\d+)\]")


class InvalidBodyError(ValueError):
    """A body that Discord could not read either."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file of a form: `index` is the n of its field `files[n]`."""

    index: int
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Request:
    """What the bot asked for; `route` is the path with names for its ids, `time` is monotonic."""

    method: str
    path: str
    route: str
    params: Mapping[str, str]
    query: Mapping[str, str]
    authorization: str | None
    body: Any
    uploads: tuple[Upload, ...]
    time: float

    @property
    def files(self) -> dict[str, bytes]:
        """The uploaded files by name, in order."""
        return {upload.name: upload.content for upload in self.uploads}

    @property
    def key(self) -> str:
        """Method and route, as `limit_next` and the description name it."""
        return f"{self.method} {self.route}"


async def read_call(request: web.Request) -> Request:
    """The request with its whole body read.

    Raises:
        ValueError: the body is neither JSON nor a form with a `payload_json`.
    """
    body, uploads = await _read_body(request)
    resource = request.match_info.route.resource
    return Request(
        method=request.method,
        path=request.path.removeprefix("/api/v10"),
        route=(resource.canonical if resource else request.path).removeprefix("/api/v10"),
        params=dict(request.match_info),
        query=dict(request.query),
        authorization=request.headers.get("Authorization"),
        body=body,
        uploads=tuple(uploads),
        time=time.monotonic(),
    )


async def _read_body(request: web.Request) -> tuple[Any, list[Upload]]:
    """The body and the files that came with it; a body of None is no body."""
    if request.content_type == "multipart/form-data":
        return await _read_form(request)
    raw = await request.read()
    if not raw:
        return None, []
    if request.content_type != "application/json":
        raise InvalidBodyError(f"a body of type {request.content_type}")
    return json.loads(raw), []


async def _read_form(request: web.Request) -> tuple[Any, list[Upload]]:
    """The `payload_json` of a form, and its files."""
    body: Any = None
    uploads = []
    reader = await request.multipart()
    while (part := await reader.next()) is not None:
        if not isinstance(part, BodyPartReader):
            raise InvalidBodyError("a form within a form")
        content = bytes(await part.read())
        field = FILE_FIELD.fullmatch(part.name or "")
        if part.name == "payload_json":
            body = json.loads(content)
        elif field is not None:
            uploads.append(Upload(int(field[1]), part.filename or "", content))
        else:
            raise InvalidBodyError(f"a form field named {part.name}")
    return body, uploads
