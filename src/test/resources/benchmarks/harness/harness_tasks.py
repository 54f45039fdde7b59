"""lm-evaluation-harness's own tasks over local files: nothing is downloaded, everything else is theirs."""

import csv
import json
from pathlib import Path

import datasets
from lm_eval.api.task import ConfigurableTask
from lm_eval.tasks import TaskManager
from transformers import PreTrainedTokenizerFast

import pocket_torch

SEED = 1234
_place = {}
_manager = TaskManager()


def jsonl(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def table(path):
    with path.open(newline="", encoding="utf-8") as f:
        return list(csv.reader(f))


def mmlu(folder, subject):
    def split(name):
        rows = table(folder / name / f"{subject}_{name}.csv")
        return [{"question": r[0], "choices": r[1:5], "answer": "ABCD".index(r[5]), "id": f"{subject}/{name}/{i}"} for i, r in enumerate(rows)]
    return {"test": split("test"), "dev": split("dev")}


def ceval(folder, subject):
    def split(name):
        head, *rows = table(folder / name / f"{subject}_{name}.csv")
        return [{**dict(zip(head, r)), "item": f"{subject}/{name}/{r[0]}"} for r in rows]
    return {"val": split("val"), "dev": split("dev")}


def gsm8k(folder, _):
    def split(name):
        return [{**row, "id": f"{name}/{i}"} for i, row in enumerate(jsonl(folder / f"{name}.jsonl"))]
    return {"train": split("train"), "test": split("test")}


def truthfulqa(folder, _):
    rows = json.loads((folder / "mc_task.json").read_text(encoding="utf-8"))
    def targets(t):
        return {"choices": list(t), "labels": list(t.values())}
    return {"validation": [{"question": r["question"], "mc1_targets": targets(r["mc1_targets"]), "mc2_targets": targets(r["mc2_targets"]),
                            "id": f"mc/{i}"} for i, r in enumerate(rows)]}


def bbq(folder, _):
    rows = [r for file in sorted(folder.glob("*.jsonl")) for r in jsonl(file)]
    return {"test": [{**r, "id": f"{r['category']}/{r['example_id']}"} for r in rows]}


def cnn_dailymail(folder, _):
    file = next(p for p in sorted(folder.glob("*.jsonl")))
    return {"test": [{"article": r["article"], "highlights": r["highlights"], "id": r.get("id") or f"row{i}"} for i, r in enumerate(jsonl(file))]}


def _local(self, *args, **kwargs):
    reader, folder = _place["reader"], _place["folder"]
    splits = reader(folder, self.DATASET_NAME)
    self.dataset = datasets.DatasetDict({k: datasets.Dataset.from_list(v) for k, v in splits.items()})


ConfigurableTask.download = _local


def task(spec, reader, folder):
    """One of their tasks, with overrides, on the files of a folder."""
    _place.update(reader=reader, folder=Path(folder))
    name, changes = (spec["task"], spec) if isinstance(spec, dict) else (spec, {})
    return _manager._factory.build(_manager._entry(name), overrides=changes, registry=_manager._index)


def requests(made, limit=None, samples=None):
    """(document, requests) as the evaluator has them built, with its seed of few-shot sampling."""
    made.set_fewshot_seed(SEED)
    made.build_all_requests(limit=limit, samples=samples)
    byDoc = {}
    for instance in made.instances:
        byDoc.setdefault(instance.doc_id, []).append(instance)
    return [(own[0].doc, own) for own in byDoc.values()]


def model(folder, batch=1):
    from lm_eval.models.huggingface import HFLM  # needs accelerate; the tasks alone do not

    folder = Path(folder)
    tokenizer = PreTrainedTokenizerFast(tokenizer_file=str(folder / "tokenizer.json"), eos_token="<|im_end|>", pad_token="<|endoftext|>",
                                        clean_up_tokenization_spaces=False)
    return HFLM(pretrained=pocket_torch.load(folder), tokenizer=tokenizer, backend="causal", device="cpu", dtype="float32", batch_size=batch,
                max_length=512, add_bos_token=False)
