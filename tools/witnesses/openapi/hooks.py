"""Lets schemathesis read the media type of AWS's services, which is JSON."""

import json

import schemathesis


@schemathesis.deserializer("application/x-amz-json-1.0")
def read_json_of_aws(ctx, response):
    return json.loads(response.content)
