"""The Spark session, and the files of a build on whatever file system Spark reaches."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from wenmai.optional import needed
from wenmai_extractors.errors import WenmaiError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

LOCAL = "local"  # how masters of this machine alone begin
# Arrow batches of some 200 reports: large enough for Spark, small enough for a worker of 1 GB.
SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    # Packed records are small in a file and large in Python.
    "spark.sql.files.maxPartitionBytes": "16m",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "200",
    "spark.sql.adaptive.enabled": "true",
    "spark.sql.session.timeZone": "UTC",
}


@contextmanager
def session(master: str | None, settings: Mapping[str, str] | None = None) -> Iterator[SparkSession]:
    """A Spark session on `master`, None for what spark-submit says; `settings` are those of Spark.

    Raises WenmaiError when there is no pyspark, no Java or no such master.
    """
    sql = needed("pyspark.sql", extra="spark", purpose="The engine spark")
    given = {**SETTINGS, **(settings or {})}
    if master is not None and master.startswith(LOCAL):
        # No name of this machine is looked up, and its workers find what this process finds.
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
        given.setdefault("spark.executorEnv.PYTHONPATH", os.environ.get("PYTHONPATH", ""))
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    # pyspark says of pandas what does not matter here: no frame of pandas is made.
    warnings.filterwarnings("ignore", message="PySpark does not yet fully support pandas")
    builder = sql.SparkSession.builder.appName("wenmai")
    if master is not None:
        builder = builder.master(master)
    for name, value in given.items():
        builder = builder.config(name, value)
    try:
        spark = builder.getOrCreate()
    except Exception as error:  # pyspark's own, py4j's, or those of a Java that is not there
        raise WenmaiError(
            f"Spark cannot start on {master}: {_first_line(error)}; it needs Java 17"
        ) from error
    spark.sparkContext.setLogLevel("ERROR")
    try:
        yield spark
    finally:
        spark.stop()


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]


class Folder:
    """A folder on any file system that Spark reaches."""

    def __init__(self, spark: SparkSession, path: str) -> None:
        """`path` is absolute, or an address such as hdfs://…"""
        self._spark = spark
        self.path = path.rstrip("/")

    def __truediv__(self, name: str) -> str:
        """The path of something in it."""
        return f"{self.path}/{name}"

    def write(self, name: str, text: str) -> None:
        """Write a small file."""
        files, path = self._files(name)
        stream = files.create(path, True)
        try:
            stream.write(bytearray(text.encode()))
        finally:
            stream.close()

    def exists(self, name: str = "") -> bool:
        """Whether there is a file or folder of this name."""
        files, path = self._files(name)
        return bool(files.exists(path))

    def names(self) -> list[str]:
        """The names of all that is in it, none if it is not there."""
        files, path = self._files("")
        return (
            sorted(str(each.getPath().getName()) for each in files.listStatus(path)) if self.exists() else []
        )

    def remove(self, name: str) -> None:
        """Remove a file, or a folder with all that is in it."""
        files, path = self._files(name)
        files.delete(path, True)

    def make(self, name: str) -> None:
        """Make a folder."""
        files, path = self._files(name)
        files.mkdirs(path)

    def move(self, name: str, to: str) -> None:
        """Rename a file or folder; one of the name `to` is replaced."""
        files, path = self._files(name)
        _, other = self._files(to)
        files.delete(other, True)
        files.mkdirs(other.getParent())
        if not files.rename(path, other):
            raise WenmaiError(f"{self / name}: cannot be renamed {to}; build again into an empty folder")

    def _files(self, name: str) -> tuple[Any, Any]:
        context: Any = self._spark.sparkContext
        path = context._jvm.org.apache.hadoop.fs.Path(f"{self.path}/{name}" if name else self.path)
        return path.getFileSystem(context._jsc.hadoopConfiguration()), path
