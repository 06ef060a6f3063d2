"""Points discord.py at a stand-in: `launch` does it for a process, `StandIn` for a while."""

import asyncio
import threading

import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route


def point_at(port: int) -> None:
    """discord.py in this process talks to the stand-in at `port`, and not to Discord."""
    Route.BASE = api_at(port)
    DiscordWebSocket.DEFAULT_GATEWAY = gateway_at(port)


def api_at(port: int) -> str:
    """Where the HTTP API of the stand-in at `port` is."""
    return f"http://127.0.0.1:{port}/api/v10"


def gateway_at(port: int) -> yarl.URL:
    """Where the gateway of the stand-in at `port` is."""
    return yarl.URL(f"ws://127.0.0.1:{port}/gateway")


async def keep_alives_ended() -> None:
    """The threads in which closed clients sent heartbeats have ended.

    One that is about to send while the test's loop closes leaves a coroutine that nobody awaits,
    and the warning of it fails whichever test runs then. Call it after `Client.close`.
    """
    for thread in threading.enumerate():
        if thread.name.startswith("keep-alive-handler"):
            await asyncio.to_thread(thread.join)
