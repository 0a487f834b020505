// Partitions have different domain suffixes. If the region is known only at deployment, so is the suffix.
import { App, Environment, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { SentimentAnalyzer } from '../../src';
import { maximumBackend } from '../support/maximum';

/** Names that are the same in every partition: `service.amazonaws.com`, without a region. */
const SERVICE_NAME = /^[a-z]+(\.logs)?\.amazonaws\.com$/;

const ENVIRONMENTS: [string, Environment][] = [
  ['of an unknown region', {}],
  ['in China', { region: 'cn-north-1', account: '111111111111' }],
];

test.each(ENVIRONMENTS)('leaves URL suffix and partition to the deployment, in a stack %s', (_, env) => {
  const stack = new Stack(new App(), 'Stack', { env });
  maximumBackend(stack, { analyzer: SentimentAnalyzer.lexicon(), api: {} });
  const texts = textsIn(Template.fromStack(stack).toJSON());
  expect(texts.filter((text) => text.includes('amazonaws.com') && !SERVICE_NAME.test(text))).toEqual([]);
  expect(texts.filter((text) => /\barn:aws\b/.test(text))).toEqual([]);
});

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
