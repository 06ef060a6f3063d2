"""People act, and the bot answers: `Acts` is the half of `StandIn` that sends events.

Each method returns what a test then waits on: an interaction, or a message.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from .act_payloads import click_data, command_data, interaction_json, menu_data
from .calls import Json
from .gateway import Session
from .interactions import AUTOCOMPLETE, COMMAND, COMPONENT, PATIENCE, Interaction
from .messages import Attachment, Message, Origin
from .people import BOT, GUILD, USER, Channel, Guild, Person
from .rules.commands import MESSAGE
from .state import State


class Acts:
    """What people can do."""

    def __init__(self, state: State) -> None:
        self._state = state

    async def ready(self, seconds: float = PATIENCE) -> Session:
        """The session of a client that has identified or resumed, and was greeted.

        Raises:
            NothingCameError: no client came within `seconds`.
        """
        state = self._state
        return await state.changes.until(state.gateway.live, "a client", seconds)

    async def slash(
        self,
        path: str,
        values: Mapping[str, Any] | None = None,
        *,
        user: Person = USER,
        guild: Guild | None = GUILD,
        permissions: int | None = None,
    ) -> Interaction:
        """Somebody uses a command, "name" or "group name"; without a guild, in a DM.

        Raises:
            LookupError: no such command was synced, or it has no such option.
            ValueError: a required option is missing.
        """
        data = command_data(self._state.commands, path, values or {})
        return await self._interact(COMMAND, data, user=user, guild=guild, permissions=permissions)

    async def autocomplete(
        self,
        path: str,
        values: Mapping[str, Any],
        *,
        focused: str,
        user: Person = USER,
        guild: Guild | None = GUILD,
        permissions: int | None = None,
    ) -> Interaction:
        """Somebody types into the option `focused`, which has its text so far in `values`."""
        data = command_data(self._state.commands, path, values, focused)
        return await self._interact(
            AUTOCOMPLETE, data, user=user, guild=guild, permissions=permissions
        )

    async def menu(
        self,
        name: str,
        message: Message,
        *,
        user: Person = USER,
        permissions: int | None = None,
    ) -> Interaction:
        """Somebody picks a context menu command on a message; the bot then sees its content."""
        guild = self._state.guilds.get(message.guild_id or 0)
        # Discord shows the bot what was picked, whoever wrote it.
        sent = {**self._state.as_json(message), "content": message.content}
        data = menu_data(self._state.commands, name, MESSAGE, message, sent)
        return await self._interact(COMMAND, data, user=user, guild=guild, permissions=permissions)

    async def click(
        self,
        message: Message,
        custom_id: str,
        *,
        values: Sequence[str] | None = None,
        user: Person = USER,
        permissions: int | None = None,
    ) -> Interaction:
        """Somebody clicks a button of a message, or chooses `values` from its select.

        Raises:
            LookupError: the message, as it is now, has no such component or is gone.
            ValueError: the component is disabled or a link.
        """
        message = self._state.messages[message.id]
        guild = self._state.guilds.get(message.guild_id or 0)
        data = click_data(message, custom_id, values)
        return await self._interact(
            COMPONENT, data, user=user, guild=guild, permissions=permissions, source=message
        )

    async def say(
        self,
        text: str,
        *,
        user: Person = USER,
        guild: Guild | None = GUILD,
        channel: Channel | None = None,
        reply_to: Message | None = None,
        mentions_bot: bool = False,
        bot: bool = False,
        attachments: Mapping[str, bytes] | None = None,
    ) -> Message:
        """Somebody writes a message; a mention is put before the text unless it is a reply's.

        `bot` tells whether the author is one; without a guild it is a DM.
        """
        await self.ready()
        author = self._known(user, bot=bot)
        where = self._place(author, guild, channel)
        pings = reply_to is not None and reply_to.author == BOT
        mentioned = mentions_bot and not pings and f"<@{BOT.id}>" not in text
        new_id = self._state.new_id
        files = (attachments or {}).items()
        message = Message(
            id=new_id(),
            channel_id=where,
            guild_id=guild.id if guild is not None else None,
            author=author,
            content=f"<@{BOT.id}> {text}" if mentioned else text,
            mentions=(BOT,) if mentions_bot else (),
            attachments=tuple(Attachment(new_id(), name, content) for name, content in files),
            reply_to=reply_to.id if reply_to is not None else None,
        )
        self._state.said_last[where] = message.id
        return await self._state.create(message)

    async def next_message(
        self,
        channel: Channel | Person | int,
        *,
        after: Message | None = None,
        seconds: float = PATIENCE,
    ) -> Message:
        """The bot's first message in a channel, or a person's DM, after `after`.

        Without `after`: after the last that a person said there.

        Raises:
            NothingCameError: there was none within `seconds`.
        """
        where = _channel_id(channel)
        last = after.id if after is not None else self._state.said_last[where]

        def found() -> Message | None:
            made = (m for m in self._state.messages.values() if m.author == BOT and m.id > last)
            return next((m for m in made if m.channel_id == where and not m.loading), None)

        return await self._state.changes.until(found, f"a message in {where}", seconds)

    async def _interact(
        self,
        kind: int,
        data: Json,
        *,
        user: Person,
        guild: Guild | None,
        permissions: int | None,
        source: Message | None = None,
    ) -> Interaction:
        """The interaction, sent to the client; its time runs from now."""
        await self.ready()
        state = self._state
        person = self._known(user)
        where = source.channel_id if source is not None else self._place(person, guild, None)
        interaction = Interaction(
            id=state.new_id(),
            token=secrets.token_urlsafe(96),
            origin=Origin(state.new_id(), kind, person),
            channel_id=where,
            guild_id=guild.id if guild is not None else None,
            sent=state.clock(),
            changes=state.changes,
            held=state.messages.get,
            source=source.id if source is not None else None,
        )
        granted = person.permissions if permissions is None else permissions
        sent = interaction_json(interaction, person, guild, granted, data)
        if source is not None:
            sent["message"] = state.as_json(source)
        state.interactions[interaction.token] = interaction
        await state.gateway.dispatch("INTERACTION_CREATE", sent)
        return interaction

    def _known(self, person: Person, *, bot: bool = False) -> Person:
        """The person, whom the routes know from now on."""
        person = replace(person, bot=bot)
        self._state.people[person.id] = person
        return person

    def _place(self, person: Person, guild: Guild | None, channel: Channel | None) -> int:
        """The id of the channel where something happens."""
        if channel is not None:
            return channel.id
        return person.dm if guild is None else guild.channels[0].id


def _channel_id(channel: Channel | Person | int) -> int:
    """The id of a channel, or of a person's direct channel."""
    if isinstance(channel, Person):
        return channel.dm
    return channel if isinstance(channel, int) else channel.id
