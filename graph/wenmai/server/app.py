"""The addresses of the server and what stands behind each; `run` starts it."""

from __future__ import annotations

import socket
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import anyio
from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import Route

from wenmai.server import described, pages, protocol, work
from wenmai.server.negotiation import choose
from wenmai.server.workers import Limits, Workers
from wenmai_extractors.errors import WenmaiError

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = ("127.0.0.1", "::1", "localhost")
THINGS = ("entity", "fact", "report")
# What an answer may do in a browser: nothing that is not from here.
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
    " img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self';"
    " frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


class Settings(NamedTuple):
    """What is served and to whom."""

    source: Path
    host: str = "127.0.0.1"
    port: int = 7878
    limits: Limits = Limits()
    cors: bool = False


def run(settings: Settings, *, ready: Callable[[str, int], None]) -> None:
    """Serve until interrupted; `ready` is called with the address and the number of quads.

    Raises DataError when there is no graph to serve, WenmaiError when the port is taken.
    """
    import uvicorn

    try:
        family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
        listening = socket.create_server((settings.host, settings.port), family=family)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        where = f"{settings.host}:{settings.port}"
        raise WenmaiError(f"{where}: cannot listen there ({reason}); choose another --port") from error

    async def serve() -> None:
        workers = Workers(settings.source, settings.limits)
        await workers.start()
        port = listening.getsockname()[1]
        shown = f"[{settings.host}]" if ":" in settings.host else settings.host
        ready(f"http://{shown}:{port}/", workers.quads)
        config = uvicorn.Config(
            application(settings, workers),
            log_level="error",
            access_log=False,
            server_header=False,
            h11_max_incomplete_event_size=2 * protocol.LONGEST,
            timeout_graceful_shutdown=1,
            ws="none",
            lifespan="off",
        )
        await uvicorn.Server(config).serve(sockets=[listening])

    with listening:
        anyio.run(serve)


def application(settings: Settings, workers: Workers) -> Starlette:
    """Return the application; its state has the workers and the settings."""
    read = ["GET"]
    routes = [
        Route("/", pages.index, methods=read),
        *(Route(f"/{page}", built, methods=read) for page in pages.BUILT),
        Route("/search", pages.search, methods=read),
        Route("/sparql", sparql, methods=["GET", "POST"]),
        Route("/ontology", pages.ontology, methods=read),
        Route("/assets/{name}", pages.asset, methods=read),
        Route("/page/{local:path}", pages.thing, methods=read),
        Route("/data/{local:path}", data, methods=read),
        Route("/prop/{rest:path}", to_ontology, methods=read),
        *(Route(f"/{kind}/{{rest:path}}", see_other, methods=read) for kind in THINGS),
    ]
    middleware = [Middleware(_Headers)]
    if settings.host in LOOPBACK:
        # A page from elsewhere whose name is made to lead here must not read what is here.
        middleware.append(Middleware(TrustedHostMiddleware, allowed_hosts=[*LOOPBACK, "["]))
    if settings.cors:
        middleware.append(Middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["GET", "POST"]))
    app = Starlette(routes=routes, middleware=middleware, exception_handlers={HTTPException: _failed})
    app.state.workers = workers
    app.state.settings = settings
    return app


class _Headers:
    """Adds HEADERS to every answer that does not bring its own."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, text in HEADERS.items():
                    headers.setdefault(name, text)
            await send(message)

        await self.app(scope, receive, with_headers)


async def _failed(request: Request, error: Exception) -> Response:
    """What goes wrong is a line of text; what is not there a page, for people."""
    if not isinstance(error, HTTPException):
        raise error
    if error.status_code == HTTPStatus.NOT_FOUND and protocol.wants_page(request.headers.get("accept", "")):
        return pages.missing()
    failed = protocol.response(work.plain(error.status_code, error.detail))
    failed.headers.update(error.headers or {})
    return failed


async def sparql(request: Request) -> Response:
    """Answer a query, describe the endpoint, or show the page to ask on."""
    workers: Workers = request.app.state.workers
    asked = await protocol.asked_by(request)
    if asked is not None:
        return protocol.response(await workers.ask(work.answer, asked))
    accept = request.headers.get("accept", "")
    if protocol.wants_page(accept):
        return pages.sparql(request)
    return protocol.response(protocol.description(str(request.url), workers.quads, accept))


async def built(request: Request) -> Response:
    """Return a page that the build wrote, which has a policy of its own."""
    source: Path = request.app.state.settings.source
    file = source / request.url.path.removeprefix("/")
    if not file.is_file():
        raise HTTPException(404, f"there is no {file.name} in what is served")
    allowed = "frame-ancestors 'none'"
    return FileResponse(file, media_type="text/html", headers={"Content-Security-Policy": allowed})


async def see_other(request: Request) -> Response:
    """Lead from a thing to what is known of it: a page for people, data for programs (303)."""
    local = pages.local_of(request, "/")
    media = choose(request.headers.get("accept", ""), ["text/html", *described.MEDIA.values()])
    if media is None:
        raise HTTPException(406, f"to be had as text/html, {', '.join(described.MEDIA.values())}")
    form = next((form for form, offered in described.MEDIA.items() if offered == media), None)
    to = f"/data/{local}.{form}" if form else f"/page/{local}"
    return _redirect(to)


async def to_ontology(_: Request) -> Response:
    """The properties stand in the ontology."""
    return _redirect("/ontology")


def _redirect(to: str) -> Response:
    return RedirectResponse(to, status_code=303, headers={"Vary": "Accept"})


async def data(request: Request) -> Response:
    """Return what the graph says of a thing as RDF, in the form that the ending names."""
    local, _, form = pages.local_of(request, "/data/").rpartition(".")
    if form not in described.MEDIA or not local.startswith(tuple(f"{kind}/" for kind in THINGS)):
        raise HTTPException(404, f"no such data; the endings are {', '.join(described.MEDIA)}")
    workers: Workers = request.app.state.workers
    return protocol.response(await workers.ask(described.document, local, form))
