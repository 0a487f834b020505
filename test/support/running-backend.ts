import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import * as path from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import * as assets from 'aws-cdk-lib/aws-s3-assets';
import { LocalBackend, LocalOptions } from 'sentiment-form-local';
import { Patience, startPatiently } from './start-patiently';
import { Notification, SentimentFormBackend, SentimentFormBackendProps } from '../../src';

/** The answer that a form gets, out of its envelope. */
export interface Answer {
  readonly outcome: 'ACCEPTED' | 'REJECTED';
  readonly ticketId?: string;
  readonly sentiment?: string;
  readonly sentimentScore?: { readonly [label: string]: number } | null;
  readonly errors?: readonly { readonly field: string; readonly code: string; readonly message: string }[];
}

/** What a test changes before it runs the backend. */
export interface Changes {
  /** Props that are added to the usual ones or replace them, with whatever they need in the stack. */
  readonly props?: (stack: Stack) => SentimentFormBackendProps;
  /** Other code for the function that computes reference numbers. */
  readonly functionCode?: string;
  /** A change of the template's text, to make a mistake in the workflow. */
  readonly template?: (text: string) => string;
  /** How the runner is started. */
  readonly local?: LocalOptions;
  /** The factor by which the time limits of the template are multiplied. @default 10 */
  readonly patience?: Patience;
}

/** The template that would be deployed, running on this machine. */
export async function runBackend({
  props,
  functionCode,
  template,
  local,
  patience,
}: Changes = {}): Promise<LocalBackend> {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  const form = new SentimentFormBackend(stack, 'Form', {
    notifications: [Notification.email({ fromAddress: 'forms@example.com', toAddresses: ['care@example.com'] })],
    api: { throttle: { rateLimit: 400, burstLimit: 1000 } },
    ...props?.(stack),
  });
  if (functionCode !== undefined) replaceCode(form, functionCode);
  const assembly = app.synth();
  if (template !== undefined) {
    const file = path.join(assembly.directory, 'Stack.template.json');
    writeFileSync(file, template(readFileSync(file, 'utf8')));
  }
  return startPatiently(assembly, local, patience);
}

/** Posts a body, and returns the HTTP response. */
export async function post(backend: LocalBackend, body: string): Promise<{ status: number; envelope: Envelope }> {
  const response = await fetch(`${backend.endpoint}/`, { method: 'POST', body });
  return { status: response.status, envelope: (await response.json()) as Envelope };
}

/** The answer of StartSyncExecution, or of API Gateway if no execution was started. */
export interface Envelope {
  readonly status?: string;
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
  readonly message?: string;
}

/** Submits a form and opens the envelope; a failed execution is an error here. */
export async function submit(backend: LocalBackend, fields: object): Promise<Answer> {
  const { envelope } = await post(backend, JSON.stringify(fields));
  if (envelope.status !== 'SUCCEEDED' || envelope.output === undefined) {
    throw new Error(`Expected an answer, got ${JSON.stringify(envelope)}`);
  }
  return JSON.parse(envelope.output) as Answer;
}

/** The records in the table of submissions. */
export async function records(backend: LocalBackend) {
  return backend.table('Stack/Form/Submissions').items();
}

/** Calls AWS's JSON API, which the local server speaks on the same port. A refusal is an error here. */
export async function callAws(backend: LocalBackend, target: string, input: object): Promise<AwsOutput> {
  const response = await fetch(backend.endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': target },
    body: JSON.stringify(input),
  });
  const output = (await response.json()) as AwsOutput;
  if (response.status !== 200) throw new Error(`${target} answered ${response.status}: ${JSON.stringify(output)}`);
  return output;
}

/** What an AWS API answers. */
export interface AwsOutput {
  readonly [name: string]: unknown;
}

function replaceCode(form: SentimentFormBackend, code: string): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'function-'));
  writeFileSync(path.join(folder, 'index.js'), code);
  const asset = new assets.Asset(form, 'OtherCode', { path: folder });
  const fn = form.referenceFunction.node.defaultChild as CfnFunction;
  fn.code = { s3Bucket: asset.s3BucketName, s3Key: asset.s3ObjectKey };
  asset.addResourceMetadata(fn, 'Code');
  rmSync(folder, { recursive: true });
}
