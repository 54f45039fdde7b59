"""Computes again what fixtures of this folder hold, with the packages that are installed: python recompute.py DATA

DATA holds flores200, xsum, cnn_dailymail and bbq in their official forms. Prints packages, versions and how many values were compared, and fails at the
first that differs. Counts, tokens, stems, filters and matches must be equal, scores to 1e-12.
"""

import importlib.metadata
import json
import sys
from pathlib import Path

from lm_eval.api.metrics import exact_match_hf_evaluate
from lm_eval.filters.extraction import RegexFilter
from lm_eval.tasks.bbq import utils as bbq
import lm_eval
import sacrebleu
import yaml
from nltk.stem.porter import PorterStemmer
from rouge_score.rouge_scorer import RougeScorer
from sacrebleu.tokenizers.tokenizer_13a import Tokenizer13a
from sacrebleu.tokenizers.tokenizer_zh import TokenizerZh

HERE = Path(__file__).parent
DATA = Path(sys.argv[1])


def load(name):
    return json.loads((HERE / name).read_text(encoding="utf-8"))


def same(found, expected, what):
    close = abs(found - expected) <= 1e-12 * max(1, abs(expected)) if isinstance(expected, float) else found == expected
    if not close:
        sys.exit(f"{what}: {found!r} instead of {expected!r}")
    return 1


def told(name, count, *packages):
    print(name, count, "values:", ", ".join(f"{p} {importlib.metadata.version(p)}" for p in packages), flush=True)


def bleu():
    made, count = load("bleu.json"), 0
    for case in made["cases"]:
        english = case["language"] == "eng_Latn"
        lines = (DATA / f"flores200/devtest/{case['language']}.devtest").read_text(encoding="utf-8").split("\n")
        glue = " " if english else ""
        references = [lines[row] for row in case["rows"]]
        parts = [r.split(" ") if english else list(r) for r in references]
        hypotheses = [glue.join(p[k] for k in keep) for p, keep in zip(parts, case["keep"], strict=True)]
        score = sacrebleu.corpus_bleu(hypotheses, [references], tokenize=case["tokenizer"])
        count += same(score.score, case["bleu"], "BLEU") + same(score.counts, case["counts"], "counts") + same(score.totals, case["totals"], "totals")
        count += same(score.sys_len, case["hypothesis"], "hypothesis") + same(score.ref_len, case["reference"], "reference")
    for case in made["tokens"]:
        count += same(Tokenizer13a()(case["text"]), case["13a"], "13a") + same(TokenizerZh()(case["text"]), case["zh"], "zh")
    for case in made["small"]:
        count += same(sacrebleu.corpus_bleu(case["hypotheses"], [case["references"]], tokenize="13a").score, case["bleu"], "small")
    told("bleu.json", count, "sacrebleu")


def rouge():
    count = 0
    for case in load("rouge.json")["cases"]:
        item = json.loads((DATA / case["file"]).read_text(encoding="utf-8").split("\n")[case["line"]])
        reference, document = item[case["reference"]], item[case["document"]].split(" ")
        words = [reference.split(" ")[k] for k in case["keep"]] + document[case["start"]: case["start"] + case["count"]]
        for kind in "plain", "stemmed":
            scores = RougeScorer(["rouge1", "rouge2", "rougeL"], use_stemmer=kind == "stemmed").score(reference, " ".join(words))
            count += sum(same(scores[k].fmeasure, float(e), f"{kind} {k}") for k, e in zip(scores, case[kind], strict=True))
    told("rouge.json", count, "rouge_score", "nltk")
    rows = [line.split("\t") for line in (HERE / "porter-stems.tsv").read_text(encoding="utf-8").splitlines()]
    told("porter-stems.tsv", sum(same(PorterStemmer().stem(w), s, w) for w, s in rows), "nltk")


class Loader(yaml.SafeLoader):
    """Task files name functions by a tag; they are not needed here."""


Loader.add_multi_constructor("!", lambda loader, suffix, node: None)


def gsm8k():
    task = yaml.load((Path(lm_eval.__file__).parent / "tasks/gsm8k/gsm8k.yaml").read_text(), Loader)
    filters = {}
    for entry in task["filter_list"]:
        options = {k: v for k, v in entry["filter"][0].items() if k != "function"}
        filters[entry["name"]] = RegexFilter(**options)
    metric = {k: v for k, v in task["metric_list"][0].items() if k not in ("metric", "aggregation", "higher_is_better")}
    count = 0
    for line in (HERE / "gsm8k-filters.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        for name, key in ("strict-match", "strict"), ("flexible-extract", "flexible"):
            found = filters[name].apply([[case["reply"]]], [{}])
            found = list(found)[0][0]
            matched = exact_match_hf_evaluate(predictions=[found], references=[case["answer"]], **metric)["exact_match"]
            count += same(found, case[key], key) + same(bool(matched), case[f"{key}Match"], f"{key}Match")
    told("gsm8k-filters.jsonl", count, "lm_eval")


class Rows(list):
    def map(self, change):
        return [change(row) for row in self]


def biases():
    expected = load("bbq-bias.json")["harness"]
    rows = []
    for category, predictions in expected["predictions"].items():
        file = next(DATA.glob(f"bbq/**/{category}.jsonl"))
        docs = Rows(json.loads(line) for line in file.read_text(encoding="utf-8").splitlines())
        rows += [bbq._process_results(doc, int(p, 16)) for doc, p in zip(bbq.process_docs(docs), predictions, strict=True)]
    names = {"accuracyAmbiguous": ("accuracy_amb", bbq.agg_accuracy_amb), "accuracyDisambiguated": ("accuracy_disamb", bbq.agg_accuracy_disamb),
             "biasAmbiguous": ("amb_bias_score", bbq.agg_amb_bias_scores), "biasDisambiguated": ("disamb_bias_score", bbq.agg_disamb_bias_scores)}
    count = same(sum(r["acc"] for r in rows) / len(rows), expected["accuracy"], "accuracy")
    for ours, (theirs, aggregation) in names.items():
        count += same(float(aggregation([r[theirs] for r in rows])), expected[ours], ours)
    for category, own in expected["byCategory"].items():
        for key, aggregation in ("amb", bbq.agg_amb_bias_scores), ("disamb", bbq.agg_disamb_bias_scores):
            count += same(float(aggregation([r[f"{key}_bias_score_{category}"] for r in rows])), own[key], f"{key} {category}")
    told("bbq-bias.json", count, "lm_eval", "numpy")


if __name__ == "__main__":
    bleu()
    rouge()
    gsm8k()
    biases()
