"""The overview of a graph as an HTML page with plots: honours by year and level, the most frequent
ones, organisations, kinds of activities, places, relations, sources.

A page without scripts: both languages stand in it, and a switch that style sheets know how to read shows one.
"""

from __future__ import annotations

import base64
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator
from hashlib import sha256
from heapq import nsmallest
from importlib.resources import files
from typing import NamedTuple, TypeVar
from urllib.parse import quote

from wenmai.excerpt import on_page
from wenmai.model import KnowledgeGraph
from wenmai.plots import Plot, Row, Words, bars, columns
from wenmai.tally import MOST_SOURCES, Tally, deeds, tally
from wenmai_extractors.ontology import ontology
from wenmai_extractors.vocabulary import kinds

LEVELS = {
    "national": Words("国家级", "national"),
    "provincial": Words("省级", "provincial"),
    "prefecture": Words("市（州）级", "prefecture"),
    "county": Words("县（区）级", "county"),
    "township": Words("乡镇级", "township"),
    "village": Words("村（社区）级", "village"),
    None: Words("未注明", "none named"),
}
MOST = 15  # bars
COLOURS = 6  # in style.css
YEARS = 30  # columns; what is older is counted together

T = TypeVar("T", bound=Hashable)


class Section(NamedTuple):
    """A plot with its heading, what it counts, the names of its series and its rows, for a table of them.

    `rest` says that the last series is what belongs to none of the others.
    """

    heading: Words
    note: Words
    series: tuple[Words, ...]
    rows: tuple[Row, ...]
    plot: Plot
    rest: bool = False

    def style(self, series: int) -> str:
        """The class of the pieces of a series."""
        return "rest" if self.rest and series == len(self.series) - 1 else f"s{series % COLOURS}"


def report(kg: KnowledgeGraph) -> Iterator[str]:
    """Yield the page as text, to be written as UTF-8. It links to those entities that are in `graph.html`
    beside it.
    """
    from jinja2 import DictLoader, Environment, StrictUndefined

    folder = files("wenmai") / "data" / "overview"
    style = (folder / "style.css").read_text(encoding="utf-8")
    template = (folder / "template.html").read_text(encoding="utf-8")
    environment = Environment(
        loader=DictLoader({"page": template}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    found = tally(kg)
    digest = base64.b64encode(sha256(style.encode()).digest()).decode()
    yield environment.get_template("page").render(
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; "
        "form-action 'none'",
        style=style,
        figures=_figures(kg, found),
        sections=[section for section in _sections(kg, found) if section.rows],
    )


def _sections(kg: KnowledgeGraph, found: Tally) -> Iterator[Section]:
    yield _honours(found)
    yield _titles(kg, found)
    yield _organisations(kg, found)
    yield _activities(kg)
    yield _places(found)
    yield _relations(found)
    yield _reports(kg, found)
    yield _sources(found)


def _figures(kg: KnowledgeGraph, found: Tally) -> tuple[tuple[Words, int], ...]:
    return (
        (Words("报道", "reports"), len(kg.documents)),
        (Words("文章", "articles"), len(kg.articles)),
        (Words("实体", "entities"), len(kg.entities)),
        (Words("事实", "facts"), len(kg.facts)),
        (Words("获得荣誉", "honours received"), found.received),
    )


def _most(counts: Counter[T]) -> list[T]:
    """Those with the highest counts, the highest first."""
    return nsmallest(MOST, (key for key in counts if counts[key]), key=lambda key: (-counts[key], key))


def _honours(tallied: Tally) -> Section:
    """Honours received by the year in which they were; those of several years count in the last."""
    counts = tallied.honours
    found = {level for each in counts.values() for level in each}
    levels = [level for level in LEVELS if level in found]
    levels += sorted(level for level in found - set(LEVELS) if level)
    dated = sum(sum(each.values()) for each in counts.values())
    years = range(max(min(counts), max(counts) - YEARS + 1), max(counts) + 1) if counts else range(0)
    rows = tuple(
        Row(Words.name(str(year)), tuple(counts.get(year, Counter())[level] for level in levels))
        for year in years
    )
    older = dated - sum(row.total for row in rows)
    undated = tallied.received - dated
    note = Words(
        f"{dated} 项有年份（跨年的按最后一年计），{undated} 项没有" + (f"，{older} 项更早" if older else ""),
        f"{dated} with a year (the last, of several), {undated} without"
        + (f", {older} older" if older else ""),
    )
    series = tuple(LEVELS.get(level, Words.name(str(level))) for level in levels)
    return Section(Words("各年荣誉", "Honours by year"), note, series, rows, columns(rows), None in found)


def _titles(kg: KnowledgeGraph, found: Tally) -> Section:
    order = _most(found.titles)
    shown = on_page(kg, order)
    rows = tuple(
        Row(Words.name(kg.entity[i].name), (found.titles[i],), _address(i) if i in shown else "")
        for i in order
    )
    note = Words("获得的次数，撤销的不计", "How often each was received, revocations apart")
    return Section(Words("荣誉", "Honours"), note, (), rows, bars(rows))


def _organisations(kg: KnowledgeGraph, found: Tally) -> Section:
    order = _most(found.organisations)
    groups, shown = deeds(kg, order), on_page(kg, order)
    rows = tuple(
        Row(Words.name(kg.entity[i].name), groups[i], _address(i) if i in shown else "") for i in order
    )
    return Section(
        Words("组织", "Organisations"),
        Words("以其为主语的事实，最多的在前", "Facts of which each is the subject, the most first"),
        (Words("获得荣誉", "honours received"), Words("开展、参加", "activities"), Words("其他", "other")),
        rows,
        bars(rows),
        rest=True,
    )


def _activities(kg: KnowledgeGraph) -> Section:
    """Activities by the last word of their names."""
    counts: Counter[str] = Counter()
    for entity in kg.entities:
        if entity.type == "Activity":
            found = kinds().match(entity.name)
            counts[found[0] if found and found[1] == "Activity" else ""] += 1
    other = counts.pop("", 0)
    order = sorted(counts, key=lambda kind: (-counts[kind], kind))
    rest = other + sum(counts[kind] for kind in order[MOST:])
    rows = [Row(Words.name(kind), (counts[kind],)) for kind in order[:MOST]]
    if rest:
        rows.append(Row(Words("其他", "other"), (rest,)))
    note = Words("活动，按名称的末尾", "Activities, by the last word of their names")
    return Section(Words("活动种类", "Kinds of activities"), note, (), tuple(rows), bars(rows))


def _places(found: Tally) -> Section:
    """The places with most facts in them, each below the one in which it lies."""
    tree, counts = found.tree, found.places
    inner: defaultdict[int, list[int]] = defaultdict(list)
    for at in _most(counts):
        inner[tree.nodes[at].parent].append(at)

    def below(at: int, depth: int) -> Iterator[Row]:
        for each in inner[at]:
            yield Row(Words.name(tree.nodes[each].name), (counts[each],), depth=depth)
            yield from below(each, depth + 1)

    rows = tuple(below(-1, 0))
    note = Words("当地的事实，含其下各地", "Facts in each place, those of the places in it included")
    return Section(Words("地点", "Places"), note, (), rows, bars(rows))


def _relations(found: Tally) -> Section:
    terms, counts = ontology().predicates, found.predicates
    order = sorted(counts, key=lambda name: (-counts[name], name))
    rows = tuple(
        Row(Words(terms[name].zh, terms[name].en) if name in terms else Words.name(name), (counts[name],))
        for name in order
    )
    return Section(Words("关系", "Relations"), Words("各类事实", "Facts of each kind"), (), rows, bars(rows))


def _reports(kg: KnowledgeGraph, found: Tally) -> Section:
    """The reports that say most."""
    rows = []
    for key in _most(found.articles):
        article = kg.article.get(key)
        title = article.title if article and article.title else key[0]
        rows.append(Row(Words.name(title), (found.articles[key],)))
    note = Words("每篇文章说出的事实", "Facts that each article says")
    return Section(Words("来源", "Sources"), note, (), tuple(rows), bars(rows))


def _sources(found: Tally) -> Section:
    most, counts = MOST_SOURCES, found.sources
    words = [Words("推得", "derived by a rule")]
    words += [
        Words(f"{n} 处" + "以上" * (n == most), f"{n}" + " or more" * (n == most)) for n in range(1, most + 1)
    ]
    rows = tuple(Row(said, (counts[n],)) for n, said in enumerate(words) if counts[n])
    note = Words("事实有几处独立来源（转载只算一处）", "Facts by independent sources; reprints count as one")
    return Section(Words("独立来源", "Independent sources"), note, (), rows, bars(rows))


def _address(entity: str) -> str:
    return f"graph.html#entity={quote(entity, safe='')}"
