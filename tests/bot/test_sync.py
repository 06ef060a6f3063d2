from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import discord
import pytest
from discord import app_commands

from bot.sync import sync_if_changed
from tests.stand_in import APPLICATION, TOKEN, StandIn

Tree = app_commands.CommandTree[discord.Client]


@pytest.fixture
async def stand_in() -> AsyncIterator[StandIn]:
    """A stand-in for Discord that must have found no fault at the end."""
    async with StandIn.start() as server:
        yield server
        assert server.faults == []


@pytest.fixture
async def client(stand_in: StandIn) -> AsyncIterator[discord.Client]:
    """A client that has logged in."""
    with stand_in.point_client_here():
        async with discord.Client(intents=discord.Intents.none()) as client:
            await client.login(TOKEN)
            yield client


def tree_of(client: discord.Client, name: str = "ask", description: str = "Ask") -> Tree:
    """A tree with one command."""
    client._connection._command_tree = None
    tree = app_commands.CommandTree(client)

    @tree.command(name=name, description=description)
    async def command(interaction: discord.Interaction[Any]) -> None:
        await interaction.response.defer()

    return tree


async def test_only_what_has_changed_is_sent(
    client: discord.Client, stand_in: StandIn, tmp_path: Path
) -> None:
    """The first time commands are sent, then only when one of them has changed."""
    note = tmp_path / "note"
    for _ in range(3):
        await sync_if_changed(tree_of(client), APPLICATION.id, note)
    assert stand_in.syncs == 1
    await sync_if_changed(tree_of(client, description="Ask me"), APPLICATION.id, note)
    assert stand_in.syncs == 2
    await sync_if_changed(tree_of(client), APPLICATION.id, note)
    assert stand_in.syncs == 3


async def test_another_application(
    client: discord.Client, stand_in: StandIn, tmp_path: Path
) -> None:
    """The same commands are sent again where the application is another one."""
    note = tmp_path / "note"
    await sync_if_changed(tree_of(client), APPLICATION.id + 1, note)
    await sync_if_changed(tree_of(client), APPLICATION.id, note)
    assert stand_in.syncs == 2


async def test_refused_commands_are_sent_again(
    client: discord.Client, stand_in: StandIn, tmp_path: Path
) -> None:
    """Commands that Discord did not take count as not sent."""
    note = tmp_path / "note"
    stand_in.fail_next("PUT /applications/*", 403, 50001)
    with pytest.raises(discord.Forbidden):
        await sync_if_changed(tree_of(client), APPLICATION.id, note)
    await sync_if_changed(tree_of(client), APPLICATION.id, note)
    assert stand_in.syncs == 1


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"not a digest\n"])
async def test_damaged_note(
    client: discord.Client, stand_in: StandIn, tmp_path: Path, content: bytes
) -> None:
    """A note that says nothing of use makes the commands be sent, and is written anew."""
    note = tmp_path / "note"
    note.write_bytes(content)
    for _ in range(2):
        await sync_if_changed(tree_of(client), APPLICATION.id, note)
    assert stand_in.syncs == 1
