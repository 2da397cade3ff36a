# SPDX-License-Identifier: GPL-3.0-or-later
"""The null sink: nginx that reads every request to its end and gives the answer of a Kinesis
endpoint from memory, over TLS 1.3 and HTTP/1.1, beside a line of 20 ms round trip to it."""

import contextlib
import json
import pathlib
import shutil
import socket
import subprocess
import time

SHARDS = 4
RECORDS = 500
STREAM_ARN = "arn:aws:kinesis:us-east-1:000000000000:stream/bench"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def make_certificates(folder):
    """An authority of our own and a certificate of it for 127.0.0.1; returns the authority's."""
    run = lambda *arguments: subprocess.run(  # noqa: E731
        ["openssl", *arguments], cwd=folder, check=True, capture_output=True)
    curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    run("req", "-x509", *curve, "-keyout", "ca.key", "-out", "ca.pem", "-days", "30",
        "-subj", "/CN=Headgate benchmark", "-addext", "basicConstraints=critical,CA:TRUE",
        "-addext", "keyUsage=critical,keyCertSign")
    run("req", *curve, "-keyout", "sink.key", "-out", "sink.csr", "-subj", "/CN=127.0.0.1")
    (folder / "sink.ext").write_text("subjectAltName=IP:127.0.0.1\nextendedKeyUsage=serverAuth\n")
    run("x509", "-req", "-in", "sink.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial",
        "-days", "30", "-extfile", "sink.ext", "-out", "sink.pem")
    return folder / "ca.pem"


def compact(value):
    return json.dumps(value, separators=(",", ":"))


def put_records_answer():
    entries = [compact({"SequenceNumber": f"495903382714902566085596925383615710959215759891{i:08d}",
                        "ShardId": f"shardId-{i % SHARDS:012d}"}) for i in range(RECORDS)]
    return '{"FailedRecordCount":0,"Records":[' + ",".join(entries) + "]}"


def summary_answer():
    return compact({"StreamDescriptionSummary": {
        "StreamName": "bench", "StreamARN": STREAM_ARN, "StreamStatus": "ACTIVE",
        "StreamModeDetails": {"StreamMode": "PROVISIONED"}, "RetentionPeriodHours": 24,
        "StreamCreationTimestamp": 1700000000, "EnhancedMonitoring": [{"ShardLevelMetrics": []}],
        "EncryptionType": "NONE", "OpenShardCount": SHARDS, "ConsumerCount": 0,
        "MaxRecordSizeInKiB": 1024}})


def shards_answer():
    step = 2**128 // SHARDS
    return compact({"Shards": [{
        "ShardId": f"shardId-{i:012d}",
        "HashKeyRange": {"StartingHashKey": str(i * step), "EndingHashKey": str((i + 1) * step - 1)},
        "SequenceNumberRange": {"StartingSequenceNumber": f"4959033827149025660855969253836157{i}"},
    } for i in range(SHARDS)]})


def variables(name, text):
    """nginx takes 4 KiB of a literal at once: the text in pieces, and the variables it is in."""
    pieces = [text[at:at + 3000] for at in range(0, len(text), 3000)]
    maps = [f"    map '' ${name}{i} {{ default '{piece}'; }}" for i, piece in enumerate(pieces)]
    return maps, "".join(f"${name}{i}" for i in range(len(pieces)))


def configuration(folder, tls_port, plain_port):
    put, put_value = variables("put", put_records_answer())
    summary, summary_value = variables("summary", summary_answer())
    shards, shards_value = variables("shards", shards_answer())
    return "\n".join([
        "load_module /usr/lib/nginx/modules/ngx_http_echo_module.so;",
        "daemon off;",
        "worker_processes 2;",
        f"pid {folder}/nginx.pid;",
        f"error_log {folder}/nginx.log error;",
        "events { worker_connections 4096; }",
        "http {",
        "    access_log off;",
        *(f"    {kind}_temp_path {folder}/{kind};"
          for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")),
        "    client_max_body_size 16m;",
        "    client_body_buffer_size 16m;",
        "    keepalive_requests 100000000;",
        "    keepalive_timeout 600s;",
        "    variables_hash_max_size 4096;",
        *put, *summary, *shards,
        "    map $http_x_amz_target $answer {",
        f"        Kinesis_20131202.PutRecords '{put_value}';",
        f"        Kinesis_20131202.DescribeStreamSummary '{summary_value}';",
        f"        Kinesis_20131202.ListShards '{shards_value}';",
        "        default '{}';",
        "    }",
        "    server {",
        f"        listen 127.0.0.1:{tls_port} ssl;",
        f"        listen 127.0.0.1:{plain_port};",
        "        ssl_protocols TLSv1.3;",
        f"        ssl_certificate {folder}/sink.pem;",
        f"        ssl_certificate_key {folder}/sink.key;",
        # `return` alone would answer before the body is read, which no endpoint does.
        "        location / { echo_read_request_body; echo_exec /answer; }",
        "        location = /answer {",
        "            internal;",
        "            default_type application/x-amz-json-1.1;",
        "            add_header x-amzn-RequestId $request_id;",
        "            return 200 $answer;",
        "        }",
        "    }",
        "}", ""])


def wait_for(port, process, name):
    for _ in range(500):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        if process.poll() is not None:
            break
        time.sleep(0.02)
    raise SystemExit(f"{name} did not start.")


class Sink:
    """Runs while the block does; `ca`, `port`, `plain_port` and `far_port` say where."""

    def __init__(self, folder, delay_proxy, delay_ms):
        self.folder = pathlib.Path(folder)
        self.delay_proxy = delay_proxy
        self.delay_ms = delay_ms

    def __enter__(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.ca = make_certificates(self.folder)
        self.port, self.plain_port, self.far_port = free_port(), free_port(), free_port()
        config = self.folder / "nginx.conf"
        config.write_text(configuration(self.folder, self.port, self.plain_port))
        self.processes = []
        self.start("nginx", self.port, "nginx", "-p", self.folder, "-c", config,
                   "-e", self.folder / "nginx.log")
        self.start("The delay proxy", self.far_port, self.delay_proxy, str(self.far_port),
                   str(self.port), str(self.delay_ms))
        return self

    def start(self, name, port, *command):
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        self.processes.append(process)
        wait_for(port, process, name)

    def __exit__(self, *_):
        for process in reversed(self.processes):
            process.terminate()
            process.wait(10)

    def url(self, line):
        port = {"loopback": self.port, "far": self.far_port}[line]
        return f"https://127.0.0.1:{port}"
