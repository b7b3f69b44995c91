"""The build on Apache Spark: the same functions as in one process, on as many machines as there are.

Spark schedules, shuffles and retries; here stands only what is local to what. A report is extracted by itself
(`extracting`), a name is resolved with those of its key (`naming`), a fact is merged from the parts of its
triple (`facts`). `writing` makes the files, `engine` puts all of it together.
"""
