import { readFileSync, writeFileSync } from 'fs';
import { App, NestedStack, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { startLocal } from 'sentiment-form-local';
import { SentimentAnalyzer, SentimentFormBackend } from '../../src';
import { newStack } from '../support/synth';

/** https://docs.aws.amazon.com/comprehend/latest/dg/guidelines-and-limits.html, under "Supported Regions". */
const REGIONS = [
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-west-1',
  'eu-west-2',
  'us-east-1',
  'us-east-2',
  'us-gov-west-1',
  'us-west-2',
];

const DESCRIPTION =
  `analyzer: Amazon Comprehend is only available in ${REGIONS.join(', ')}. Use SentimentAnalyzer.lexicon(), .bedrock(), .custom() or .none()` +
  ', or deploy the stack to one of those regions. If Comprehend is now available in your region, add it to additionalRegions';

interface Rules {
  readonly [id: string]: { readonly Assertions: { Assert: unknown; AssertDescription: string }[] };
}

/** The rules of a stack, without CDK's own. */
function rulesOf(stack: Stack): Rules[string][] {
  const { CheckBootstrapVersion, ...rules } = (Template.fromStack(stack).toJSON().Rules ?? {}) as Rules;
  expect(CheckBootstrapVersion).toBeDefined();
  return Object.values(rules);
}

const ruleFor = (regions: string[]) => ({
  Assertions: [{ Assert: { 'Fn::Contains': [regions, { Ref: 'AWS::Region' }] }, AssertDescription: DESCRIPTION }],
});

test('a stack without a Region cannot be deployed where Comprehend is not available', () => {
  const stack = newStack();
  new SentimentFormBackend(stack, 'Form');
  expect(rulesOf(stack)).toEqual([ruleFor(REGIONS)]);
});

test('the same is true of each of several forms in a stack, with its own additional Regions', () => {
  const stack = newStack();
  // If the library knows the Region, it is in the rule twice.
  const analyzer = SentimentAnalyzer.comprehend({ additionalRegions: ['eu-north-1', 'us-east-1'] });
  new SentimentFormBackend(stack, 'One', { analyzer });
  new SentimentFormBackend(stack, 'Two', { analyzer });
  new SentimentFormBackend(stack, 'Three');
  new SentimentFormBackend(stack, 'Four', { analyzer: SentimentAnalyzer.lexicon() });
  expect(rulesOf(stack)).toEqual([
    ruleFor([...REGIONS, 'eu-north-1']),
    ruleFor([...REGIONS, 'eu-north-1']),
    ruleFor(REGIONS),
  ]);
});

test('the same is true of a nested stack', () => {
  const nested = new NestedStack(newStack(), 'Nested');
  new SentimentFormBackend(nested, 'Form');
  expect(Object.values(Template.fromStack(nested).toJSON().Rules as Rules)).toEqual([ruleFor(REGIONS)]);
});

test.each(['eu-west-1', 'us-gov-west-1', 'eu-north-1'])('a stack in %s needs no rule', (region) => {
  const stack = new Stack(new App(), 'Stack', { env: { region } });
  const analyzer = SentimentAnalyzer.comprehend({ additionalRegions: ['eu-north-1'] });
  new SentimentFormBackend(stack, 'Form', { analyzer });
  expect(rulesOf(stack)).toEqual([]);
});

test('the runner refuses what CloudFormation would refuse', async () => {
  const app = new App();
  new SentimentFormBackend(new Stack(app, 'Forms'), 'Form');
  const assembly = app.synth();
  const file = assembly.getStackByName('Forms').templateFullPath;
  // As if Comprehend were not available in the Region of the runner.
  writeFileSync(file, readFileSync(file, 'utf8').replace('"us-east-1",\n', ''));
  await expect(startLocal(assembly)).rejects.toThrow(
    /^CloudFormation would refuse stack Forms because of its rule FormComprehendRegion\w+: analyzer: Amazon Comprehend is only available in ap-northeast-1, /,
  );
});
