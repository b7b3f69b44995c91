"""Which articles print the same text, by the sentences and bands that two of them share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wenmai.packing import pack, unpack
from wenmai.reprints import alike, bands, letters_of, same_text, stretches_of, telling, text_name
from wenmai.spark.frames import BYTES, TEXT, TEXTS, Keep, Row, mapped
from wenmai.spark.naming import articles_of
from wenmai_extractors.records import content_id

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

# An article with its letters by sentence, the text it prints, and the name of that text if it is the first.
PRINTED = {
    "doc": TEXT,
    "of": TEXT,
    "place": TEXT,
    "name": TEXT,
    "text": TEXT,
    "letters": BYTES,
    "sentences": TEXTS,
}


def printed(reports: DataFrame) -> DataFrame:
    """Return every article that has a body, in the columns PRINTED."""
    return mapped(reports.select("doc", "text", "articles"), _printed, PRINTED)


def _printed(rows: Iterator[Row]) -> Iterator[Row]:
    for doc, text, raw in rows:
        for article in articles_of(raw):
            letters = letters_of(article, text)
            if letters:
                hashed = sorted(content_id("", sentence) for sentence in telling(letters))
                place = f"{article.index:09}"
                name = text_name((doc, article.index))
                yield doc, str(article.index), place, name, same_text(letters), pack(letters), hashed


def reprinted(articles: DataFrame, keep: Keep) -> DataFrame:
    """Return for each article (`doc`, `of`) the group (`id`) of those that print its text."""
    from pyspark.sql import functions as f

    by_place = f.min(f.struct("doc", "place", "name")).alias("first")
    texts = articles.groupBy("text").agg(by_place).select("text", f.col("first.name").alias("name"))
    pairs = keep("alike", _alike(articles, texts))
    groups = texts.withColumn("root", f.col("name"))
    if not pairs.isEmpty():
        roots = connected(pairs, keep)
        groups = texts.join(roots, "name", "left").select("text", f.coalesce("root", "name").alias("root"))
    named = groups.select("text", f.concat(f.lit("text:"), "root").alias("id"))
    return articles.select("doc", "of", "text").join(named, "text").select("doc", "of", "id")


def _alike(articles: DataFrame, texts: DataFrame) -> DataFrame:
    """The pairs of texts, by name, that are nearly the same."""
    from pyspark.sql import functions as f
    from pyspark.sql.window import Window

    said = articles.select("text", f.explode("sentences").alias("sentence")).distinct()
    often = said.withColumn("texts", f.count("*").over(Window.partitionBy("sentence"))).where("texts > 1")
    compared = articles.join(often.select("text").distinct(), "text", "left_semi").join(
        texts, ["text", "name"]
    )
    letters = compared.select("name", "letters")
    banded = mapped(letters, _banded, {"band": BYTES, "name": TEXT})
    shared = banded.groupBy("band").agg(f.count("*").alias("texts")).where("texts > 1").select("band")
    few = banded.join(shared, "band", "left_semi")
    other = few.withColumnRenamed("name", "other")
    pairs = few.join(other, "band").where(f.col("name") < f.col("other")).select("name", "other").distinct()
    theirs = letters.select(f.col("name").alias("other"), f.col("letters").alias("others"))
    both = pairs.join(letters, "name").join(theirs, "other").select("name", "other", "letters", "others")
    return mapped(both, _checked, {"name": TEXT, "other": TEXT})


def _banded(rows: Iterator[Row]) -> Iterator[Row]:
    for name, raw in rows:
        for band in bands(stretches_of(unpack(raw, list[str]))):
            yield band, name


def _checked(rows: Iterator[Row]) -> Iterator[Row]:
    for name, other, letters, others in rows:
        if alike(stretches_of(unpack(letters, list[str])), stretches_of(unpack(others, list[str]))):
            yield name, other


def connected(pairs: DataFrame, keep: Keep) -> DataFrame:
    """Return the first name (`root`) of all that `pairs` of `name` and `other` connect, directly or not.

    Every name takes the first root among its neighbours' and that root's own, until nothing changes: some
    rounds for the logarithm of the longest chain, and one more.
    """
    from pyspark.sql import functions as f

    turned = pairs.select(f.col("other").alias("name"), f.col("name").alias("other"))
    edges = keep("edges", pairs.select("name", "other").unionByName(turned).distinct())
    roots = keep("roots-0", edges.groupBy("name").agg(f.least("name", f.min("other")).alias("root")))
    number = 0
    while True:
        number += 1
        theirs = roots.select(f.col("name").alias("other"), f.col("root").alias("seen"))
        near = edges.join(theirs, "other").groupBy("name").agg(f.min("seen").alias("seen"))
        jumps = roots.select(f.col("name").alias("root"), f.col("root").alias("jump"))
        found = roots.join(near, "name").join(jumps, "root")
        lower = found.select("name", f.least("root", "seen", "jump").alias("next"), "root")
        after = keep(f"roots-{number % 2 + 1}", lower)
        if after.where(f.col("next") != f.col("root")).isEmpty():
            return roots
        roots = after.select("name", f.col("next").alias("root"))
