"""Times GPTQ of one layer by PyTorch and by the command given, in turn, and prints the ratio.

The PyTorch side is the published algorithm as its authors run it: float32, Cholesky, inverse,
Cholesky, blocks of 128, one column at a time, grids fitted per group in act-order.
Run: python gptq_benchmark.py K N ROUNDS 1,2 -- java -XX:ObjectAlignmentInBytes=64 -cp ... org.fewbit.quantizers.solve.bench.GptqBenchmark
(the option is that of the process that quantizes)
(torch 2.11; PyTorch on one and on two threads, the better one counts: its many small steps wait for
each other on a busy machine; there the processor's seconds on one thread are the fair figure)
"""
import re
import resource
import subprocess
import sys
import time

import torch


def grid(x, top):
    low, high = x.min(1)[0].clamp(max=0), x.max(1)[0].clamp(min=0)
    high = torch.maximum(low.abs(), high)
    low = torch.where(low < 0, -high, low)
    return ((high - low) / top)[:, None], (top + 1) / 2


def gptq(w, h, bits=4, group=128, block=128):
    top = 2**bits - 1
    w, h = w.clone(), h.clone()
    perm = torch.argsort(torch.diag(h), descending=True)
    w, h = w[:, perm], h[perm][:, perm]
    size = len(h)
    h[range(size), range(size)] += 0.01 * torch.diag(h).mean()
    u = torch.linalg.cholesky(torch.cholesky_inverse(torch.linalg.cholesky(h)), upper=True)
    q_all = torch.zeros_like(w)
    for first in range(0, size, block):
        end = min(first + block, size)
        inner, corner = w[:, first:end].clone(), u[first:end, first:end]
        errors = torch.zeros_like(inner)
        for i in range(end - first):
            if (first + i) % group == 0:
                scale, zero = grid(w[:, first + i : first + i + group], top)
            x = inner[:, i]
            q = scale * ((x[:, None] / scale).round().add(zero).clamp(0, top) - zero)
            q_all[:, first + i] = q[:, 0]
            error = (x - q[:, 0]) / corner[i, i]
            inner[:, i:] -= error[:, None] @ corner[i : i + 1, i:]
            errors[:, i] = error
        w[:, end:] -= errors @ u[first:end, end:]
    return q_all[:, torch.argsort(perm)]


def main():
    k, n, rounds = map(int, sys.argv[1:4])
    thread_counts = [int(t) for t in sys.argv[4].split(",")]
    command = sys.argv[6:]
    torch.manual_seed(7)
    w = (torch.rand(n, k) + torch.rand(n, k) - 1) * 0.05
    scale = 0.5 + (torch.arange(k) * 37 % 101) / 50
    distance = (torch.arange(k)[:, None] - torch.arange(k)[None]).abs()
    h = scale[:, None] * scale[None] * 0.9**distance
    a = torch.rand(2048, 2048)
    rate = []
    ours, theirs = [], []
    gptq(w[:512, :768], h[:768, :768])
    for _ in range(rounds):
        out = subprocess.run([*command, "gptq-w4-g128-sym", str(k), str(n), "2"], capture_output=True, text=True, check=True).stdout
        print(out.strip())
        ours += [tuple(map(float, m)) for m in re.findall(r"([\d.]+) s clock, ([\d.]+) s processor", out)]
        for threads in thread_counts:
            torch.set_num_threads(threads)
            before, start = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
            gptq(w, h)
            seconds = time.perf_counter() - start
            after = resource.getrusage(resource.RUSAGE_SELF)
            busy = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            print(f"PyTorch {k} x {n}, {threads} threads: {seconds:.3f} s clock, {busy:.3f} s processor")
            theirs.append((seconds, busy))
        start = time.perf_counter()
        a @ a
        rate.append(2 * 2048**3 / (time.perf_counter() - start) / 1e9)
    best = [min(x[i] for x in side) for i in (0, 1) for side in (ours, theirs)]
    print(f"clock {best[0]:.2f} s against {best[1]:.2f} s: ratio {best[1] / best[0]:.2f}")
    print(f"processor {best[2]:.2f} s against {best[3]:.2f} s: ratio {best[3] / best[2]:.2f}")
    operations = 2 / 3 * k**3 + k**2 * n
    print(f"floor {operations / 1e9:.0f} G operations: {operations / 1e9 / best[0]:.0f} G/s; PyTorch multiplies matrices at {max(rate):.0f} G/s")


main()
