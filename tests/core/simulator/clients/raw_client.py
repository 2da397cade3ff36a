# SPDX-License-Identifier: GPL-3.0-or-later
"""Requests signed by botocore and sent as they are: what no SDK would send can be tried too."""

import base64
import datetime
import http.client
import json
import os
from urllib.parse import urlsplit

import botocore.auth
import botocore.awsrequest
import botocore.credentials

JSON = "application/x-amz-json-1.1"
URL = os.environ.get("SIMULATOR_URL", "")
KEY = os.environ.get("AWS_ACCESS_KEY_ID", "")
SECRET = os.environ.get("AWS_SECRET_ACCESS_KEY", "")
REGION = "us-east-1"


class Answer:
    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers
        self.body = body

    @property
    def json(self):
        return json.loads(self.body) if self.body else {}

    @property
    def code(self):
        return self.json.get("__type", "")

    @property
    def message(self):
        return self.json.get("message", self.json.get("Message", ""))

    def __repr__(self):
        return f"{self.status} {self.body[:400]!r}"


class _FixedClock(datetime.datetime):
    """Stands in for the clock of botocore's signer."""

    offset = datetime.timedelta()

    @classmethod
    def utcnow(cls):
        return datetime.datetime.utcnow() + cls.offset

    @classmethod
    def now(cls, tz=None):
        return datetime.datetime.now(tz) + cls.offset


def signed_headers(url, body, headers, key=None, secret=None, token=None, region=REGION, age=0,
                   service="kinesis"):
    """The headers, with those of a signature made `age` seconds ago."""
    request = botocore.awsrequest.AWSRequest(method="POST", url=url, data=body, headers=headers)
    credentials = botocore.credentials.Credentials(key or KEY, secret or SECRET, token)
    signer = botocore.auth.SigV4Auth(credentials, service, region)
    clock = type("Clock", (), {"datetime": _FixedClock, "timedelta": datetime.timedelta,
                               "timezone": datetime.timezone})
    _FixedClock.offset = datetime.timedelta(seconds=-age)
    original = botocore.auth.datetime
    botocore.auth.datetime = clock if hasattr(original, "datetime") else _FixedClock
    try:
        signer.add_auth(request)
    finally:
        botocore.auth.datetime = original
    return dict(request.headers)


def call(action, body, url=None, target=None, content_type=JSON, sign=True, change=None, **signing):
    """Calls an action with a dict or with bytes. `change` may edit the headers after signing."""
    url = url or URL
    if isinstance(body, dict):
        body = json.dumps(body).encode()
    headers = {"X-Amz-Target": target or f"Kinesis_20131202.{action}"}
    if content_type:
        headers["Content-Type"] = content_type
    if sign:
        headers = signed_headers(url + "/", body, headers, **signing)
    if change:
        change(headers)
    return send(url, "POST", "/", headers, body)


def send(url, method, path, headers, body=None):
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=60)
    try:
        connection.request(method, path, body=body, headers=headers)
        response = connection.getresponse()
        return Answer(response.status, dict((k.lower(), v) for k, v in response.getheaders()),
                      response.read())
    finally:
        connection.close()


def b64(data):
    return base64.b64encode(data).decode()


def record(key, data=b"", **more):
    return {"PartitionKey": key, "Data": b64(data), **more}
