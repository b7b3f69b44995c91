"""From a page to its articles: headline, byline, date and body of each, none crossing another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from wenmai_extractors import chronicles
from wenmai_extractors.bylines import is_body, names_alone, office_byline, opening_names, opens_news
from wenmai_extractors.healing import Passage, heal
from wenmai_extractors.layout import Block, blocks, stretch
from wenmai_extractors.lexicon import either, load_toml
from wenmai_extractors.names import is_name
from wenmai_extractors.page_lines import Kind
from wenmai_extractors.patterns import pattern
from wenmai_extractors.records import Article, Document, Span
from wenmai_extractors.segmenter import crosses_word
from wenmai_extractors.variants import legible

_REGION = pattern(r"[\u4e00-\u9fff]{2,7}?(?:省|市|县|区|州|盟|旗|镇|乡|村|局|委|院|校|公司)")
_CONTINUES = pattern(r"[”’）、，]")
_DANGLING = pattern(rf"{either(load_toml('page.toml')['dangling'])}$")
_SECTION = pattern(
    r"[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|第[一二三四五六七八九十]{1,3}[章节]"
)
_HOLDER = pattern(r"[\u4e00-\u9fff、]{2,12}[：:][ \u3000]?(?P<name>[\u4e00-\u9fff·]{2,12})")
_MASTHEAD = pattern(r"星期[一二三四五六日天]|第[一二三四五六七八九十\d]{1,3}版")
_DATE = pattern(r"((?:19|20)\d\d)\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})")


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with its healed paragraphs and headline; `authors` are document spans."""

    article: Article
    passages: tuple[Passage, ...]
    headline: Passage | None = None
    authors: tuple[Span, ...] = ()


@dataclass(slots=True)
class _Draft:
    """An article while its blocks are gathered; `cut` is where a photo caption interrupted its body."""

    head: list[Block] = field(default_factory=list)
    body: list[Block] = field(default_factory=list)
    authors: list[Span] = field(default_factory=list)
    cut: int | None = None

    @property
    def has_text(self) -> bool:
        return any(block.kind is Kind.TEXT for block in self.body)

    @property
    def start(self) -> int:
        return min(line.start for block in (*self.head, *self.body) for line in block.lines)


def read_articles(document: Document) -> tuple[Reading, ...]:
    """Split a document into articles, in the order of the file."""
    text = legible(document.text)
    page = _mended(blocks(text))
    gatherer = _Gatherer()
    for block in page:
        gatherer.take(block)
    drafts = gatherer.finish()
    date = next(
        (d for block in page if (block.kind in (Kind.DATE, Kind.BYLINE)) and (d := _date(block.text))), None
    )
    spare = [block for draft in drafts for block in draft.head if block.kind is Kind.HEADING]
    spare += gatherer.loose
    spare = spare if len(spare) <= _MOST_HEADS else []
    return tuple(
        _reading(document, draft, spare, index=index, date=date) for index, draft in enumerate(drafts, 1)
    )


def _date(text: str) -> str | None:
    match = _DATE.search(text)
    return f"{int(match[1]):04}-{int(match[2]):02}-{int(match[3]):02}" if match else None


def _mended(page: list[Block]) -> list[Block]:
    """Join blocks that a column break tore apart; take a short name for a byline only under a headline."""
    mended: list[Block] = []
    inside = False
    for found, below in zip(page, [*page[1:], None], strict=False):
        before = mended[-1] if mended else None
        block = _byline_by_place(found, before, below)
        if before and _continues(before, block, inside=inside):
            mended[-1] = replace(
                before,
                kind=Kind.TEXT,
                lines=before.lines + block.lines,
                text=before.text + block.text,
                authors=block.authors,
                caption=block.caption and block.text[:-4].strip() != "",
            )
        else:
            inside = inside or (before is not None and before.kind is Kind.TEXT)
            mended.append(block)
    return mended


def _byline_by_place(block: Block, before: Block | None, below: Block | None) -> Block:
    """The block as a byline or a heading, where only its place on the page tells which it is."""
    headed = before is not None and before.kind in _HEADS
    if block.bare and ((len(block.text) <= 6 and not headed) or (before and _rolled(before, block, below))):
        return replace(block, kind=Kind.HEADING, authors=())
    if block.kind is Kind.HEADING and headed and below and below.kind is Kind.TEXT and not below.caption:
        names = office_byline(block.text)
        if names:
            return replace(
                block, kind=Kind.BYLINE, authors=tuple(stretch(block.lines, *name) for name in names)
            )
    return block


def _rolled(above: Block, names: Block, below: Block | None) -> bool:
    """Whether a line of names stands under a heading of those who won, or goes on with such a line."""
    if _ROLL.search(above.text) or (above.kind is Kind.HEADING and names_alone(above.text)):
        return True
    signs = below is not None and below.kind is Kind.TEXT  # a text follows: they wrote it
    return len(names.authors) > 1 and not signs and _WINNERS.search(above.text) is not None


# 先进个人（4名）, …名单, 下列个人予以表彰：
_ROLL = pattern(
    r"(?:[（(]共?\d{1,4}[名个人位户家][）)]|名单(?:如下)?[：:]?|(?:如下|表彰|表扬|嘉奖|奖励)[：:])\Z"
)
_WINNERS = pattern(
    "(?:个人|标兵|模范|能手|等奖|优秀奖|党员|教师|工作者|干部|志愿者|之星|先锋|员工|职工|学生|团员|家庭)[：:]?\\Z"
)
_OWN = 4  # characters of a name with which a headline and its text may both begin
_ADVERT = 2  # lines that an advert may have above the one that says where to call
_PARAGRAPHS = 2  # an article of fewer has none to spare for a picture
_PICTURE = 100  # characters that the text below a picture may have
_MOST_HEADS = 400  # headlines beyond which a file is no page set in columns
_HEADS = (Kind.HEADING, Kind.SUBTITLE)


def _continues(before: Block, block: Block, *, inside: bool) -> bool:
    """Whether `block` goes on where `before` breaks off; `inside` says that there is text above the two."""
    if before.row or block.row or before.caption or opens_news(block.text) or chronicles.is_year(before.text):
        return False
    if before.kind is Kind.TEXT and block.kind in (Kind.TEXT, Kind.HEADING):
        return not before.complete and (block.kind is Kind.TEXT or before.text[-1] in "，、；，,;")
    if before.kind is not Kind.HEADING or block.kind is not Kind.TEXT or before.complete:
        return False
    if block.indented or before.text[:_OWN] == block.text[:_OWN]:
        return False
    torn = any(before.text.count(sign[0]) > before.text.count(sign[1]) for sign in ("“”", "《》"))
    if torn or _CONTINUES.match(block.text) or _DANGLING.search(before.text):
        return True
    # The end of a headline and the beginning of its text make a word by chance, too.
    return inside and crosses_word(before.text, block.text)


# What a subtitle says rather than the heading of a section: ——记石桥村, ——石桥村工作纪实.
_SUBTITLED = pattern(
    rf"[—-]+ ?(?:记|写在|访|来自|走[进近]|致|献给)|.*{either(load_toml('page.toml')['subtitles'])}\Z"
)


class _Gatherer:
    """Deals the blocks of a page out to articles."""

    def __init__(self) -> None:
        """Begin a page."""
        self.done: list[_Draft] = []
        self.current = _Draft()
        self.pending: list[Block] = []
        self.adverts = 0  # how many of the pending an advert may hold
        self.edge = 0  # how many of the pending stand above a line of the page around the articles
        self.brief = False  # whether the text above is one of several that are signed each
        self.masthead = False  # whether that line is the paper's
        self.loose: list[Block] = []  # headings among such lines: of adverts, columns, other articles

    def take(self, block: Block) -> None:
        """Take the next block of the page."""
        if block.kind in (Kind.NOISE, Kind.DATE):
            self._note(block)
            return
        if block.kind is Kind.SUBTITLE and self._sections(block):
            block = replace(block, kind=Kind.HEADING)
        if block.signoff and self.current.has_text:
            self.current.authors += block.authors
            self._close()
        elif block.kind is not Kind.TEXT:
            self.pending.append(block)
        elif block.caption:
            self._caption(block)
        else:
            self._body(block)

    def _sections(self, block: Block) -> bool:
        """Whether ——强基础 heads a section of the text above rather than going with a headline."""
        headed = any(head.kind is Kind.HEADING for head in self.pending)
        return self.current.has_text and not headed and not _SUBTITLED.match(block.text)

    def _note(self, block: Block) -> None:
        """Take a line of the page around the articles: it may name the author, or where to call."""
        if block.advert:
            self.adverts = len(self.pending)
        self.edge = len(self.pending)
        self.masthead = bool(_MASTHEAD.search(block.text))
        if block.authors and (self.pending or not self.current.has_text):
            self.pending.append(replace(block, kind=Kind.BYLINE))
        elif block.authors and not self.current.authors:
            self.current.authors += block.authors

    def finish(self) -> list[_Draft]:
        """The articles, in the order of the page."""
        if self.adverts <= _ADVERT:
            del self.pending[: self.adverts]
        self._trailing()
        self._pictured()
        self.current.body += [block for block in self.pending if block.kind is Kind.HEADING]
        self._close()
        found = [draft for draft in self.done if draft.has_text] or self._bare()
        return sorted(found, key=lambda draft: draft.start)

    def _pictured(self) -> None:
        """Give a headline without a text to the caption below it: news that is a picture."""
        heads = [block for block in self.pending if block.kind in _HEADS]
        below = (d for d in self.done if not d.head and heads and d.start > heads[-1].lines[0].start)
        draft = min(below, key=lambda draft: draft.start, default=None)
        if draft and not self.current.has_text:
            draft.head = heads
            self.pending = []

    def _bare(self) -> list[_Draft]:
        """A page without running text: its first line heads the rest."""
        lines = [block for draft in self.done for block in (*draft.head, *draft.body)]
        if not lines:
            return []
        if len(lines) == 1:
            return [_Draft(body=lines)]
        return [_Draft(head=lines[:1], body=lines[1:])]

    def _close(self) -> None:
        self.done.append(self.current)
        self.current = _Draft()
        self.pending = [block for block in self.pending if block.kind in _HEADS]

    def _caption(self, block: Block) -> None:
        """A photo caption is an article of its own; a lone credit belongs to the text before it."""
        if block.lone and not self._shows(block):
            self.current.authors += () if self.current.authors else block.authors
            return
        body = [block]
        if block.lone:
            body.insert(0, self.current.body.pop())
        self.done.append(_Draft(body=body, authors=list(block.authors)))
        if self.current.has_text:
            self.current.cut = len(self.current.body)

    def _shows(self, block: Block) -> bool:
        """Whether a lone credit stands below the text of a picture rather than that of its article."""
        texts = [part for part in self.current.body if part.kind is Kind.TEXT]
        if not texts or texts[-1] is not self.current.body[-1] or block.indented or self.pending:
            return False
        return "图为" in texts[-1].text or (len(texts) >= _PARAGRAPHS and len(texts[-1].text) <= _PICTURE)

    def _body(self, block: Block) -> None:
        opening = opens_news(block.text)
        if opening:
            self._trailing()
        bylines = [head for head in self.pending if head.kind is Kind.BYLINE]
        subtitled = any(head.kind is Kind.SUBTITLE for head in self.pending)
        brief = bool(block.authors) and (block.item or self.brief)
        fresh = opening or bylines or subtitled or brief or _elsewhere(self.pending, self.current, block)
        lead = self.current.has_text and not (
            self.current.head or self.current.authors or opening or self.done
        )
        if fresh and self.current.has_text and not lead:
            pending = self.pending
            self._close()
            self.pending = pending
        if fresh or not self.current.has_text:
            # What stands between the byline and the text heads the first section, not the article.
            at = self.pending.index(bylines[-1]) + 1 if bylines else len(self.pending)
            self.current.head += [head for head in self.pending[:at] if head.kind in _HEADS]
            self.current.authors += [span for head in bylines for span in head.authors]
        else:
            at = 0
        around = max(at, self.edge if at or self.masthead else 0)
        self.loose += [head for head in self.pending[at:around] if head.kind in _HEADS]
        self.current.body += self._below() + self.pending[around:]
        self.pending = []
        self.adverts = self.edge = 0
        if opening and not self.current.authors:
            self.current.authors += [stretch(block.lines, a, b) for a, b in opening_names(block.text)]
        if not self.current.authors:
            self.current.authors += block.authors
        self.current.body.append(block)
        self.brief = brief
        if brief:
            self._close()

    def _below(self) -> list[Block]:
        """What stands below the headline and is none itself."""
        head = self.current.head
        found: list[Block] = []
        while len(head) > 1 and not self.current.has_text and _heads_none(head[-1].text):
            found.insert(0, head.pop())
        return found

    def _trailing(self) -> None:
        """Give a headline and byline that stand behind their article to it."""
        at = max((i for i, head in enumerate(self.pending) if head.kind is Kind.BYLINE), default=-1) + 1
        owner = self.current
        if not at or not owner.has_text:
            return
        if owner.authors:
            if owner.cut is None:
                return
            owner, self.current = _Draft(body=owner.body[owner.cut :]), owner
            del self.current.body[self.current.cut :]
            self.done.append(self.current)
            self.current = owner
        owner.head += [head for head in self.pending[:at] if head.kind in _HEADS]
        owner.authors += [span for head in self.pending[:at] for span in head.authors]
        self.pending = self.pending[at:]


def _heads_none(line: str) -> bool:
    """Whether a line below a headline is none: whom a notice addresses (各镇人民政府：), what heads a section
    (一、建设), who holds a post (县长：何川)."""
    holder = _HOLDER.fullmatch(line)
    return (
        line.endswith(("：", ":")) or bool(_SECTION.match(line)) or bool(holder and is_name(holder["name"]))
    )


def _elsewhere(pending: list[Block], current: _Draft, block: Block) -> bool:
    """Whether a heading names a region or body that the next text is about and the article so far is not."""
    for head in pending:
        if head.kind is Kind.HEADING:
            for match in _REGION.finditer(head.text):
                name = match.group()[-4:]
                said = (part.text for part in (*current.head, *current.body))
                if name in block.text[:120] and not any(name in text for text in said):
                    return True
    return False


@lru_cache(maxsize=4096)
def _bigrams(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}


def _kinship(heading: str, body: str) -> float:
    """Share of a heading's character pairs that the beginning of a body repeats."""
    pairs = _bigrams(re.sub(r"[^\u4e00-\u9fff]", "", heading))
    return len(pairs & _bigrams(body)) / len(pairs) if pairs else 0.0


def _headline(draft: _Draft, spare: Sequence[Block]) -> list[Block]:
    """The blocks of an article's headline.

    Those right above its byline or text, unless a heading elsewhere on the page fits its text far better: on
    a page set in columns headlines stand far from their bodies.
    """
    near = _adjacent(draft.head)
    body = "".join(block.text for block in draft.body if block.kind is Kind.TEXT)[:240]
    subtitled = bool(near) and near[-1].kind is Kind.SUBTITLE
    if subtitled and (draft.authors or near[-1] is not draft.head[-1]):
        return near
    best = max(spare, key=lambda block: _kinship(block.text, body), default=None)
    if best is None or best in near:
        return near
    fit = max((_kinship(block.text, body) for block in near), default=0.0)
    return [best] if _kinship(best.text, body) >= max(0.6, fit + 0.3) else near


def _adjacent(head: list[Block]) -> list[Block]:
    """The last heading with those that belong to it: a subtitle's, and any line before it that ends in ：."""
    if not head:
        return []
    if len(head) > 1 and head[-2].kind is Kind.SUBTITLE and is_body(head[-1].text):
        head = head[:-1]  # the body that hands the text in
    run = [head[-1]]
    for block in reversed(head[:-1]):
        if run[0].kind is Kind.SUBTITLE or block.text.endswith(("：", ":")):
            run.insert(0, block)
        else:
            break
    return run


def _signature(text: str, author: Span) -> Span:
    """An author's name with the office that stands before it in a short line."""
    start = text.rfind("\n", 0, author.start) + 1
    return Span(start, author.end) if author.start - start <= 40 else author


def _reading(
    document: Document, draft: _Draft, spare: Sequence[Block], *, index: int, date: str | None
) -> Reading:
    """An article put together from its blocks; `index` counts from 1, `date` is that of the page."""
    head = _headline(draft, spare)
    headline = heal(document.text, [line for block in head for line in block.lines]) if head else None
    healed = (heal(document.text, block.lines) for block in draft.body)
    passages = tuple(passage for passage in healed if passage.text)
    title = (
        "".join("".join(document.text[line.start : line.end] for line in block.lines) for block in head)
        or passages[0].text[:20].rstrip("，。、；") + "……"
    )
    lines = {line for block in (*head, *draft.body) for line in block.lines}
    for span in sorted((_signature(document.text, span) for span in draft.authors), key=len, reverse=True):
        if not any(line.contains(span) for line in lines):
            lines.add(span)
    article = Article(
        doc=document.doc,
        index=index,
        title=title,
        authors=tuple("".join(document.text[span.start : span.end].split()) for span in draft.authors),
        date=date,
        spans=tuple(sorted(lines)),
        body=tuple(line for block in draft.body for line in block.lines),
    )
    return Reading(article=article, passages=passages, headline=headline, authors=tuple(draft.authors))
