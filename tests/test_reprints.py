from __future__ import annotations

from collections.abc import Mapping

from wenmai.gathering import gathered
from wenmai.reprints import reprints
from wenmai_extractors.records import Article, Document, Span

STORY = (
    "白水县文明办日前组织开展植树活动，三百余名志愿者来到城北荒坡，一上午栽下树苗两千多株。"
    "今年以来，白水县把生态文明创建同志愿服务结合起来，推行网格长带队、党员包片的办法。"
    "截至目前，全县已有四十六支服务队参加活动，栽种面积超过一千二百亩。"
    "下一步，白水县将继续完善管护制度，让种下的树活得住、长得好。"
)
OTHER = (
    "青石县图书馆今年的读书月昨天开幕，来自六个乡镇的孩子带着自己写的故事上台朗读。"
    "馆长说，读书月办到第九年，借阅量比第一年翻了两番，最受欢迎的是流动书车。"
    "活动期间还将举办讲座十二场，邀请作家和老教师同孩子们面对面交流。"
)


def groups(texts: Mapping[str, str]) -> dict[str, str]:
    """The group of each text, which is the only article of a document."""
    documents = [Document(doc=doc, text=text) for doc, text in texts.items()]
    articles = [Article(doc=d.doc, index=1, title="", body=(Span(0, len(d.text)),)) for d in documents]
    found = reprints(gathered(documents=documents, articles=articles))
    return {doc: group for (doc, _), group in found.items()}


def test_the_same_text_in_other_signs_is_one_source() -> None:
    found = groups({"a": STORY, "b": STORY.replace("，", ", ").replace("。", "。\n"), "c": OTHER})
    assert found["a"] == found["b"] != found["c"]


def test_a_sentence_less_or_a_word_more_is_still_a_reprint() -> None:
    shorter = STORY.replace("下一步，白水县将继续完善管护制度，让种下的树活得住、长得好。", "")
    longer = STORY.replace("两千多株", "两千多株树苗")
    found = groups({"a": STORY, "b": shorter, "c": longer, "d": OTHER})
    assert found["a"] == found["b"] == found["c"] != found["d"]


def test_a_sentence_in_common_makes_no_reprint() -> None:
    quoting = OTHER + "今年以来，白水县把生态文明创建同志愿服务结合起来，推行网格长带队、党员包片的办法。"
    found = groups({"a": STORY, "b": quoting})
    assert found["a"] != found["b"]


def test_short_texts_are_the_same_or_two() -> None:
    found = groups({"a": "白水县文明办开展了植树活动。", "b": "昨天，白水县文明办开展了植树活动。真好。"})
    assert found["a"] != found["b"]


def test_the_order_of_the_articles_makes_no_difference() -> None:
    texts = {"a": STORY, "b": STORY + "（完）", "c": OTHER, "d": OTHER + "本报记者摄。"}
    expected = groups(texts)
    assert expected["a"] == expected["b"] != expected["c"] == expected["d"]
    assert groups(dict(reversed(list(texts.items())))) == expected
