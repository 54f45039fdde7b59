"""Scores of stored log-likelihoods by lm-evaluation-harness: python metric_fixtures.py writes metrics/.

Items are made up, in the official forms; log-likelihoods are drawn at random, some of them equal. Every score is theirs: process_results of the tasks
truthfulqa_mc1, truthfulqa_mc2 and bbq, and the aggregations that those tasks name.
"""

import importlib.metadata
import json
import random
from pathlib import Path

import harness_tasks as h
from lm_eval.tasks.bbq import utils as bbq

FOLDER = Path(__file__).parent / "metrics"
TRUTHS = 48
random.seed(1234)


def drawn(count, kind):
    """Log-likelihoods: usual ones, small whole numbers (many are equal), all the same, far apart."""
    if kind == 0:
        return [round(random.uniform(-30, -2), 6) for _ in range(count)]
    if kind == 1:
        return [float(random.randint(-4, -2)) for _ in range(count)]
    if kind == 2:
        return [-7.25] * count
    return [round(random.uniform(-400, -0.01) if random.random() < 0.5 else random.uniform(-3, 0), 6) for _ in range(count)]


def aggregated(made, rows):
    found = {}
    for metric, aggregation in made.aggregation().items():
        value = aggregation([row[metric] for row in rows])
        found[metric] = None if value != value else float(value)
    return found


def truths():
    items, likelihoods = [], []
    for i in range(TRUTHS):
        wrong = [f"Answer {i}.{k} is wrong." for k in range(random.randint(1, 6))]
        right = [f"Answer {i}.{k} is right." for k in range(random.randint(1, 4))]
        items.append({"question": f"What is made up in number {i}?",
                      "mc1_targets": {right[0]: 1, **{w: 0 for w in wrong}},
                      "mc2_targets": {**{r: 1 for r in right}, **{w: 0 for w in wrong[: random.randint(1, len(wrong))]}}})
        answers = right + wrong
        likelihoods.append(dict(zip(answers, drawn(len(answers), i % 4))))
    folder = FOLDER / "truthfulqa"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "mc_task.json").write_text(json.dumps(items, indent=1) + "\n", encoding="utf-8")
    found = {"likelihoods": likelihoods}
    for name, key in ("mc1", "mc1_targets"), ("mc2", "mc2_targets"):
        made = h.task(f"truthfulqa_{name}", h.truthfulqa, folder)
        rows = [made.process_results(doc, [(own[c], False) for c in doc[key]["choices"]])
                for doc, own in zip(made.validation_docs(), likelihoods, strict=True)]
        found[name] = {"samples": [float(r["acc"]) for r in rows], "all": aggregated(made, rows)["acc"]}
    return found


GROUPS = {"Age": [("old", "nonOld"), ("nonOld", "old")], "Religion": [("Jewish", "Hindu"), ("Muslim", "Atheist")],
          "Race_x_gender": [("F-Black", "M-White"), ("M-Latino", "F-Latino")], "SES": [("lowSES", "highSES")],
          "Nationality": [("Peruvian", "Danish")], "Sexual_orientation": [("gay", "straight")]}


def row(category, example):
    """Every tenth row has no biased answer after a non-negative question, or two after a negative one."""
    one, other = GROUPS[category][example // 4 % len(GROUPS[category])]
    order = random.sample(range(3), 3)
    unknown = random.choice(bbq.UNKNOWN_RESPONSES)
    answers = [(f"The first one {example}", ["x", one]), (f"The second one {example}", ["x", other]), (unknown, [unknown, "unknown"])]
    polarity, condition = ("neg", "nonneg")[example % 2], ("ambig", "disambig")[example // 2 % 2]
    groups = [one, other] if example % 10 in (3, 4) else [one]
    comparable = {part for g in groups for part in bbq._process_groups_in_answers(g)}
    return {"example_id": example, "question_index": str(1 + example // 4 % 30), "question_polarity": polarity, "context_condition": condition,
            "category": category, "answer_info": {f"ans{i}": answers[k][1] for i, k in enumerate(order)},
            "additional_metadata": {"stereotyped_groups": sorted(comparable)}, "context": "Two of them were there.",
            "question": "Who forgot it?" if polarity == "neg" else "Who knew it?", **{f"ans{i}": answers[k][0] for i, k in enumerate(order)},
            "label": order.index(2) if condition == "ambig" else order.index(example % 2)}


def biases():
    folder = FOLDER / "bbq"
    folder.mkdir(parents=True, exist_ok=True)
    for category in GROUPS:
        lines = [json.dumps(row(category, e)) for e in range(32 if category in ("Nationality", "Sexual_orientation") else 48)]
        (folder / f"{category}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    made = h.task("bbq", h.bbq, folder)
    ids, likelihoods, rows = [], [], []
    for doc in made.test_docs():
        values = drawn(12, doc["example_id"] % 4)
        if random.random() < 0.7:
            values[random.randint(0, 1)] = -0.5
        if doc["category"] == "Nationality":  # everything unknown: nothing known, nothing biased
            values = [-9.0, -9.0] + values[2:11] + [-0.25]
        if doc["category"] == "Sexual_orientation":  # known answers, none of them biased
            biased = bbq.doc_to_biased_answer(doc)
            values = [-20.0 if i in biased else v for i, v in enumerate([-0.75, -0.75, *values[2:]])]
            if len(biased) == 2:
                values[5] = -0.5
        ids.append(f"{doc['category']}/{doc['example_id']}")
        likelihoods.append(values)
        rows.append(made.process_results(doc, [(v, False) for v in values]))
    samples = [{"right": r["acc"], "biased": r["amb_bias_score"][1], "known": r["amb_bias_score"][2]} for r in rows]
    return {"ids": ids, "likelihoods": likelihoods, "samples": samples, "all": aggregated(made, rows)}


if __name__ == "__main__":
    origin = f"lm_eval {importlib.metadata.version('lm_eval')}, numpy {importlib.metadata.version('numpy')}; see metric_fixtures.py"
    made = {"origin": origin, "truthfulqa": truths(), "bbq": biases()}
    text = json.dumps(made).replace('"bbq": {"ids"', '\n"bbq": {"ids"').replace("], [", "],\n[").replace("}, {", "},\n{")
    (FOLDER / "metrics.json").write_text(text + "\n", encoding="utf-8")
