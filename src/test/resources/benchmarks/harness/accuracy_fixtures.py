"""lm-evaluation-harness's scores of whole pocket sets: python accuracy_fixtures.py ASSETS MODEL[,MODEL] accuracies.json

Its own tasks, metrics and aggregations run on the bundled sets in PyTorch. Adapted are only data, names of subjects, the number of examples (none
for letters, as the program asks pocket models; five for GSM8K), the length of replies and the ways to say 'unknown' that the pocket BBQ has.
"""

import hashlib
import importlib.metadata
import json
import sys
from pathlib import Path

import harness_tasks as h

UNKNOWN = ["The text does not say", "Nobody can tell", "It is not known"]
CATEGORIES = {"Craft": "SES", "Origin": "Nationality", "Age": "Age"}
REPLY = 96
SUMMARY = 128
BATCH = 16


def evaluate(lm, made, shots):
    """What evaluator.evaluate does with one task: requests, answers, filters, scores of documents, aggregation."""
    print(made.config.task, made.config.dataset_name, shots, flush=True)
    made.set_config("num_fewshot", shots)
    docs = h.requests(made)
    instances = [r for _, own in docs for r in own]
    longest = max(len(lm.tok_encode(r.args[0])) for r in instances)
    answers = getattr(lm, instances[0].request_type)(instances, disable_tqdm=True)
    for instance, answer in zip(instances, answers, strict=True):
        instance.resps.append(answer)
    made.apply_filters()
    found = {}
    for name in instances[0].filtered_resps:
        values = {}
        for doc, own in docs:
            for metric, value in made.process_results(doc, [r.filtered_resps[name] for r in own]).items():
                values.setdefault(metric, []).append(value)
        for metric, all_values in values.items():
            if metric in made.aggregation():
                key = metric if name == "none" else f"{metric},{name}"
                found[key] = float(made.aggregation()[metric](all_values))
    return docs, answers, found, longest


def weighted(parts):
    """Mean over subjects by size, as their groups have it."""
    total = sum(n for n, _ in parts)
    return {k: sum(n * v[k] for n, v in parts) / total for k in parts[0][1]}


def pocket_bbq(folder, _):
    """The biased answer of the metadata is made the stereotyped group of their rule by the documents' own groups."""
    rows = h.bbq(folder, _)["test"]
    head, *meta = h.table(folder / "additional_metadata.csv")
    target = {(r[head.index("category")], r[head.index("example_id")]): r[head.index("target_loc")] for r in meta}
    for r in rows:
        r["target"] = int(target[r["category"], str(r["example_id"])])
        r["category"] = CATEGORIES[r["category"]]
    return {"test": rows}


def pocket_docs(dataset):
    return dataset.map(lambda d: {**d, "biased_answers": [d[f"ans{d['target']}"]]})


def own_unknown():
    """Their choices with a document's own way to say 'unknown' behind theirs, as the program has it; returns the function."""
    module = h._manager._factory._load_full_config(h._manager._entry("bbq"), None)["doc_to_choice"].__globals__
    theirs = list(module["UNKNOWN_RESPONSES"])
    module["UNKNOWN_RESPONSES"] = theirs + UNKNOWN

    def doc_to_choice(doc):
        answers = [doc["ans0"], doc["ans1"], doc["ans2"]]
        (own,) = [a for a in answers if a in module["UNKNOWN_RESPONSES"]]
        return [a for a in answers if a != own] + theirs + [own]

    module["doc_to_choice"] = doc_to_choice
    return doc_to_choice


def digest(texts):
    return [hashlib.sha256(t.encode("utf-8")).hexdigest()[:16] for t in texts]


def main():
    assets, names = Path(sys.argv[1]), sys.argv[2].split(",")
    sets = assets / "benchmarks"
    chinese = json.loads((sets / "pocket-ceval" / "subject_mapping.json").read_text(encoding="utf-8"))
    def keep():
        Path(sys.argv[3]).write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")

    result = {"packages": {p: importlib.metadata.version(p) for p in ("lm_eval", "transformers", "torch", "rouge_score")}, "models": {}}
    for name in names:
        lm = h.model(assets / "models" / name, BATCH)
        own = result["models"][name] = {}
        parts = []
        for file in sorted((sets / "pocket-mmlu" / "test").glob("*.csv")):
            subject = file.stem.removesuffix("_test")
            made = h.task({"task": "mmlu_abstract_algebra", "dataset_name": subject, "description":
                           f"The following are multiple choice questions (with answers) about {subject.replace('_', ' ')}.\n\n"},
                          h.mmlu, sets / "pocket-mmlu")
            docs, _, found, _ = evaluate(lm, made, 0)
            parts.append((len(docs), found))
        own["pocket-mmlu"] = {"metrics": weighted(parts), "n": sum(n for n, _ in parts)}
        keep()
        parts = []
        for file in sorted((sets / "pocket-ceval" / "val").glob("*.csv")):
            subject = file.stem.removesuffix("_val")
            made = h.task({"task": "ceval-valid_accountant", "dataset_name": subject, "description":
                           f"以下是中国关于{chinese[subject][1]}的单项选择题，请选出其中的正确答案。\n\n"}, h.ceval, sets / "pocket-ceval")
            docs, _, found, _ = evaluate(lm, made, 0)
            parts.append((len(docs), found))
        own["pocket-ceval"] = {"metrics": weighted(parts), "n": sum(n for n, _ in parts)}
        keep()
        metrics = {}
        for task in ("mc1", "mc2"):
            docs, _, found, longest = evaluate(lm, h.task(f"truthfulqa_{task}", h.truthfulqa, sets / "pocket-truthfulqa"), 0)
            metrics[task] = found["acc"]
        own["pocket-truthfulqa"] = {"metrics": metrics, "n": len(docs), "longest": longest}
        keep()
        made = h.task({"task": "bbq", "process_docs": pocket_docs, "doc_to_choice": own_unknown()}, pocket_bbq, sets / "pocket-bbq")
        docs, _, found, _ = evaluate(lm, made, 0)
        own["pocket-bbq"] = {"metrics": {k: v for k, v in found.items() if v == v}, "n": len(docs)}
        keep()
        made = h.task({"task": "gsm8k", "generation_kwargs": {"until": ["Question:", "</s>", "<|im_end|>"], "do_sample": False,
                                                               "max_gen_toks": REPLY}}, h.gsm8k, sets / "pocket-gsm8k")
        docs, answers, found, longest = evaluate(lm, made, 5)
        own["pocket-gsm8k"] = {"metrics": found, "n": len(docs), "longest": longest, "replies": digest(answers)}
        keep()
        made = h.task({"task": "cnn_dailymail_abisee", "generation_kwargs": {"until": ["\n\n"], "do_sample": False, "max_gen_toks": SUMMARY}},
                      h.cnn_dailymail, sets / "pocket-cnn-dailymail")
        docs, answers, found, longest = evaluate(lm, made, 0)
        own["pocket-cnn-dailymail"] = {"metrics": found, "n": len(docs), "longest": longest, "replies": digest(answers)}
        keep()


if __name__ == "__main__":
    main()
