"""Calls what it is told to with boto3, and says which of the client's own exceptions came, or what was answered."""

import json
import sys

import boto3
from botocore import xform_name
from botocore.exceptions import ClientError

# boto3 has the older names of some services.
NAMES = {"sfn": "stepfunctions"}

for line in sys.stdin:
    call = json.loads(line)
    client = boto3.client(NAMES.get(call["service"], call["service"]), endpoint_url=sys.argv[1])
    try:
        answer = getattr(client, xform_name(call["operation"]))(**call["input"])
        answer.pop("ResponseMetadata")
        print(json.dumps({"answer": answer}, default=str))
    except ClientError as error:
        # A class that the client has made for an error of the model, not the one that is behind all of them.
        name = type(error).__name__
        print(json.dumps({"error": name if hasattr(client.exceptions, name) else "none of the client's own"}))
