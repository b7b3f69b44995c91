# /// script
# dependencies = ["scikit-learn==1.7.2"]
# ///
"""Make confidence.toml in the package's data from judged.csv beside this file.

judged.csv has a row for each statement that was judged by reading its page: the number of the page, whether
the statement is right in all that it says, and its traits (wenmai_extractors.confidence). The pages are of
many provinces, years and kinds of organisation; no rule had been made from them. Their text is not ours to
keep.

    uv run extractors/tools/calibrate.py

It prints how well the weights tell pages that they were not made from.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss, roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import make_pipeline

HERE = Path(__file__).parent
TARGET = HERE.parent / "wenmai_extractors" / "data" / "confidence.toml"
STRENGTH = 0.2  # of the evidence against a weight of 0 …
BUNCHED = 0.25  # … and how much less what is alike counts; both by the Brier score over pages left out
EDGES = (0.0, 0.6, 0.7, 0.8, 0.9, 1.01)
HEAD = """\
# How sure a statement is (confidence.py): the logarithm of the odds that it is right, and what each of its
# traits adds to them. Made by extractors/tools/calibrate.py from {count} statements on {pages} real pages,
# {right} of them right.
odds = {odds:.3f}
"""


def main() -> None:
    """Read the judgements, write the weights."""
    with (HERE / "judged.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    pages = [row["page"] for row in rows]
    right = np.array([int(row["right"]) for row in rows])
    traits = [{name: row[name] for name in row if name not in ("page", "right")} for row in rows]
    model = make_pipeline(DictVectorizer(), LogisticRegression(C=STRENGTH, max_iter=1000))
    folds = GroupKFold(n_splits=10)
    weights = _weights(rows)
    fitting = {"logisticregression__sample_weight": weights}
    told = cross_val_predict(
        model, traits, right, groups=pages, cv=folds, method="predict_proba", params=fitting
    )[:, 1]
    _report(told, right)
    model.fit(traits, right, **fitting)
    names, regression = model[0].get_feature_names_out(), model[1]
    head = HEAD.format(
        count=len(rows), pages=len(set(pages)), right=right.sum(), odds=regression.intercept_[0]
    )
    tables: defaultdict[str, list[str]] = defaultdict(list)
    for name, weight in zip(names, regression.coef_[0], strict=True):
        trait, value = name.split("=")
        tables[trait].append(f'"{value}" = {weight:.3f}\n')
    body = "".join(f"\n[{trait}]\n{''.join(lines)}" for trait, lines in tables.items())
    TARGET.write_text(head + body, encoding="utf-8", newline="\n")


def _weights(rows: list[dict[str, str]]) -> np.ndarray:
    """What each row counts: less where others of its page came about alike and are as right or wrong, as one
    wrong subject makes twenty statements wrong."""
    bunches = [tuple(row[name] for name in ("page", "right", "relation", "rule", "subject")) for row in rows]
    sizes = Counter(bunches)
    return np.array([sizes[bunch] ** -BUNCHED for bunch in bunches])


def _report(told: np.ndarray, right: np.ndarray) -> None:
    share = right.mean()
    print(f"{len(right)} statements, {share:.3f} right")
    print(
        f"pages left out: Brier score {brier_score_loss(right, told):.4f} ({share * (1 - share):.4f} without"
    )
    print(f"traits), area under the curve {roc_auc_score(right, told):.3f}")
    found: defaultdict[float, list[int]] = defaultdict(list)
    for value, verdict in zip(told, right, strict=True):
        found[max(edge for edge in EDGES if edge <= value)].append(verdict)
    for edge, verdicts in sorted(found.items()):
        print(f"  from {edge:.1f}: {len(verdicts):4} statements, {np.mean(verdicts):.2f} right")


if __name__ == "__main__":
    main()
