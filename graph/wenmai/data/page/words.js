"use strict";
/** What the page says, in Chinese and in English. Terms of the ontology carry their labels in the data. */

const WORDS = {
  zh: {
    skip: "跳到搜索",
    search: "搜索名称、别名、拼音或首字母",
    filters: "图例与筛选",
    graph: "关系图",
    graphKeys: "关系图：方向键走到相邻实体，回车展开，F 只看周围，P 固定，Delete 隐藏，加减号缩放，0 显示全部",
    card: "详情",
    back: "后退",
    forward: "前进",
    reset: "回到初始视图",
    png: "存为图片 PNG",
    graphml: "存为 GraphML",
    theme: "明暗",
    language: "English",
    fit: "显示全部",
    zoomIn: "放大",
    zoomOut: "缩小",
    close: "关闭",
    types: "实体类型",
    relations: "关系",
    years: "年份",
    undated: "无时间",
    reports: "报道",
    levels: "荣誉级别",
    noLevel: "未注明",
    sources: "独立来源",
    all: "全选",
    only: "只看",
    clear: "清除筛选",
    filtered: "筛选中",
    entities: "实体",
    facts: "事实",
    articles: "篇文章",
    showing: (n, all) => `显示 ${n} / ${all} 个实体`,
    expand: "展开",
    expandMore: (n, all) => (n < all ? `展开 ${n} / ${all} 个` : `展开 ${n} 个`),
    focus: "只看周围",
    hide: "隐藏",
    pin: "固定",
    unpin: "取消固定",
    unhide: (n) => `已隐藏 ${n} 个，恢复`,
    print: "打印",
    places: "地点",
    place: "所在",
    noPlace: "无地点",
    inside: (name) => `${name}之内`,
    firstYear: "起始年份",
    lastYear: "结束年份",
    findReport: "找标题或文件",
    sourceCount: (n, more) => (n ? `${n} 处${more ? "以上" : ""}` : "推得"),
    sureness: (least, below) => (!least ? `${below} 以下` : below ? `${least}—${below}` : `${least} 以上`),
    sure: "同类陈述经人核对，对的占这么多",
    passing: (n, all) => `${n} / ${all} 条事实`,
    timeline: "荣誉与活动年表",
    pathFrom: "由此找路径",
    pathTo: (name) => `从「${name}」到哪里？点一个实体，或搜索。Esc 取消`,
    noPath: "在当前筛选下两者不相连",
    pathFound: (n) => `路径：${n} 步`,
    link: "复制链接",
    copied: "已复制",
    aliases: "又称",
    codes: "代码",
    more: (n) => `还有 ${n} 条`,
    evidence: "原文依据",
    confidence: "置信度",
    independent: (n) => `${n} 处独立来源`,
    derivedFact: "推得",
    derived: "不是原文所说，由规则推得：",
    read: "读全文",
    factsHere: "本篇的事实",
    untitled: "（无标题）",
    subject: "主语",
    object: "宾语",
    trigger: "触发词",
    sentence: "句子",
    time: "时间",
    number: "数字",
    other: "其他",
    context: "上文出处",
    approx: "约",
    notYet: "争取中，尚未获得",
    nominated: "仅入围，未获授予",
    revoked: "已被撤销",
    noHits: "没有找到",
    start: "从这里开始",
    missing: (what) => `图中没有「${what}」。可在上方搜索。`,
    startText: "点一个实体：看它的全部事实和原文，并展开它的近邻；双击：只看它和周围；点连线：这件事怎么说、在哪里说。",
    keys: "按 / 搜索；图中方向键走动，回车展开，F 只看周围，P 固定，Delete 隐藏；Esc 取消选择，Alt+← 后退。",
    prominent: "最突出",
    broken: "页面数据读不出来",
    oldBrowser: "浏览器太旧，不能解压数据",
    to: "至",
    source: "原文",
    relation: "关系",
    inGraph: "看图",
    byRelation: "按关系",
    byYear: "按年份",
    noYear: "时间不详",
    alsoBetween: "两者之间还有",
    gather: (n) => `全部放进图中（${n}）`,
  },
  en: {
    skip: "Skip to search",
    search: "Search names, aliases, pinyin, initials",
    filters: "Legend and filters",
    graph: "Graph",
    graphKeys: "Graph: arrow keys walk, Enter expands, F focuses, P pins, Delete hides, + and - zoom, 0 shows everything",
    card: "Details",
    back: "Back",
    forward: "Forward",
    reset: "First view",
    png: "Save as PNG",
    graphml: "Save as GraphML",
    theme: "Light or dark",
    language: "中文",
    fit: "Show everything",
    zoomIn: "Zoom in",
    zoomOut: "Zoom out",
    close: "Close",
    types: "Entity types",
    relations: "Relations",
    years: "Years",
    undated: "undated",
    reports: "Reports",
    levels: "Levels of honour",
    noLevel: "none named",
    sources: "Independent sources",
    all: "All",
    only: "only",
    clear: "Clear filters",
    filtered: "filtered",
    entities: "entities",
    facts: "facts",
    articles: "articles",
    showing: (n, all) => `${n} of ${all} entities shown`,
    expand: "Expand",
    expandMore: (n, all) => (n < all ? `Expand ${n} of ${all}` : `Expand ${n}`),
    focus: "Focus",
    hide: "Hide",
    pin: "Pin",
    unpin: "Unpin",
    unhide: (n) => `${n} hidden, bring back`,
    print: "Print",
    places: "Places",
    place: "Place",
    noPlace: "no place",
    inside: (name) => `Inside ${name}`,
    firstYear: "First year",
    lastYear: "Last year",
    findReport: "Find a headline or file",
    sourceCount: (n, more) => (n ? `${n}${more ? " or more" : ""}` : "derived"),
    sureness: (least, below) => (!least ? `less than ${below}` : below ? `${least}–${below}` : `${least} or more`),
    sure: "the share of right ones among statements of the kind that were checked by reading",
    passing: (n, all) => `${n} of ${all} facts`,
    timeline: "Honours and activities by year",
    pathFrom: "Path from here",
    pathTo: (name) => `From “${name}” to where? Click an entity, or search. Esc cancels`,
    noPath: "Not connected under the present filters",
    pathFound: (n) => `Path of ${n} steps`,
    link: "Copy link",
    copied: "Copied",
    aliases: "Also",
    codes: "Codes",
    more: (n) => `${n} more`,
    evidence: "Evidence",
    confidence: "Confidence",
    independent: (n) => (n === 1 ? "1 source" : `${n} independent sources`),
    derivedFact: "derived",
    derived: "No report says so; a rule gives it: ",
    read: "Read the report",
    factsHere: "Facts in this report",
    untitled: "(untitled)",
    subject: "subject",
    object: "object",
    trigger: "trigger",
    sentence: "sentence",
    time: "time",
    number: "number",
    other: "other",
    context: "named earlier",
    approx: "about",
    notYet: "being sought, not awarded",
    nominated: "shortlisted only, not awarded",
    revoked: "revoked, no longer held",
    noHits: "Nothing found",
    start: "Start here",
    missing: (what) => `There is no “${what}” in the graph; search for it above.`,
    startText:
      "Click an entity for all its facts and the sentences that prove them, and to add its neighbours; double-click to see nothing else; click a line to see who says it, and in which words.",
    keys: "/ searches; in the graph, arrow keys walk, Enter expands, F focuses, P pins, Delete hides; Esc deselects, Alt+← goes back.",
    prominent: "Most prominent",
    broken: "The data of this page cannot be read",
    oldBrowser: "This browser is too old to decompress the data",
    to: "to",
    source: "source",
    relation: "Relation",
    inGraph: "in graph",
    byRelation: "By relation",
    byYear: "By year",
    noYear: "No date",
    alsoBetween: "Also between the two",
    gather: (n) => `Show all in the graph (${n})`,
  },
};

/** Values of qualifiers that are words of ours, not of a report. */
const VALUES = {
  level: {
    national: ["国家级", "national"],
    provincial: ["省级", "provincial"],
    prefecture: ["市（州）级", "prefecture"],
    county: ["县（区）级", "county"],
    township: ["乡镇级", "township"],
    village: ["村（社区）级", "village"],
  },
  status: {
    kept: ["继续保留", "kept"],
    revoked: ["撤销", "revoked"],
  },
};

/** The language in use and what is said in it. */
const words = {
  language: (navigator.language || "zh").toLowerCase().startsWith("zh") ? "zh" : "en",

  /** The phrase `key`; phrases with numbers take them as arguments. */
  say(key, ...values) {
    const phrase = WORDS[this.language][key] ?? key;
    return typeof phrase === "function" ? phrase(...values) : phrase;
  },

  /** A qualifier's value as a reader says it. */
  value(name, value) {
    const known =
      Object.hasOwn(VALUES, name) && Object.hasOwn(VALUES[name], value) ? VALUES[name][value] : [value, value];
    return known[this.language === "zh" ? 0 : 1];
  },

  /** Of a Chinese and an English text the one in use. */
  pair([zh, en]) {
    return this.language === "zh" ? zh : en;
  },

  /** The label of a term of the ontology. */
  term(term) {
    return this.language === "zh" ? term.zh : term.en;
  },

  /** Fill in what the template leaves to the language. */
  apply(root = document) {
    document.documentElement.lang = this.language === "zh" ? "zh-CN" : "en";
    for (const e of root.querySelectorAll("[data-words]")) e.textContent = this.say(e.dataset.words);
    for (const e of root.querySelectorAll("[data-placeholder]")) e.placeholder = this.say(e.dataset.placeholder);
    for (const e of root.querySelectorAll("[data-label]")) e.setAttribute("aria-label", this.say(e.dataset.label));
    for (const e of root.querySelectorAll("[data-title]")) {
      e.title = this.say(e.dataset.title);
      e.setAttribute("aria-label", e.title);
    }
  },
};

/** Make an element: `make("p.note", {title}, child, "text")`. Strings become text, never markup. */
function make(what, properties = {}, ...children) {
  const [tag, ...classes] = what.split(".");
  const element = document.createElement(tag || "div");
  if (classes.length) element.className = classes.join(" ");
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(
    ...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false),
  );
  return element;
}
