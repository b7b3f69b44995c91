"""What may be a personal name, and what never is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenmai_extractors.names import is_han_name, is_name, is_other_name

HAN = """
王小明 李娜 张伟 刘建国 赵春梅 陈晓东 周文远 孙志强 李建平 段有才 邓小英 林长征 方和平 杨柳 高山 曾国藩
单志远 仇志强 解晓光 翟文海
马晓红 马福贵 欧阳文静 欧阳修 诸葛亮 司马光 尉迟恭 上官婉儿
"""
TIBETAN = """
卓玛措 扎西多杰 旦正措 巴桑扎西 才让卓玛 次仁央金 索南达杰 杰桑·索南达杰 尕玛才仁 洛桑旺堆 格桑卓嘎
仁青多杰 丹增曲珍
"""
UYGHUR = "阿依古丽 阿不都·热合曼 买买提·吐尔逊 艾力·库尔班 热依汗·木沙 阿迪力·艾尼 古丽·库尔班"
MONGOLIAN = "巴特尔 乌云其其格 斯琴高娃 娜仁图雅 哈斯巴根 巴雅尔 苏日娜 孟和巴图 阿拉坦巴根"
YI = "吉克木乃 曲别阿呷 沙马木呷 阿木尔布 曲木拉铁 吉木子哈 马海伍呷 曲比阿木"
EVERYDAY = """
文明 和谐 高原 文化 开展 举办 学校 教育局 玉树市 志愿者 活动 工程 荣誉称号 单位 安全生产 平安建设 党支部
文明单位 一等奖 组织 全国 领导 群众
石油 高质量 管理员 方案 项目 马上 江西省 金融街 水务局 时代 计划书 车间 温暖 安置房 解放军 高速公路 夏天
万里 房地产 农民 支持 康复 宣传 明天
公园 华北 安排 国家级 时间表 平台 党员 常态化 于是 应当 有关 师资 连队 荣获 荣誉 关爱 关心 全镇 全民 包括
强化 左右 阳光 经济 高校 施工 东方广场 东方能源
许多 何时 金色 常务 方针 尚未 容易 都市 满意 国有 查处 利用 海关 能够 师生 居民 通过 成立 成果
"""


@pytest.mark.parametrize("name", HAN.split())
def test_han_names(name: str) -> None:
    assert is_han_name(name)
    assert is_name(name)


@pytest.mark.parametrize("name", [*TIBETAN.split(), *UYGHUR.split(), *MONGOLIAN.split(), *YI.split()])
def test_names_of_other_peoples(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize(
    "name", ["扎西多杰", "才让卓玛", "阿依古丽", "乌云其其格", "吉克木乃", "买买提·吐尔逊"]
)
def test_names_without_a_surname(name: str) -> None:
    assert is_other_name(name)


@pytest.mark.parametrize("name", ["买买提", "古丽娜尔", "艾克拜尔", "帕提古丽", "其其格"])
def test_names_of_one_element(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize("word", EVERYDAY.split())
def test_everyday_words(word: str) -> None:
    assert not is_name(word)


@pytest.mark.parametrize("word", ["云南", "黄河", "张家口", "和平区", "成绩单"])
def test_everyday_words_that_pass_for_names(word: str) -> None:
    assert not is_name(word)


@pytest.mark.parametrize(
    "word", ["", "王", "·", "阿·", "·阿", "阿··木", "王1", "王 明", "王小明。", "Li Na", "王\n明"]
)
def test_what_no_name_looks_like(word: str) -> None:
    assert not is_name(word)


@given(st.text(st.sampled_from("王小明扎西多杰·一1 a。“\n𠮷"), max_size=12))
def test_a_name_is_chinese_characters_and_dots(word: str) -> None:
    if is_name(word):
        assert 2 <= len(word) <= 27
        assert not set(word) & set("1 a。“\n")
