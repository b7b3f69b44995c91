from factory import graph, statement

from wenmai.excerpt import excerpt
from wenmai.placetree import PlaceTree, place_tree, within

LOCATED = ("Place", "Place")


def _chain(tree: PlaceTree, at: int) -> str:
    names = []
    while at >= 0:
        names.append(tree.nodes[at].name)
        at = tree.nodes[at].parent
    return "/".join(reversed(names))


def _where(tree: PlaceTree) -> dict[str, str]:
    return {id_.split("/", 1)[1]: _chain(tree, at) for id_, at in tree.of.items()}


def test_places_and_organisations_hang_in_the_gazetteer() -> None:
    kg = graph(
        statement("青海省海西州某局", "received", "文明单位"),
        statement("大通县", "received", "文明县城", types=("Place", "Honour")),
    )
    tree = place_tree(kg)
    assert _where(tree) == {
        "海西州某局": "青海省/海西蒙古族藏族自治州",
        "海西州": "青海省/海西蒙古族藏族自治州",
        "大通县": "青海省/西宁市/大通回族土族自治县",
        "西宁市": "青海省/西宁市",
        "青海省": "青海省",
    }
    assert all(node.parent < at for at, node in enumerate(tree.nodes))


def test_a_village_hangs_where_a_fact_says_or_where_its_name_says() -> None:
    kg = graph(
        statement("柳湾村", "locatedIn", "石桥镇", types=LOCATED),
        statement("石桥镇", "locatedIn", "青石县", types=LOCATED),
        statement("青石县松林镇", "received", "文明村镇", types=("Place", "Honour")),
        statement("青石县妇联", "received", "文明单位"),
    )
    assert _where(place_tree(kg)) == {
        "青石县石桥镇柳湾村": "青石县/石桥镇/柳湾村",
        "青石县石桥镇": "青石县/石桥镇",
        "青石县": "青石县",
        "青石县松林镇": "青石县/松林镇",
        "青石县妇联": "青石县",
    }


def test_places_that_lie_in_each_other_do_no_harm() -> None:
    kg = graph(
        statement("甲镇", "locatedIn", "乙镇", types=LOCATED),
        statement("乙镇", "locatedIn", "甲镇", types=LOCATED),
        statement("丙镇", "locatedIn", "丙镇", types=LOCATED),
    )
    tree = place_tree(kg)
    assert len(tree.of) == 3
    assert all(node.parent < at for at, node in enumerate(tree.nodes))


def test_the_place_of_a_qualifier_is_found() -> None:
    kg = graph(
        statement("青石县", "received", "文明县城", types=("Place", "Honour"), place="青石县柳湾村"),
        statement("某局", "received", "文明单位", place="某某村"),
    )
    tree = place_tree(kg)
    assert {text: _chain(tree, at) for text, at in tree.named.items()} == {"青石县柳湾村": "青石县"}
    assert "organisation/某局" not in tree.of


def test_places_that_lie_in_each_other_without_end_do_no_harm() -> None:
    kg = graph(*(statement(f"甲{n}村", "locatedIn", f"甲{n + 1}村", types=LOCATED) for n in range(1_000)))
    tree = place_tree(kg)
    assert len(tree.of) == 1_001
    assert max(_chain(tree, at).count("/") for at in tree.of.values()) < 100


def test_in_a_part_of_a_graph_things_lie_where_they_lie_in_all_of_it() -> None:
    say = statement
    kg = graph(
        say("柳湾村", "locatedIn", "石桥镇", types=LOCATED),
        say("石桥镇", "locatedIn", "青石县", types=LOCATED),
        *(say("大风馆", "received", f"第{n}类文明单位", place="石桥镇柳湾村") for n in range(9)),
        say("大风馆", "locatedIn", "三桥镇", types=("Organisation", "Place")),
        say("三桥镇", "locatedIn", "青石县", types=LOCATED),
        say("青石县", "locatedIn", "海西州", types=LOCATED),
        say("小风馆", "locatedIn", "别处镇", types=("Organisation", "Place")),
    )
    part = excerpt(kg, facts=8)
    assert {fact.predicate for fact in part.facts} == {"received"}
    whole, tree = place_tree(kg), within(place_tree(kg), part)
    assert _where(tree) == {name: chain for name, chain in _where(whole).items() if name in _where(tree)}
    assert _where(tree)["大风馆"].count("/") == 3
    assert tree.of.keys() == whole.of.keys() & part.entity.keys()
    assert len(tree.of) < len(whole.of)
    assert tree.named.keys() == {"石桥镇柳湾村"}
    assert _chain(tree, tree.named["石桥镇柳湾村"]) == _chain(whole, whole.named["石桥镇柳湾村"])
    assert {node.name for node in tree.nodes} < {node.name for node in whole.nodes}
    assert all(node.parent < at for at, node in enumerate(tree.nodes))
