"""A pocket model in PyTorch: the weights of its ONNX file in transformers' Llama, float32."""

import json
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from transformers import LlamaConfig, LlamaForCausalLM


def load(folder):
    folder = Path(folder)
    config = json.loads((folder / "config.json").read_text())
    config = LlamaConfig(**{**config, "rope_scaling": None, "attn_implementation": "eager"})
    model = LlamaForCausalLM(config)
    graph = onnx.load(folder / "onnx" / "model.onnx").graph
    state = {}
    for tensor in graph.initializer:
        if tensor.name.startswith("model."):
            array = torch.from_numpy(numpy_helper.to_array(tensor).copy())
            name = tensor.name.replace(".MatMul.weight", ".weight")
            state[name] = array.T.contiguous() if name != tensor.name else array
    missing = model.load_state_dict(state, strict=False)
    assert set(missing.missing_keys) <= {"lm_head.weight"} and not missing.unexpected_keys, missing
    model.tie_weights()
    model.generation_config.do_sample = False
    model.generation_config.eos_token_id = json.loads((folder / "generation_config.json").read_text())["eos_token_id"]
    return model.eval()
