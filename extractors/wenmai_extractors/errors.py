"""The errors a user can cause; everything else is a defect of ours."""


class WenmaiError(Exception):
    """Root of all expected errors. Its message names the file, the place and the remedy in one line."""


class ReadError(WenmaiError):
    """A report that cannot be read: missing, empty, binary, in no encoding we know."""


class DataError(WenmaiError):
    """A data file (lexicon, ontology, gold, build folder) that is not in the form we expect."""
