# SPDX-License-Identifier: GPL-3.0-or-later
"""curl with bodies prepared beforehand, neither encoded nor signed: what a connection carries.
put_curl.py URL CA FOLDER RECORDS CONNECTIONS; the folder holds body-N.json and is written to."""

import os
import pathlib
import sys


def main():
    url, ca, folder, records, connections = sys.argv[1:6]
    bodies = sorted(pathlib.Path(folder).glob("body-*.json"))
    transfers = [f'url = "{url}/"\nupload-file = "{bodies[i % len(bodies)]}"\noutput = "/dev/null"\n'
                 for i in range(int(records) // 500)]
    config = pathlib.Path(folder) / f"curl-{os.getpid()}.conf"
    config.write_text("".join(transfers))
    os.execlp("curl", "curl", "--silent", "--show-error", "--fail", "--http1.1", "--parallel",
              "--parallel-immediate", "--parallel-max", connections, "--cacert", ca,
              "--request", "POST", "--header", "Expect:",
              "--header", "Content-Type: application/x-amz-json-1.1",
              "--header", "X-Amz-Target: Kinesis_20131202.PutRecords", "--config", str(config))


main()
