"""Lets schemathesis read the media type of AWS's services, which is JSON."""

import json
import os

import schemathesis


@schemathesis.deserializer("application/x-amz-json-1.0")
def read_json_of_aws(ctx, response):
    return json.loads(response.content)


@schemathesis.hook
def filter_body(ctx, body):
    """JSON Schema cannot say that a number has no more than 15 decimals: that many are recorded as they were sent."""
    values = body.values() if isinstance(body, dict) else []
    return all(round(value, 15) == value for value in values if isinstance(value, float))


@schemathesis.hook
def after_call(ctx, case, response):
    """Notes the status of each answer."""
    with open(os.environ["STATUSES"], "a") as statuses:
        statuses.write(f"{response.status_code}\n")
