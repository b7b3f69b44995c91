from __future__ import annotations

import sys

import pytest
from factory import small

from wenmai import parquet
from wenmai.optional import needed
from wenmai.workbook import workbook
from wenmai_extractors.errors import WenmaiError


def test_an_absent_package_is_named_with_the_extra_that_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("pyarrow", "pyarrow.parquet", "xlsxwriter"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(WenmaiError, match=r"Parquet needs pyarrow, .*pip install 'wenmai\[tables\]'"):
        b"".join(parquet.facts(small()))
    with pytest.raises(WenmaiError, match="an Excel workbook needs xlsxwriter"):
        b"".join(workbook(small()))


def test_one_that_is_there_is_returned() -> None:
    assert needed("json", extra="x", purpose="x").dumps([]) == "[]"
