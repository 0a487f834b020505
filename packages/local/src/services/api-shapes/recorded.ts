/** Written by tools/scripts/record-api-shapes.mjs. */
import { bedrockruntime } from './bedrockruntime';
import { comprehend } from './comprehend';
import { dynamodb } from './dynamodb';
import { eventbridge } from './eventbridge';
import { kms } from './kms';
import { lambda } from './lambda';
import { s3 } from './s3';
import { secretsmanager } from './secretsmanager';
import { ses } from './ses';
import { sesv2 } from './sesv2';
import { sfn } from './sfn';
import { sns } from './sns';
import { sqs } from './sqs';
import { ssm } from './ssm';

export const RECORDED: Readonly<Record<string, string | undefined>> = {
  bedrockruntime,
  comprehend,
  dynamodb,
  eventbridge,
  kms,
  lambda,
  s3,
  secretsmanager,
  ses,
  sesv2,
  sfn,
  sns,
  sqs,
  ssm,
};
