// What is left when a stack is deleted, or when its first deployment fails.
import { mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import * as path from 'path';
import { RemovalPolicy } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { BACKENDS } from './security/variants';
import { backend, newStack } from './support/synth';
import { synthesizeExample } from './support/synthesize-example';

interface Resource {
  readonly Type: string;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly Properties?: { readonly BucketName?: unknown; readonly RetainOnDelete?: boolean | string };
}

/** The resources that contain submissions; each queue with its policy. */
const HOLDERS = ['DynamoDB::Table', 'SQS::Queue', 'SQS::Queue', 'SQS::QueuePolicy', 'SQS::QueuePolicy'].map(
  (type) => `AWS::${type}`,
);
/** In the largest backend, this is an option. */
const DESTROYED = 'every option';

test.each(BACKENDS.filter(([name]) => name !== DESTROYED))('keeps only what holds submissions: %s', (_, make) => {
  const stack = newStack();
  make(stack);
  const kept = keptOf(Template.fromStack(stack).toJSON());
  expect(kept.map(({ Type }) => Type).sort()).toEqual(HOLDERS);
  expect(new Set(kept.map(policies))).toEqual(new Set(['RetainExceptOnCreate, Retain']));
});

test.each([
  [RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE, 'RetainExceptOnCreate, Retain'],
  [RemovalPolicy.RETAIN, 'Retain, Retain'],
])('has the same removal policy for all of them: %s', (removalPolicy, expected) => {
  const kept = keptOf(backend({ submissions: { removalPolicy } }).template.toJSON());
  expect(kept.map(({ Type }) => Type).sort()).toEqual(HOLDERS);
  expect(new Set(kept.map(policies))).toEqual(new Set([expected]));
});

test.each(BACKENDS.filter(([name]) => name === DESTROYED))(
  'keeps nothing if everything is to be destroyed: %s',
  (_, make) => {
    const stack = newStack();
    make(stack);
    const template = Template.fromStack(stack).toJSON();
    expect(keptOf(template)).toEqual([]);
    const holders = resourcesOf(template).filter(({ Type }) => HOLDERS.includes(Type));
    expect(holders.map(({ Type }) => Type).sort()).toEqual(HOLDERS);
    expect(new Set(holders.map(policies))).toEqual(new Set(['Delete, Delete']));
  },
);

describe.each(['contact-form', 'typescript', 'ancestor'])('the example %s', (example) => {
  const folder = mkdtempSync(path.join(tmpdir(), `${example}-`));
  let resources: [string, Resource][];

  beforeAll(async () => {
    await synthesizeExample(folder, example);
    resources = readTemplates(folder).flatMap((template) => Object.entries(template.Resources));
  }, 120_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('has no bucket that cannot be deleted because of its files', () => {
    const buckets = resources.filter(
      ([, { Type, DeletionPolicy }]) => Type === 'AWS::S3::Bucket' && DeletionPolicy === 'Delete',
    );
    const emptied = resources.filter(([, { Type }]) => Type === 'Custom::S3AutoDeleteObjects');
    expect(emptied.map(([, { Properties }]) => Properties?.BucketName)).toEqual(buckets.map(([id]) => ({ Ref: id })));
  });

  test('does not rely on a deployment to delete files, because that only works in a bucket without other owners', () => {
    const deployments = resources.filter(([, { Type }]) => Type === 'Custom::CDKBucketDeployment');
    expect(deployments.filter(([, { Properties }]) => String(Properties?.RetainOnDelete) === 'false')).toEqual([]);
  });
});

function readTemplates(folder: string): { Resources: { [id: string]: Resource } }[] {
  const { artifacts } = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as {
    artifacts: { [name: string]: { properties?: { templateFile?: string } } };
  };
  return Object.values(artifacts).flatMap(({ properties }) =>
    properties?.templateFile === undefined || properties.templateFile.endsWith('.assets.json')
      ? []
      : [JSON.parse(readFileSync(path.join(folder, properties.templateFile), 'utf8'))],
  );
}

function resourcesOf(template: { [section: string]: unknown }): Resource[] {
  return Object.values(template.Resources as { [id: string]: Resource });
}

/** The key belongs to the user, and so does its removal policy. */
function keptOf(template: { [section: string]: unknown }): Resource[] {
  return resourcesOf(template).filter(
    ({ Type, DeletionPolicy = 'Delete' }) => Type !== 'AWS::KMS::Key' && DeletionPolicy !== 'Delete',
  );
}

function policies({ DeletionPolicy, UpdateReplacePolicy }: Resource): string {
  return `${DeletionPolicy}, ${UpdateReplacePolicy}`;
}
