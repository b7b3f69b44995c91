from factory import graph, statement

from wenmai.placetree import PlaceTree, place_tree

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
