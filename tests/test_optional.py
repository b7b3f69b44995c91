from __future__ import annotations

import sys
from pathlib import Path

import pytest
from factory import small

from wenmai import parquet, store
from wenmai.optional import needed
from wenmai.workbook import workbook
from wenmai_extractors.errors import WenmaiError


def test_an_absent_package_is_named_with_the_extra_that_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("pyarrow", "pyarrow.parquet", "xlsxwriter"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(WenmaiError, match=r"Parquet needs pyarrow, .*`pip install pyarrow`.* extra `tables`"):
        b"".join(parquet.facts(small()))
    with pytest.raises(WenmaiError, match="an Excel workbook needs xlsxwriter"):
        b"".join(workbook(small()))


@pytest.mark.parametrize(("form", "package"), [("parquet", "pyarrow"), ("xlsx", "xlsxwriter")])
def test_a_format_without_its_package_is_refused_before_anything_is_written(
    form: str, package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(WenmaiError, match=f"the format {form} needs {package}"):
        store.write(small(), tmp_path / "build", formats=[form])
    assert not (tmp_path / "build").exists()


def test_one_that_is_there_is_returned() -> None:
    assert needed("json", extra="x", purpose="x").dumps([]) == "[]"
