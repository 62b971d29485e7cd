# The same without a package: http.server of Python, with a thread for each connection, which it keeps.

import json
import os
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

created_after = float(os.environ["CREATED_AFTER_SECONDS"])
instances = {}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1

    def answer(self, status, body):
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def do_POST(self):
        instance = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        instances[instance["instance_id"]] = (time.monotonic(), instance)
        self.answer(200, {"instance_id": instance["instance_id"]})

    def do_GET(self):
        instance_id = self.path.rsplit("/", 1)[-1]
        if instance_id not in instances:
            self.answer(404, {"error_code": "DCS.4011", "error_msg": "not found"})
            return
        since, instance = instances[instance_id]
        status = "RUNNING" if time.monotonic() - since > created_after else "CREATING"
        self.answer(200, {**instance, "status": status})

    def log_message(self, *_):
        pass


ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
