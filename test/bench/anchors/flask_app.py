# A managed instance as tests often fake it with Flask: a dictionary, and a status that is a matter of time.

import os
import time

from flask import Flask, request

app = Flask(__name__)
created_after = float(os.environ["CREATED_AFTER_SECONDS"])
instances = {}


@app.post("/v2/<project>/instances")
def create(project):
    instance = request.get_json()
    instances[instance["instance_id"]] = (time.monotonic(), instance)
    return {"instance_id": instance["instance_id"]}


@app.get("/v2/<project>/instances/<instance_id>")
def show(project, instance_id):
    if instance_id not in instances:
        return {"error_code": "DCS.4011", "error_msg": "not found"}, 404
    since, instance = instances[instance_id]
    status = "RUNNING" if time.monotonic() - since > created_after else "CREATING"
    return {**instance, "status": status}
