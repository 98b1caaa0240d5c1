# SPDX-License-Identifier: Apache-2.0
"""Writes ../resources/hillock/numerics/elementary.csv: reference values from mpmath.

Run: python3 elementary.py   (needs mpmath 1.3.0)
"""
import random
from pathlib import Path

import mpmath as mp

DIGITS = 75
mp.mp.prec = 3000

FUNCTIONS = {
    "exp": (mp.exp, "real"),
    "expm1": (mp.expm1, "real"),
    "log": (mp.log, "positive"),
    "log1p": (mp.log1p, "above -1"),
    "sin": (mp.sin, "any"),
    "cos": (mp.cos, "any"),
    "atan": (mp.atan, "any"),
    "sinh": (mp.sinh, "real"),
    "cosh": (mp.cosh, "real"),
    "tanh": (mp.tanh, "real"),
    "asinh": (mp.asinh, "any"),
    "sigmoid": (lambda x: mp.exp(x) / (1 + mp.exp(x)), "real"),
    "softplus": (lambda x: mp.log1p(mp.exp(x)), "real"),
    "erf": (mp.erf, "gauss"),
    "erfc": (mp.erfc, "gauss"),
    "erfcx": (lambda x: mp.exp(x * x) * mp.erfc(x), "gauss"),
    "sqrt": (mp.sqrt, "positive"),
}

SPECIAL = [2.0**-1074, 2.0**-1022, 1e-300, 1e-20, 2.0**-20, 2.0**-19, 2.0**-12, 2.0**-11, 1e-3,
           0.1, 0.25, 0.5, 0.75, 1 - 2.0**-53, 1.0, 1 + 2.0**-52, 1.5, 1.5707963267948966, 2.0,
           2 - 2.0**-52, 2 + 2.0**-51, 3.141592653589793, 5.0, 6.0, 10.0, 26.5, 36.0, 40.0]
BEYOND = {"any": [1e5, 355.0, 1e22, 6381956970095103 * 2.0**797, 1e308],
          "positive": [1e5, 1e22, 1e308], "real": [100.0, 745.0, 5000.0], "gauss": [], "above -1": [1e9, 1e300]}


def arguments(domain, random_source):
    scale = {"gauss": 8, "real": 50, "any": 50, "positive": 50, "above -1": 50}[domain]
    positive = SPECIAL + BEYOND[domain]
    positive += [random_source.uniform(0, scale) for _ in range(12)]
    positive += [random_source.uniform(0, 1) for _ in range(6)]
    if domain == "positive":
        return positive
    if domain == "above -1":
        return positive + [-x for x in positive if x < 1]
    return positive + [-x for x in positive]


def main():
    source = random.Random(20261121)
    out = Path(__file__).parent / "../resources/hillock/numerics/elementary.csv"
    with open(out, "w", encoding="ascii", newline="\n") as file:
        file.write("# function,argument,value to %d digits; origin: mpmath %s by elementary.py\n"
                   % (DIGITS, mp.__version__))
        for name, (function, domain) in FUNCTIONS.items():
            for x in arguments(domain, source):
                value = function(mp.mpf(x))
                if value != 0:
                    file.write("%s,%s,%s\n" % (name, x.hex(), mp.nstr(value, DIGITS)))


main()
