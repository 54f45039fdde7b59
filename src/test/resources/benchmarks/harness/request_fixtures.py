"""The requests of lm-evaluation-harness for real items, as hashes: python request_fixtures.py DATA MODEL_FOLDER requests.json

DATA holds the official files (mmlu, ceval, gsm8k, truthfulqa, bbq, cnn_dailymail). No text of theirs is written: of a prompt or a continuation
the first 16 digits of its SHA-256, of token ids the same of their decimal numbers joined by commas, of a continuation its log-likelihood (float32 forward) where
the pair fits the model's context.
"""

import hashlib
import importlib.metadata
import json
import sys
from pathlib import Path

import harness_tasks as h

PER_TASK = 24
DIGITS = 16


def sha(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:DIGITS]


def tokens(ids):
    return sha(",".join(str(i) for i in ids))


def spread(docs, count):
    return [docs[i * len(docs) // count] for i in range(count)] if len(docs) > count else docs


def choice(lm, request):
    context, continuation = request.args
    left, right = lm._encode_pair(context, continuation)
    entry = {"continuation": sha(continuation), "tokens": tokens(left + right), "contextTokens": len(left), "continuationTokens": len(right)}
    if len(left) + len(right) <= lm.max_length + 1:
        ((value, greedy),) = lm._loglikelihood_tokens([((context, continuation), left, right)], disable_tqdm=True)
        entry |= {"logLikelihood": value, "greedy": greedy}
    return entry


def generation(lm, request):
    context, kwargs = request.args
    ids = lm.tok_encode(context)
    return {"tokens": tokens(ids), "contextTokens": len(ids), "until": kwargs["until"], "maxTokens": kwargs.get("max_gen_toks", lm.max_gen_toks)}


def items(lm, made, ids, count):
    for doc, own in spread(h.requests(made), count):
        prompt = own[0].args[0]
        assert all(r.args[0] == prompt for r in own)
        entry = {"id": ids(doc), "prompt": sha(prompt)}
        if made.OUTPUT_TYPE == "multiple_choice":
            entry["choices"] = [choice(lm, r) for r in own]
        else:
            entry |= generation(lm, own[0])
        yield entry


def main():
    data, folder = Path(sys.argv[1]), Path(sys.argv[2])
    lm = h.model(folder)
    tasks = []

    def add(benchmark, spec, reader, place, shots, count, ids=lambda d: d["id"]):
        made = h.task(spec, reader, data / place)
        made.set_config("num_fewshot", shots)
        tasks.append({"benchmark": benchmark, "task": made.config.task, "version": made.VERSION, "shots": shots,
                      "items": list(items(lm, made, ids, count))})

    for subject in ("abstract_algebra", "high_school_geography", "formal_logic", "world_religions"):
        for shots in (5, 0):
            add("mmlu", f"mmlu_{subject}", h.mmlu, "mmlu", shots, PER_TASK // 3)
    for subject in ("accountant", "computer_network", "high_school_chinese", "operating_system"):
        for shots in (5, 0):
            add("ceval", f"ceval-valid_{subject}", h.ceval, "ceval", shots, PER_TASK // 3, lambda d: d["item"])
    add("gsm8k", "gsm8k", h.gsm8k, "gsm8k", 5, PER_TASK)
    add("truthfulqa", "truthfulqa_mc1", h.truthfulqa, "truthfulqa", 0, PER_TASK)
    add("truthfulqa", "truthfulqa_mc2", h.truthfulqa, "truthfulqa", 0, PER_TASK)
    add("bbq", "bbq", h.bbq, "bbq", 0, PER_TASK * 2)
    add("cnn-dailymail", "cnn_dailymail_abisee", h.cnn_dailymail, "cnn_dailymail", 0, PER_TASK)
    versions = {p: importlib.metadata.version(p) for p in ("lm_eval", "transformers", "torch", "tokenizers", "datasets")}
    value = {"packages": versions, "model": folder.name, "fewShotSeed": h.SEED, "tasks": tasks}
    Path(sys.argv[3]).write_text(json.dumps(value, separators=(",", ":")).replace('{"id"', '\n{"id"') + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
