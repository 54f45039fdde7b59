"""Loads variants made by Fewbit in ONNX Runtime for Python, without Fewbit, and compares.

Run: python variants_in_onnxruntime.py MODEL_FOLDER [SCHEME...] -- COMMAND...
COMMAND starts Fewbit, for example: java -jar target/fewbit.jar

For every method it quantizes the model, asks Fewbit for log-likelihoods of some continuations, and
computes the same from the logits of a plain session. It also requires that the file is named as
onnx-community names files (onnx/model_SCHEME.onnx, data beside it), that inputs and outputs are the
original's, name by name with types and shapes, and that the graph passes onnx.checker.
(onnxruntime 1.29.0 as in pom.xml, onnx 1.23.2, tokenizers 0.23.3, numpy 2.4.6. Figures are printed,
the exit code tells. With another onnxruntime the variants whose kernels round activations to 8 bits
can differ in single answers: a last bit decides to which level an activation goes. With 1.32.0 that
happened in one answer each of gptq-w8-g128-sym and awq-w2-g64-asym, 0.02 per token.)
"""
import json
import pathlib
import subprocess
import sys
import tempfile

import numpy as np
import onnx
import onnxruntime as ort
from tokenizers import Tokenizer

ALL = """fp32 rtn-w8-g128-sym rtn-w4-g32-sym rtn-w4-g128-asym rtn-w3-g128-sym rtn-w2-g64-asym
rtn-w4-g128-sym-mse rtn-w4-g32-asym-embed-head llm.int8 int8-dynamic int8-static fp16 nf4 fp4 nf4-dq
hqq-w8-g64-asym hqq-w4-g64-asym hqq-w3-g64-asym hqq-w2-g64-asym
gptq-w8-g128-sym gptq-w4-g128-sym gptq-w4-g128-asym gptq-w3-g128-sym gptq-w2-g128-sym
paper-gptq-w8 paper-gptq-w4 paper-gptq-w3 paper-gptq-w2
awq-w8-g128-asym awq-w4-g128-asym awq-w3-g128-asym awq-w2-g64-asym
paper-spqr-w8 paper-spqr-w4 paper-spqr-w3 paper-spqr-w2 spqr-w2-g16-asym-noout mixed-b4.5""".split()

REQUESTS = [
    ("The baker walks to the market.", " The baker buys some bread."),
    ("In the market, a tall baker is washing some blankets.\n\nQuestion:", " Is the baker tall?"),
    ("", "Once there was a sailor who sold apples and pears in the harbour."),
    ("one two three four five six seven", " eight nine ten"),
    ("What is the capital of the country? Answer: A", "\nB"),
]


def graph_of(model, scheme, command):
    if scheme == "fp32":
        return "fp32", model / "onnx" / "model.onnx"
    out = json.loads(run(command + ["quantize", str(model), "--scheme", scheme, "--json"]))
    name = out["scheme"]
    path = model / "onnx" / f"model_{name}.onnx"
    assert path.is_file(), f"{path} is missing"
    return name, path


def run(command):
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, f"{command}: {done.stderr}"
    return done.stdout


def signature(values):
    return [(v.name, v.type, v.shape) for v in values]


def feeds(session, ids, past, config):
    before = next(iter(past.values())).shape[2] if past else 0
    out = {}
    for value in session.get_inputs():
        if value.name == "input_ids":
            out[value.name] = np.array([ids], np.int64)
        elif value.name == "attention_mask":
            out[value.name] = np.ones((1, before + len(ids)), np.int64)
        elif value.name == "position_ids":
            out[value.name] = np.arange(before, before + len(ids), dtype=np.int64)[None]
        elif past:
            out[value.name] = past[value.name.replace("past_key_values", "present")]
        else:
            head = config.get("head_dim") or config["hidden_size"] // config["num_attention_heads"]
            out[value.name] = np.zeros((1, config["num_key_value_heads"], 0, head), np.float32)
    return out


def log_likelihood(session, ids, start, config):
    """As Fewbit asks: the context, then the continuation. What activations are rounded to depends
    on the tokens of a call where the graph finds their range or outliers while running."""
    names = [v.name for v in session.get_outputs()]
    first = dict(zip(names, session.run(names, feeds(session, ids[:start], {}, config))))
    logits = first["logits"][0]
    if len(ids) > start + 1:
        past = {name: value for name, value in first.items() if name != "logits"}
        rest = session.run(["logits"], feeds(session, ids[start:-1], past, config))[0][0]
        logits = np.concatenate([logits, rest])
    logits = logits.astype(np.float64)
    most = logits.max(-1, keepdims=True)
    logs = logits - most - np.log(np.exp(logits - most).sum(-1, keepdims=True))
    return sum(logs[i - 1, ids[i]] for i in range(start, len(ids)))


def main():
    at = sys.argv.index("--")
    source, command = pathlib.Path(sys.argv[1]), sys.argv[at + 1 :]
    schemes = sys.argv[2:at] or ALL
    failures = 0
    with tempfile.TemporaryDirectory() as temp:
        model = pathlib.Path(temp) / source.name
        (model / "onnx").mkdir(parents=True)
        for file in source.rglob("*"):
            if file.is_file():
                (model / file.relative_to(source)).write_bytes(file.read_bytes())
        config = json.loads((model / "config.json").read_text())
        tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
        requests = pathlib.Path(temp) / "requests.jsonl"
        requests.write_text(
            "".join(json.dumps({"context": c, "continuation": t}) + "\n" for c, t in REQUESTS if c)
        )
        original = ort.InferenceSession(str(model / "onnx" / "model.onnx"))
        for scheme in schemes:
            name, path = graph_of(model, scheme, command)
            onnx.checker.check_model(str(path)) if scheme != "fp32" else None
            session = ort.InferenceSession(str(path))
            same = signature(session.get_inputs()) == signature(
                original.get_inputs()
            ) and signature(session.get_outputs()) == signature(original.get_outputs())
            said = run(
                command + ["loglikelihood", f"{model}@{name}", "--requests", str(requests)]
            ).splitlines()
            worst = 0.0
            for (context, text), line in zip([r for r in REQUESTS if r[0]], said, strict=True):
                answer = json.loads(line)
                ids = tokenizer.encode(context + text, add_special_tokens=False).ids
                start = len(ids) - answer["tokens"]
                mine = log_likelihood(session, ids, start, config)
                worst = max(worst, abs(mine - answer["logprob"]) / answer["tokens"])
            good = same and worst < 1e-4
            failures += not good
            print(
                f"{name:28} difference per token {worst:.1e}, inputs and outputs "
                f"{'the same' if same else 'DIFFERENT'}{'' if good else '  <-- WRONG'}",
                flush=True,
            )
    print(f"onnxruntime {ort.__version__}: {len(schemes)} variants, {failures} wrong")
    sys.exit(failures > 0)


if __name__ == "__main__":
    main()
