# SPDX-License-Identifier: Apache-2.0
"""Makes paired-tests.csv: python3 paired-tests.py > paired-tests.csv (needs mpmath).

Columns: the differences; mean; standard deviation; p of the paired t-test; half width of the 95 %
interval of the mean; two-sided exact p of Wilcoxon's signed-rank test over all 2^n signs, with mean
ranks for ties and zeros dropped from the sums but not from the ranks.
"""
import itertools

from mpmath import betainc, findroot, mp, mpf, nstr, sqrt

mp.dps = 40


def t_test(d):
    n = len(d)
    mean = sum(d) / n
    sd = sqrt(sum((x - mean) ** 2 for x in d) / (n - 1))
    p = lambda t: betainc(mpf(n - 1) / 2, mpf(1) / 2, 0, (n - 1) / (n - 1 + t * t), regularized=True)
    quantile = findroot(lambda t: p(t) - mpf(5) / 100, (2, 13), solver="anderson")
    return mean, sd, p(mean / (sd / sqrt(n))), quantile * sd / sqrt(n)


def wilcoxon(d):
    size = [abs(x) for x in d]
    rank = [mpf(sum(y < x for y in size) + sum(y <= x for y in size) + 1) / 2 for x in size]
    live = [r for r, x in zip(rank, d) if x != 0]
    center = sum(live) / 2
    found = abs(sum(r for r, x in zip(rank, d) if x > 0) - center)
    sums = [sum(itertools.compress(live, s)) for s in itertools.product([0, 1], repeat=len(live))]
    return mpf(sum(abs(s - center) >= found for s in sums)) / len(sums)


ROWS = [
    "0.5 0.25 0.75",
    "1 -1 0.5",
    "0.40625 0.53125 0.34375 0.4375 0.390625",
    "0.125 -0.25 0.375 0.0625 -0.1875",
    "1000000 1000001 1000003 1000004",
    "0.03125 0.0625 0.125 0.25 0.5 1",
    "0.5 -0.0625 0.75 0.25 -0.125 1 0.375",
    "3 1 4 -1.5 5 9 2.5 6 5.5 -3.5",
    "1 1 1 2 -1 3 1 2 -2 4",
    "0 1 2 -1 0 3 4 5 -2 6 7",
    "-0.5 -0.25 -0.75 -1 -0.125 -0.375 -0.625 -0.875",
]
for row in ROWS:
    numbers = [mpf(x) for x in row.split()]
    results = [*t_test(numbers), wilcoxon(numbers)]
    print(row + "," + ",".join(nstr(x, 17) for x in results))
