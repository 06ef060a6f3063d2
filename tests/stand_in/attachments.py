"""Attached files, as Discord's CDN serves them: whoever has the address may read them."""

from aiohttp import web

from .state import State


def add_attachments(app: web.Application, state: State) -> None:
    """The application serves the files of all messages."""

    async def serve(request: web.Request) -> web.Response:
        wanted = int(request.match_info["attachment_id"])
        for message in state.messages.values():
            for attachment in message.attachments:
                if attachment.id == wanted:
                    return web.Response(body=attachment.content)
        raise web.HTTPNotFound

    app.router.add_get(r"/attachments/{channel_id:\d+}/{attachment_id:\d+}/{name}", serve)
