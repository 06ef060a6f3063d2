"""One websocket to a client, compressed as the client asked; the gateway speaks through it."""

import asyncio
import importlib
import json
import zlib
from collections.abc import Callable
from typing import Any

from aiohttp import web

from .calls import Json

Compress = Callable[[bytes], bytes]


class Socket:
    """Sends JSON in order; made by `Socket.open`."""

    def __init__(self, raw: web.WebSocketResponse, compress: Compress | None) -> None:
        self.raw = raw
        self._compress = compress
        # Compression is a stream: frames must leave in the order they were compressed.
        self._sending = asyncio.Lock()

    @classmethod
    async def open(cls, request: web.Request) -> "Socket":
        """A socket that speaks the `compress` of the request's query."""
        raw = web.WebSocketResponse(compress=False, max_msg_size=0)
        await raw.prepare(request)
        return cls(raw, _compressor(request.query.get("compress")))

    async def send(self, frame: Json) -> None:
        """The frame is on its way, unless the client has gone: then it is lost, as with Discord."""
        text = json.dumps(frame)
        async with self._sending:
            if self.raw.closed:
                return
            try:
                if self._compress is None:
                    await self.raw.send_str(text)
                else:
                    await self.raw.send_bytes(self._compress(text.encode()))
            except ConnectionError:
                return


def _compressor(name: str | None) -> Compress | None:
    """What turns each frame into bytes of the stream that the client asked for.

    Raises:
        web.HTTPBadRequest: there is no such compression.
    """
    if name is None:
        return None
    if name == "zlib-stream":
        return _zlib()
    if name == "zstd-stream":
        return _zstd()
    raise web.HTTPBadRequest(text=f"compress={name}")


def _zlib() -> Compress:
    stream = zlib.compressobj()
    return lambda frame: stream.compress(frame) + stream.flush(zlib.Z_SYNC_FLUSH)


def _zstd() -> Compress:
    """A zstd stream, by whichever library made the client ask for it."""
    try:
        # In the standard library from Python 3.14 on.
        zstd: Any = importlib.import_module("compression.zstd")
    except ModuleNotFoundError:
        zstandard: Any = importlib.import_module("zstandard")
        stream = zstandard.ZstdCompressor().compressobj()
        block = zstandard.COMPRESSOBJ_FLUSH_BLOCK
        return lambda frame: bytes(stream.compress(frame) + stream.flush(block))
    compressor = zstd.ZstdCompressor()
    return lambda frame: bytes(compressor.compress(frame, compressor.FLUSH_BLOCK))
