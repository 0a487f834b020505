/** A template in which a queue feeds a function that reaches back to the server with the AWS SDK. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LocalBackend, type LocalOptions } from '../../src/backend/local-options';
import { type JsonObject } from '../../src/base/json';
import { startTemplate } from '../support/backend';
import { temporaryFolder } from '../support/folder';
import { formTemplate, resource, type FormTemplate } from '../support/form-template';

/** A workflow that puts its input into the queue Work, which has to be named `work`. */
export const PARK = {
  StartAt: 'Park',
  States: {
    Park: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage',
      Parameters: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/work', 'MessageBody.$': '$' },
      End: true,
    },
  },
};

/** The options of a test. */
export interface Workshop extends FormTemplate {
  /** The code of `index.js`. @default a handler that answers with its event */
  readonly code?: string;
  readonly mapping?: JsonObject;
  readonly queue?: JsonObject;
}

/** Runs it until the test is over. The function is called Worker, the queues Work and Dead. */
export async function startWorkshop(workshop: Workshop = {}, options: LocalOptions = {}): Promise<LocalBackend> {
  const code = temporaryFolder();
  mkdirSync(code, { recursive: true });
  writeFileSync(join(code, 'index.js'), workshop.code ?? 'exports.handler = async (event) => event;');
  return startTemplate(workshopTemplate(workshop), options, { 'worker.zip': code });
}

export function workshopTemplate({ mapping, queue, ...form }: Workshop): JsonObject {
  return formTemplate({
    ...form,
    resources: {
      Dead: resource('AWS::SQS::Queue', {}),
      Work: resource('AWS::SQS::Queue', {
        VisibilityTimeout: 240,
        RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] }, maxReceiveCount: 2 },
        ...queue,
      }),
      Worker: resource('AWS::Lambda::Function', {
        Runtime: 'nodejs24.x',
        Handler: 'index.handler',
        Timeout: 20,
        MemorySize: 256,
        Code: { S3Bucket: 'assets', S3Key: 'worker.zip' },
        Environment: { Variables: { QUEUE_URL: { Ref: 'Work' }, MACHINE: { Ref: 'Flow' } } },
      }),
      ...(mapping && {
        Mapping: resource('AWS::Lambda::EventSourceMapping', {
          EventSourceArn: { 'Fn::GetAtt': ['Work', 'Arn'] },
          FunctionName: { Ref: 'Worker' },
          ...mapping,
        }),
      }),
      ...form.resources,
    },
  });
}
