"""The overview of a graph as an HTML page with plots: honours by year and level, organisations, kinds of
activities, places, relations, sources.

A page without scripts: both languages stand in it, and a switch that style sheets know how to read shows one.
"""

from __future__ import annotations

import base64
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256
from importlib.resources import files
from typing import NamedTuple
from urllib.parse import quote

from wenmai.model import Fact, KnowledgeGraph
from wenmai.placetree import PlaceTree, place_tree
from wenmai.plots import Plot, Row, Words, bars, columns
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
DEED = ("organised", "participatedIn")


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
    """Yield the page as text, to be written as UTF-8. It links to entities in `graph.html` beside it."""
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
    digest = base64.b64encode(sha256(style.encode()).digest()).decode()
    yield environment.get_template("page").render(
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; "
        "form-action 'none'",
        style=style,
        figures=_figures(kg),
        sections=[section for section in _sections(kg) if section.rows],
    )


def _sections(kg: KnowledgeGraph) -> Iterator[Section]:
    yield _honours(kg)
    yield _organisations(kg)
    yield _activities(kg)
    yield _places(kg)
    yield _relations(kg)
    yield _reports(kg)
    yield _sources(kg)


def _figures(kg: KnowledgeGraph) -> tuple[tuple[Words, int], ...]:
    return (
        (Words("报道", "reports"), len(kg.documents)),
        (Words("文章", "articles"), len(kg.articles)),
        (Words("实体", "entities"), len(kg.entities)),
        (Words("事实", "facts"), len(kg.facts)),
        (Words("获得荣誉", "honours received"), len(_received(kg))),
    )


def _received(kg: KnowledgeGraph) -> list[Fact]:
    return [f for f in kg.facts if f.predicate == "received" and f.qualifiers.status != "revoked"]


def _honours(kg: KnowledgeGraph) -> Section:
    """Honours received by the year in which they were; those of several years count in the last."""
    received = _received(kg)
    # What the report says of the level, else what the name of the honour does.
    level_of = {fact.id: fact.qualifiers.level or kg.entity[fact.object].level or None for fact in received}
    found = {level_of[fact.id] for fact in received if _last_year(fact)}
    levels = [level for level in LEVELS if level in found]
    levels += sorted(level for level in found - set(LEVELS) if level)
    counts: defaultdict[int, Counter[str | None]] = defaultdict(Counter)
    for fact in received:
        if year := _last_year(fact):
            counts[year][level_of[fact.id]] += 1
    dated = sum(sum(each.values()) for each in counts.values())
    years = range(max(min(counts), max(counts) - YEARS + 1), max(counts) + 1) if counts else range(0)
    rows = tuple(
        Row(Words.name(str(year)), tuple(counts.get(year, Counter())[level] for level in levels))
        for year in years
    )
    older = dated - sum(row.total for row in rows)
    note = Words(
        f"{dated} 项有年份（跨年的按最后一年计），{len(received) - dated} 项没有"
        + (f"，{older} 项更早" if older else ""),
        f"{dated} with a year (the last, of several), {len(received) - dated} without"
        + (f", {older} older" if older else ""),
    )
    series = tuple(LEVELS.get(level, Words.name(str(level))) for level in levels)
    return Section(Words("各年荣誉", "Honours by year"), note, series, rows, columns(rows), None in found)


def _last_year(fact: Fact) -> int | None:
    """The year in which the fact's EDTF time ends."""
    last = (fact.qualifiers.time or "").replace("/..", "").split("/")[-1][:4]
    return int(last) if len(last) == 4 and last.isascii() and last.isdigit() else None


def _organisations(kg: KnowledgeGraph) -> Section:
    groups: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for fact in kg.facts:
        if kg.entity[fact.subject].type == "Organisation":
            group = 0 if fact.predicate == "received" else 1 if fact.predicate in DEED else 2
            groups[fact.subject][group] += 1
    order = sorted(groups, key=lambda i: (-sum(groups[i]), i))[:MOST]
    rows = tuple(Row(Words.name(kg.entity[i].name), tuple(groups[i]), _address(i)) for i in order)
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


def _places(kg: KnowledgeGraph) -> Section:
    """The places with most facts in them, each below the one in which it lies."""
    tree = place_tree(kg)
    counts: Counter[int] = Counter()
    for fact in kg.facts:
        counts.update(_around(tree, _fact_places(tree, fact)))
    chosen = set(sorted(counts, key=lambda at: (-counts[at], at))[:MOST])
    inner: defaultdict[int, list[int]] = defaultdict(list)
    for at in sorted(chosen, key=lambda at: (-counts[at], at)):
        inner[tree.nodes[at].parent].append(at)

    def below(at: int, depth: int) -> Iterator[Row]:
        for each in inner[at]:
            yield Row(Words.name(tree.nodes[each].name), (counts[each],), depth=depth)
            yield from below(each, depth + 1)

    rows = tuple(below(-1, 0))
    note = Words("当地的事实，含其下各地", "Facts in each place, those of the places in it included")
    return Section(Words("地点", "Places"), note, (), rows, bars(rows))


def _fact_places(tree: PlaceTree, fact: Fact) -> set[int]:
    found = (tree.of.get(fact.subject), tree.of.get(fact.object), tree.named.get(fact.qualifiers.place or ""))
    return {at for at in found if at is not None}


def _around(tree: PlaceTree, places: Iterable[int]) -> set[int]:
    """`places` and all in which they lie."""
    found = set()
    for place in places:
        at = place
        while at >= 0:
            found.add(at)
            at = tree.nodes[at].parent
    return found


def _relations(kg: KnowledgeGraph) -> Section:
    terms = ontology().predicates
    counts = Counter(fact.predicate for fact in kg.facts)
    order = sorted(counts, key=lambda name: (-counts[name], name))
    rows = tuple(
        Row(Words(terms[name].zh, terms[name].en) if name in terms else Words.name(name), (counts[name],))
        for name in order
    )
    return Section(Words("关系", "Relations"), Words("各类事实", "Facts of each kind"), (), rows, bars(rows))


def _reports(kg: KnowledgeGraph) -> Section:
    """The reports that say most."""
    counts: Counter[tuple[str, int]] = Counter()
    for fact in kg.facts:
        counts.update({(kg.statement[i].doc, kg.statement[i].article) for i in fact.statements})
    rows = []
    for key in sorted(counts, key=lambda key: (-counts[key], key))[:MOST]:
        article = kg.article.get(key)
        title = article.title if article and article.title else key[0]
        rows.append(Row(Words.name(title), (counts[key],)))
    note = Words("每篇文章说出的事实", "Facts that each article says")
    return Section(Words("来源", "Sources"), note, (), tuple(rows), bars(rows))


def _sources(kg: KnowledgeGraph) -> Section:
    counts = Counter(min(fact.sources, 5) for fact in kg.facts)
    words = [Words("推得", "derived by a rule")]
    words += [Words(f"{n} 处" + "以上" * (n == 5), f"{n}" + " or more" * (n == 5)) for n in range(1, 6)]
    rows = tuple(Row(said, (counts[n],)) for n, said in enumerate(words) if counts[n])
    note = Words("事实有几处独立来源（转载只算一处）", "Facts by independent sources; reprints count as one")
    return Section(Words("独立来源", "Independent sources"), note, (), rows, bars(rows))


def _address(entity: str) -> str:
    return f"graph.html#entity={quote(entity, safe='')}"
