# SPDX-License-Identifier: GPL-3.0-or-later
"""Says for every base64 line on stdin whether Python's json module takes it for JSON."""

import base64
import json
import sys


def refuse(constant):
    raise ValueError(constant)  # NaN and Infinity are Python's own


def is_json(data):
    try:
        text = data.decode("utf-8")  # strict: no surrogates
        if text.startswith("\ufeff"):
            return False
        json.loads(text, parse_constant=refuse)
        return True
    except (ValueError, RecursionError):
        return False


for line in sys.stdin:
    print(1 if is_json(base64.b64decode(line)) else 0)
