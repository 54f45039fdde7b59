"""Makes divergence.json and rolling.json from pocket-0.4m, computed apart from the program.

The model is transformers' Llama with the weights of the bundled graph. divergence.json: the model
and its groupwise rounding to 3 bits (group 128, symmetric; as rtn_fixtures.py), both in float64, over
windows of 512 tokens, second half; means, errors and percentiles by numpy with llama.cpp's formulas.
rolling.json: lm-evaluation-harness's own loglikelihood_rolling and its wikitext task's functions.
Run in this folder: python divergence_fixtures.py
(needs torch, transformers, lm_eval with accelerate, onnx; their versions are in the files)
"""
import contextlib
import io
import json
import sys
from importlib.metadata import version
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from transformers import AutoConfig, LlamaForCausalLM, PreTrainedTokenizerFast

ROOT = Path(__file__).resolve().parents[5]
FOLDER = ROOT / "assets/models/pocket-0.4m"
sys.path.insert(0, str(ROOT / "src/test/resources/quantizers"))
WINDOW = 512
CHARACTERS = 24000


def weights():
    graph = onnx.load(FOLDER / "onnx/model.onnx").graph
    state = {}
    for tensor in graph.initializer:
        if tensor.name.startswith("model."):
            value = torch.from_numpy(numpy_helper.to_array(tensor).copy())
            name = tensor.name.replace(".MatMul.weight", ".weight")
            state[name] = value.t().contiguous() if name != tensor.name else value
    state["lm_head.weight"] = state["model.embed_tokens.weight"]
    return state


def rounded(state):
    """3 bits, symmetric, one group of 128 consecutive inputs of each output (GPTQ's formulas)."""
    with contextlib.redirect_stdout(io.StringIO()):  # the script prints its own fixture
        from rtn_fixtures import groupwise

    return {
        name: groupwise(value.t(), 3, 128, True)[3].t().contiguous()
        if name.endswith("_proj.weight")
        else value
        for name, value in state.items()
    }


def model(state, dtype):
    made = LlamaForCausalLM(AutoConfig.from_pretrained(FOLDER))
    made.load_state_dict(state, strict=True)
    return made.to(dtype).eval()


def windows(ids):
    return [ids[i : i + WINDOW] for i in range(0, len(ids) - WINDOW + 1, WINDOW)]


def mean_error(x):
    return float(np.sqrt((np.mean(x**2) - np.mean(x) ** 2) / (len(x) - 1)))


def divergence(text, tokenizer):
    left, right = model(weights(), torch.float64), model(rounded(weights()), torch.float64)
    first = WINDOW // 2
    kld, base, own, same, per_window = [], [], [], [], []
    for window in windows(tokenizer.encode(text, add_special_tokens=False)):
        ids = torch.tensor([window])
        with torch.no_grad():
            p = torch.log_softmax(left(ids).logits[0, first:-1], -1)
            q = torch.log_softmax(right(ids).logits[0, first:-1], -1)
        target = ids[0, first + 1 :, None]
        rows = (p.exp() * (p - q)).sum(-1).numpy()
        per_window.append(float(rows.mean()))
        kld.append(rows)
        base.append(p.gather(1, target)[:, 0].numpy())
        own.append(q.gather(1, target)[:, 0].numpy())
        same.append((p.argmax(-1) == q.argmax(-1)).numpy())
    kld, base, own, same = (np.concatenate(x) for x in (kld, base, own, same))
    change = np.exp(own) - np.exp(base)
    n = len(kld)
    covariance = (np.mean(own * base) - np.mean(own) * np.mean(base)) / (n - 1)
    own_error, base_error = mean_error(own), mean_error(base)
    ratio_error = float(np.sqrt(own_error**2 + base_error**2 - 2 * covariance))
    ppl, base_ppl = float(np.exp(-own.mean())), float(np.exp(-base.mean()))
    rms = float(np.sqrt(np.mean(change**2)))
    values = {
        "meanKld": kld.mean(),
        "sameTopToken": same.mean(),
        "meanDeltaP": change.mean(),
        "rmsDeltaP": rms,
        "perplexity": ppl,
        "baselinePerplexity": base_ppl,
        "perplexityRatio": ppl / base_ppl,
        "lnPerplexityRatio": base.mean() - own.mean(),
        "perplexityDifference": ppl - base_ppl,
        "lnPerplexityCorrelation": np.corrcoef(own, base)[0, 1],
        "tokens": n,
    }
    shares = {"max": 100, "p999": 99.9, "p99": 99, "p95": 95, "p90": 90, "median": 50, "min": 0}
    more = {"p75": 75, "p25": 25, "p10": 10, "p05": 5, "p01": 1, "p001": 0.1}
    values |= {k + "Kld": np.percentile(kld, v) for k, v in shares.items()}
    values |= {k + "DeltaP": np.percentile(change, v) for k, v in (shares | more).items()}
    errors = {
        "meanKld": mean_error(kld),
        "sameTopToken": float(np.sqrt(same.mean() * (1 - same.mean()) / (n - 1))),
        "meanDeltaP": mean_error(change),
        "rmsDeltaP": 0.5 / rms * mean_error(change**2),
        "perplexity": ppl * own_error,
        "baselinePerplexity": base_ppl * base_error,
        "perplexityRatio": ppl / base_ppl * ratio_error,
        "lnPerplexityRatio": ratio_error,
        "perplexityDifference": float(
            np.sqrt(
                (ppl * own_error) ** 2
                + (base_ppl * base_error) ** 2
                - 2 * ppl * base_ppl * covariance
            )
        ),
    }
    return {
        "versions": {p: version(p) for p in ("torch", "transformers", "numpy")},
        "characters": CHARACTERS,
        "values": {k: float(v) for k, v in values.items()},
        "stdErr": errors,
        "windowMeanKld": per_window,
    }


# Typed for this test in the form of wiki.test.raw: two pages, tokenized marks, a number, quotes.
PAGES = """ 
 = The Old Mill = 
 
 The mill was built in 1 @,@ 204 by a well @-@ known miller ; it cost 2 @.@ 5 crowns . The miller 's son called it " the wheel " ( and so did others ) . 
 
 = = History = = 
 
 Nobody knows who owned the mill first : the book was lost . Was it burnt ? It was not ! In winter it was 12 ° cold , they said ' too cold ' . N men came . 
 
 = Drasi = 
 
 Drasi lives in a house near the river [ the small one ] . 
 
 = = = A note = = = 
 
 The girls ' boat { it is red } is old . 
"""


def pages(text):
    """Pages as the data set wikitext_document_level cuts them."""
    found, page = [], []
    for line in text.split("\n"):
        level = line.replace("= = =", "===").replace("= =", "==").strip()
        if level.startswith("= ") and level.endswith(" ="):
            if "\n".join(page).strip():
                found.append("\n".join(page))
            page = []
        page.append(line)
    return found + ["\n".join(page)]


def rolling(text, tokenizer):
    from lm_eval.api.instance import Instance
    from lm_eval.models.huggingface import HFLM
    from lm_eval.tasks.wikitext.preprocess_wikitext import process_results, wikitext_detokenizer

    lm = HFLM(pretrained=model(weights(), torch.float64), tokenizer=tokenizer, device="cpu")
    found = pages(PAGES)
    texts = [wikitext_detokenizer({"page": p}) for p in found] + [text[:6000]]

    def likelihoods(strings):
        asked = [
            Instance("loglikelihood_rolling", {}, (s,), i, ("", i, 1))
            for i, s in enumerate(strings)
        ]
        return lm.loglikelihood_rolling(asked, disable_tqdm=True)

    lls = likelihoods(texts)
    results = [process_results({"page": p}, (ll,)) for p, ll in zip(found, lls)]
    total = sum(r["word_perplexity"][0] for r in results)
    words = sum(r["word_perplexity"][1] for r in results)
    size = sum(r["byte_perplexity"][1] for r in results)
    lm._max_length = 96
    return {
        "versions": {p: version(p) for p in ("torch", "transformers", "lm_eval")},
        "pages": PAGES,
        "detokenised": texts[:-1],
        "words": [r["word_perplexity"][1] for r in results],
        "bytes": [r["byte_perplexity"][1] for r in results],
        "logLikelihoods": lls,
        "word_perplexity": float(np.exp(-total / words)),
        "byte_perplexity": float(np.exp(-total / size)),
        "bits_per_byte": float(-total / size / np.log(2)),
        "plainCharacters": 6000,
        "shortContext": 96,
        "shortContextLogLikelihoods": likelihoods(texts),
    }


def main():
    tokenizer = PreTrainedTokenizerFast.from_pretrained(FOLDER)
    text = (ROOT / "assets/text/pocket-heldout.txt").read_text(encoding="utf-8")
    here = Path(__file__).parent
    for name, document in (
        ("rolling", rolling(text, tokenizer)),
        ("divergence", divergence(text[:CHARACTERS], tokenizer)),
    ):
        file = here / f"{name}.json"
        file.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
