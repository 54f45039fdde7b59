"""Reference values for org.fewbit.core.statistics, written to statistics.json beside this script.

python statistics_fixtures.py; made with numpy 2.4.6, scipy 1.17.1, statsmodels 0.15.0.
"""

import json
import pathlib

import numpy as np
import scipy
import statsmodels
import statsmodels.api as sm
from scipy import optimize, stats
from statsmodels.stats import contingency_tables, multitest, power, proportion

rng = np.random.default_rng(20240226)
out = {
    "made-with": {
        "numpy": np.__version__,
        "scipy": scipy.__version__,
        "statsmodels": statsmodels.__version__,
    }
}


def numbers(values):
    return [float(v) for v in values]


def student():
    x = rng.normal(0.1, 1, 12)
    interval = stats.ttest_1samp(x, 0).confidence_interval(0.95)
    return {
        "values": numbers(x),
        "interval": numbers(interval),
        "pValue": float(stats.ttest_1samp(x, 0).pvalue),
    }


def clustered():
    """OLS on a constant with cluster-robust covariance; G/(G-1) is statsmodels' correction."""
    cases = []
    for groups, size in ((8, 5), (40, 3), (25, 1)):
        names = np.repeat(np.arange(groups), size)
        x = rng.normal(0, 1, groups)[names] + rng.normal(0, 1, groups * size)
        if size > 1:
            x, names = x[:-2], names[:-2]  # clusters of unequal size
        fit = sm.OLS(x, np.ones(len(x))).fit(cov_type="cluster", cov_kwds={"groups": names})
        cases.append(
            {
                "values": numbers(x),
                "clusters": [str(n) for n in names],
                "mean": float(fit.params[0]),
                "standardError": float(fit.bse[0]),
            }
        )
    return cases


def tango():
    """Score interval by maximising the restricted likelihood numerically, not in closed form."""
    z = stats.norm.ppf(0.975)

    def score(won, lost, n, d):
        same = n - won - lost
        low, high = max(0.0, -d), (1 - d) / 2

        def loss(q):  # q: share of lost; share of won is q + d
            terms = ((won, q + d), (lost, q), (same, 1 - 2 * q - d))
            return -sum(k * np.log(max(p, 1e-300)) for k, p in terms if k)

        q = optimize.minimize_scalar(
            loss, bounds=(low, high), method="bounded", options={"xatol": 1e-14}
        ).x
        return (won - lost - n * d) / np.sqrt(n * (2 * q + d - d * d))

    cases = []
    for won, lost, n in ((0, 0, 300), (1, 0, 300), (3, 5, 160), (9, 2, 50), (12, 31, 400)):
        ends = [
            optimize.brentq(lambda d: score(won, lost, n, d) - s * z, -0.9, 0.9, xtol=1e-12)
            for s in (1, -1)
        ]
        cases.append({"won": won, "lost": lost, "n": n, "interval": numbers(ends)})
    return cases


def bootstrap():
    x = np.array([-1] * 15 + [1] * 6 + [0] * 99, dtype=float)
    y = rng.normal(0.2, 1, 80)
    cases = []
    for values in (x, y):
        result = stats.bootstrap(
            (values,), np.mean, n_resamples=200_000, method="percentile", rng=rng, batch=2000
        )
        cases.append(
            {"values": numbers(values), "interval": numbers(result.confidence_interval)}
        )
    return cases


def mcnemar():
    cases = []
    for b, c in ((5, 15), (0, 6), (10, 10), (1, 0), (37, 61), (120, 160), (266, 2), (205, 0)):
        table = [[100, b], [c, 50]]
        cases.append(
            {"b": b, "c": c, "pValue": float(contingency_tables.mcnemar(table, exact=True).pvalue)}
        )
    return cases


def holm():
    p = [0.001, 0.2, 0.04, 0.012, 0.5, 0.04, 0.0005]
    return {"p": p, "adjusted": numbers(multitest.multipletests(p, method="holm")[1])}


def wilson():
    cases = []
    for k, n in ((7, 10), (0, 20), (20, 20), (180, 300), (299, 300)):
        cases.append(
            {"k": k, "n": n, "interval": numbers(proportion.proportion_confint(k, n, 0.05, "wilson"))}
        )
    return cases


def correlation():
    cases = []
    for ties in (False, True):
        x = rng.normal(0, 1, 12)
        y = -x + rng.normal(0, 0.8, 12)
        if ties:
            x, y = np.round(x), np.round(y)
        cases.append(
            {
                "x": numbers(x),
                "y": numbers(y),
                "pearson": float(stats.pearsonr(x, y).statistic),
                "spearman": float(stats.spearmanr(x, y).statistic),
                "kendall": float(stats.kendalltau(x, y, variant="b").statistic),
            }
        )
    return cases


def sample_size():
    means = [
        {
            "deviation": s,
            "difference": d,
            "n": float(np.ceil(power.NormalIndPower().solve_power(d / s, None, 0.05, 0.8, ratio=0))),
        }
        for s, d in ((0.4, 0.02), (1.0, 0.5), (0.05, 0.004))
    ]
    z1, z2 = stats.norm.ppf(0.975), stats.norm.ppf(0.8)
    shares = [
        {
            "discordance": q,
            "difference": d,
            "n": float(np.ceil(((z1 * q**0.5 + z2 * (q - d * d) ** 0.5) / d) ** 2)),
        }
        for q, d in ((0.1, 0.02), (0.2, 0.05), (0.04, 0.04))
    ]
    return {"means": means, "shares": shares}


for name, make in (
    ("student", student),
    ("clustered", clustered),
    ("tango", tango),
    ("bootstrap", bootstrap),
    ("mcnemar", mcnemar),
    ("holm", holm),
    ("wilson", wilson),
    ("correlation", correlation),
    ("sampleSize", sample_size),
):
    out[name] = make()

path = pathlib.Path(__file__).with_name("statistics.json")
path.write_text(json.dumps(out, indent=1) + "\n")
