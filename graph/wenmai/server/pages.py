"""The pages for people: where to go, an entity with its proofs, the query page, the ontology."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from mimetypes import guess_type
from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.responses import Response

from wenmai import terms
from wenmai.payload import embed
from wenmai.questions import questions
from wenmai.server import described, protocol
from wenmai.server.negotiation import choose
from wenmai.server.work import Reply

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from jinja2 import Environment
    from starlette.requests import Request

    from wenmai.server.workers import Workers

ASSETS = ("style.css", "sparql.js", "yasgui.min.js", "yasgui.min.css", "yasgui.LICENSE.txt")
BUILT = ("graph.html", "report.html")  # pages of the build, where it has them
FOUND = 50  # entities that a search lists


def _folder() -> Traversable:
    return files("wenmai") / "data" / "server"


@cache
def _templates() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    def load(name: str) -> str:
        return (_folder() / name).read_text(encoding="utf-8")

    return Environment(loader=FunctionLoader(load), autoescape=True, undefined=StrictUndefined)


def _page(name: str, *, status: int = 200, **values: Any) -> Response:
    text = _templates().get_template(name).render(**values)
    return Response(text, status_code=status, media_type="text/html", headers={"Vary": "Accept"})


def local_of(request: Request, before: str) -> str:
    """Return what the path of a request has after `before`, percent-encoded as it was sent."""
    raw = request.scope.get("raw_path") or request.url.path.encode()
    return str(raw.partition(b"?")[0].decode("ascii", "replace")).removeprefix(before)


async def index(request: Request) -> Response:
    """Say what there is."""
    workers: Workers = request.app.state.workers
    return _page("index.html", quads=workers.quads, built=_built(request))


def _built(request: Request) -> list[str]:
    return [page for page in BUILT if (request.app.state.settings.source / page).is_file()]


def missing() -> Response:
    """Say that there is nothing here, and where to look."""
    return _page("missing.html", status=404)


async def search(request: Request) -> Response:
    """List the entities whose name has the words."""
    words = request.query_params.get("q", "").strip()[:100]
    workers: Workers = request.app.state.workers
    found = await workers.ask(described.named, words, FOUND) if words else ()
    if isinstance(found, Reply):
        return protocol.response(found)
    return _page("search.html", words=words, found=found)


async def thing(request: Request) -> Response:
    """Show an entity, a fact or a report."""
    local = local_of(request, "/page/")
    workers: Workers = request.app.state.workers
    shown = await workers.ask(described.page_data, local)
    if isinstance(shown, Reply):
        return protocol.response(shown)
    if shown is None:
        raise HTTPException(404, "the graph does not know this")
    drawn = "graph.html" in _built(request) and local.startswith("entity/")
    return _page("thing.html", shown=shown, local=local, most=described.MOST, drawn=drawn)


def sparql(request: Request) -> Response:
    """Show the page to ask on, with the ready-made questions."""
    base = request.app.state.workers.base
    asked = [{**each._asdict(), "sparql": portable(each.sparql, base)} for each in questions()]
    data = Markup(embed(asked, plain=1 << 62).text)  # noqa: S704 - JSON without `<`
    return _page("sparql.html", questions=asked, data=data)


def portable(sparql: str, base: str) -> str:
    """Return a query with the prefixes that it uses declared, so that any endpoint understands it."""
    comments = re.match(r"(?:#[^\n]*\n)*", sparql)
    head = comments[0] if comments else ""
    used = [
        f"PREFIX {prefix}: <{space}>\n"
        for prefix, space in terms.namespaces(base).items()
        if re.search(rf"(?<![\w:]){prefix}:", sparql.removeprefix(head))
    ]
    return head + "".join(used) + sparql.removeprefix(head)


async def ontology(request: Request) -> Response:
    """Return the ontology as a page or as RDF."""
    from wenmai.owl import ontology_turtle

    media = choose(request.headers.get("accept", ""), ["text/html", *described.MEDIA.values()])
    if media is None:
        raise HTTPException(406, f"to be had as text/html, {', '.join(described.MEDIA.values())}")
    base = request.app.state.workers.base
    if media == "text/html":
        from wenmai.ontology_html import ontology_html

        return Response("".join(ontology_html(base=base)), media_type=media, headers={"Vary": "Accept"})
    text = "".join(ontology_turtle(base=base))
    form = next(form for form, offered in described.MEDIA.items() if offered == media)
    body = text.encode() if form == "ttl" else described.converted(text, form, base)
    return protocol.response(Reply(200, media, body))


async def asset(request: Request) -> Response:
    """Return a script or a style of the pages."""
    name = request.path_params["name"]
    if name not in ASSETS:
        raise HTTPException(404, "no such file")
    media = guess_type(name)[0] or "text/plain"
    kept = {"Cache-Control": "max-age=3600"}
    return Response((_folder() / name).read_bytes(), media_type=media, headers=kept)
