"""Who wrote an article: bylines above it, names where news open, signatures below."""

from __future__ import annotations

import pytest

from wenmai_extractors.articles import read_articles
from wenmai_extractors.bylines import byline, credit_of, office_byline, opening_names, opens_news
from wenmai_extractors.records import Document

HEADLINE = "巡堤队员的一天"
FIRST = "入夏以来，石桥县水务局组织巡堤队伍，对全县十一座水库逐一检查，查出的隐患列成清单。"
LAST = "县里还为巡堤员配发了雨衣、手电和对讲机，夜里每两小时通一次话。"

ABOVE = [
    ("□ 周文远", "周文远"),
    ("□周文远 赵小兰", "周文远 赵小兰"),
    ("文/周文远 图/罗志强", "周文远 罗志强"),
    ("本报记者 周文远 摄影报道", "周文远"),
    ("通讯员 赵小兰 本报记者 周文远", "赵小兰 周文远"),
    ("■ 本报记者 周文远 通讯员 赵小兰 罗志强", "周文远 赵小兰 罗志强"),
    ("周文远 赵小兰 文/图", "周文远 赵小兰"),
    ("周文远 赵小兰/文 罗志强/图", "周文远 赵小兰 罗志强"),
    ("记者 周文远 通讯员 赵小兰 报道", "周文远 赵小兰"),
    ("本报记者周文远 通讯员赵小兰", "周文远 赵小兰"),
    ("本报记者　周文远　实习记者　赵小兰　文/图", "周文远 赵小兰"),
    ("记者：周文远", "周文远"),
    ("作者：周文远 赵小兰", "周文远 赵小兰"),
    ("撰文：周文远　摄影：罗志强", "周文远 罗志强"),
    ("石桥县水务局　周文远", "周文远"),
    ("（首席记者 周文远 编辑 赵小兰）", "周文远"),
    ("（石桥晚报首席记者/周文远 编辑/赵小兰）", "周文远"),
    ("石桥网·白塔新闻记者 周文远", "周文远"),
    ("石桥网·白塔新闻记者 周文远 石桥报道", "周文远"),
    ("（记者 周文远 通讯员 让小兰 罗志强）", "周文远 让小兰 罗志强"),
    ("石桥县水务局党组书记、局长 周文远", "周文远"),
    ("中共石桥县委书记　周文远", "周文远"),
    ("石桥县委宣传部 周文远 赵小兰", "周文远 赵小兰"),
    ("（石桥县水务局 周文远）", "周文远"),
    ("本报全媒体记者 周文远", "周文远"),
    ("石桥晚报·清江客户端 周文远 通讯员 李建社", "周文远 李建社"),
    ("石桥日报 记者 周文远", "周文远"),
    ("周文远　赵小兰", "周文远 赵小兰"),
    ("周文远、赵小兰", "周文远 赵小兰"),
    ("周文远", "周文远"),
    ("●周文远", "周文远"),
    ("本报特约记者 周文远 特约通讯员 赵小兰", "周文远 赵小兰"),
    ("【记者 周文远】", "周文远"),
    ("见习记者 周文远 文 记者 赵小兰 图", "周文远 赵小兰"),
    ("石桥市融媒体中心记者 周文远", "周文远"),
    ("石桥融媒记者 周文远", "周文远"),
    ("周文远（石桥县水务局）", "周文远"),
    ("扎西多杰　周文远", "扎西多杰 周文远"),
    ("文\\图 周文远", "周文远"),
    ("本报记者 周 文 远", "周文远"),
    ("整理/周文远", "周文远"),
    ("通讯员：周文远、赵小兰", "周文远 赵小兰"),
    ("周文远 本报记者 赵小兰", "周文远 赵小兰"),
    ("记者 | 周文远", "周文远"),
    ("来源：石桥日报　作者：周文远", "周文远"),
    ("2021-07-09 来源：石桥日报 记者：周文远", "周文远"),
    ("供稿：周文远", "周文远"),
    ("供稿单位：石桥县水务局　撰稿人：周文远", "周文远"),
]
OPENINGS = [
    ("本报讯（周文远）", "周文远"),
    ("本报讯（记者周文远）", "周文远"),
    ("本报讯（记者 周文远 通讯员 赵小兰）", "周文远 赵小兰"),
    ("本报讯 （通讯员周文远、赵小兰）", "周文远 赵小兰"),
    ("石桥日报讯（全媒体记者 周文远）", "周文远"),
    ("石桥新闻网讯（记者周文远）", "周文远"),
    ("新华社石桥7月9日电（记者周文远、赵小兰）", "周文远 赵小兰"),
    ("本报石桥7月9日讯（记者周文远）", "周文远"),
    ("【本报讯】（记者周文远）", "周文远"),
    ("本报讯 记者周文远报道：", "周文远"),
    ("本报讯 （周文远 赵小兰）", "周文远 赵小兰"),
    ("本报讯（本报记者周文远 见习记者赵小兰）", "周文远 赵小兰"),
    ("人民网石桥7月9日电（周文远）", "周文远"),
    ("本报讯 记者周文远、通讯员赵小兰报道：", "周文远 赵小兰"),
    ("本报7月9日讯（记者 周文远）", "周文远"),
    ("中新网石桥7月9日电 (周文远 赵小兰)", "周文远 赵小兰"),
    ("央广网石桥7月9日消息（记者周文远）", "周文远"),
    ("本报讯(特约记者 周文远 摄影报道)", "周文远"),
    ("石桥讯（周文远）", "周文远"),
    ("本报讯(周文远 石桥县水务局)", "周文远"),
]
BELOW = [
    ("（周文远）", "周文远"),
    ("（周文远 赵小兰）", "周文远 赵小兰"),
    ("（记者 周文远 通讯员 赵小兰）", "周文远 赵小兰"),
    ("（石桥县水务局 周文远）", "周文远"),
    ("(周文远)", "周文远"),
    ("（《石桥日报》周文远）", "周文远"),
    ("（据《石桥日报》）", ""),
    ("（石桥县水务局供稿）", ""),
    ("（周文远 文/图）", "周文远"),
    ("（作者系石桥县委书记）", ""),
    ("（通讯员周文远、赵小兰）", "周文远 赵小兰"),
    ("（来源：石桥文明网）", ""),
    ("（周文远/石桥文明办）", "周文远"),
    ("（供稿：周文远）", "周文远"),
    ("（编辑 周文远）", ""),
    ("（作者：周文远）", "周文远"),
    ("（石桥县委文明办 周文远 赵小兰）", "周文远 赵小兰"),
]


def authors(*parts: str) -> str:
    """The authors of the one article on a page of these parts, below its headline."""
    (reading,) = read_articles(Document(doc="甲", text="\n\n".join((HEADLINE, *parts)) + "\n"))
    assert reading.article.title == HEADLINE
    return " ".join(reading.article.authors)


@pytest.mark.parametrize(("line", "names"), ABOVE)
def test_above_the_text(line: str, names: str) -> None:
    assert authors(line, FIRST, LAST) == names


@pytest.mark.parametrize(("opening", "names"), OPENINGS)
def test_where_news_open(opening: str, names: str) -> None:
    assert authors(opening + FIRST, LAST) == names


@pytest.mark.parametrize("apart", ["", "\n\n"])
@pytest.mark.parametrize(("signature", "names"), BELOW)
def test_below_the_text(signature: str, names: str, apart: str) -> None:
    assert authors(FIRST, LAST + apart + signature) == names


def test_a_name_may_be_broken_over_two_lines() -> None:
    news = f"本报讯（记者赵小兰、通讯员周文远）{FIRST}"
    column = "\n".join(news[at : at + 15] for at in range(0, len(news), 15))
    assert "周文\n远" in column
    (reading,) = read_articles(Document(doc="甲", text=f"{HEADLINE}\n\n{column}\n"))
    assert reading.article.authors == ("赵小兰", "周文远")


@pytest.mark.parametrize(
    "line",
    [
        "文明 和谐",
        "高标准 严要求",
        "党建引领 高位推进",
        "王村、李家庄、赵各庄村",
        "石桥县第一中学",
        "石桥县水务局 河口镇",
        "记者走进石桥县",
        "石桥县供销合作社展销家电 便民利民",
        "本报热线电话：",
        "图书 书架 桌椅",
    ],
)
def test_lines_that_name_nobody(line: str) -> None:
    assert not byline(line)
    assert not office_byline(line)
    assert not opens_news(line)
    assert credit_of(line) is None


@pytest.mark.parametrize(
    ("foot", "names"), [("文章来源：石桥日报", []), ("文章作者：周文远", ["周文远"]), ("文章来源：红网", [])]
)
def test_a_label_that_begins_with_a_word_of_credit(foot: str, names: list[str]) -> None:
    assert [foot[slice(*name)] for name in byline(foot)] == names


@pytest.mark.parametrize("line", ["摄影：受访者", "作者：佚名", "编辑：周文远 赵小兰", "记者 县文联"])
def test_who_is_no_author(line: str) -> None:
    assert not byline(line)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("（记者 周大川通讯员何小雨）", ["周大川", "何小雨"]),
        ("□晚报记者 张洪江", ["张洪江"]),
        ("（石桥日报全媒体记者 张炳川报道）", ["张炳川"]),
        ("（记者 张炳川 石桥报道）", ["张炳川"]),
    ],
)
def test_papers_and_credits_that_touch_names(line: str, names: list[str]) -> None:
    assert [line[slice(*name)] for name in byline(line)] == names


def test_a_reporter_whose_name_is_a_word() -> None:
    line = "时代晨报青海讯（记者 何方 通讯员 范旭光）近日"
    assert [line[slice(*name)] for name in opening_names(line)] == ["何方", "范旭光"]


def test_the_house_of_a_reporter_may_be_called_news() -> None:
    line = "顶端新闻记者 刘远怀 通讯员 孙雅琼"
    assert [line[slice(*name)] for name in byline(line)] == ["刘远怀", "孙雅琼"]
