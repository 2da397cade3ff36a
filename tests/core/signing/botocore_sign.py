# SPDX-License-Identifier: GPL-3.0-or-later
"""Signs requests with botocore: one JSON object per line on stdin, one with all stages on stdout."""

import base64
import datetime
import json
import sys
import types

import botocore.auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials


class FrozenDatetime(datetime.datetime):
    moment = None

    @classmethod
    def utcnow(cls):
        return cls.moment.replace(tzinfo=None)

    @classmethod
    def now(cls, tz=None):
        return cls.moment.astimezone(tz) if tz else cls.utcnow()


botocore.auth.datetime = types.SimpleNamespace(
    datetime=FrozenDatetime, timezone=datetime.timezone, timedelta=datetime.timedelta
)
if hasattr(botocore.auth, "get_current_datetime"):
    botocore.auth.get_current_datetime = lambda remove_tzinfo=True: FrozenDatetime.utcnow()


class Recorder(botocore.auth.SigV4Auth):
    """Keeps what each stage made."""

    def canonical_request(self, request):
        self.canonical = super().canonical_request(request)
        return self.canonical

    def string_to_sign(self, request, canonical_request):
        self.to_sign = super().string_to_sign(request, canonical_request)
        return self.to_sign


for line in sys.stdin:
    case = json.loads(line)
    FrozenDatetime.moment = datetime.datetime.fromtimestamp(case["time"], datetime.timezone.utc)
    request = AWSRequest(case["method"], case["url"], data=base64.b64decode(case["body"]))
    for name, value in case["headers"]:
        request.headers[name] = value  # appends: a name may come twice
    credentials = Credentials(case["accessKeyId"], case["secretAccessKey"], case["token"] or None)
    signer = Recorder(credentials, case["service"], case["region"])
    signer.add_auth(request)
    made = {
        "canonicalRequest": signer.canonical,
        "stringToSign": signer.to_sign,
        "authorization": request.headers["Authorization"],
    }
    print(json.dumps(made), flush=False)
