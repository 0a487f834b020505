// What CDK's own validation says of the schemas of resources and of the definitions of state machines. It is on in an app, and
// off in the other tests (`quick-synthesis.cjs`).
import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { CfnStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { BACKENDS } from './security/variants';

let app: App;
let stack: Stack;

beforeAll(() => {
  process.env.CDK_VALIDATION = 'true';
});

beforeEach(() => {
  // What it finds is an error, not a warning.
  app = new App({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
  stack = new Stack(app, 'Stack');
});

test.each(BACKENDS)("passes CDK's validation of schemas and definitions: %s", (_name, make) => {
  make(stack);
  expect(app.synth().getStackByName('Stack').template).toHaveProperty('Resources');
});

test('fails it with a property that CloudFormation does not know', () => {
  new CfnResource(stack, 'Table', { type: 'AWS::DynamoDB::Table', properties: { Colour: 'green' } });
  expect(() => app.synth()).toThrow('Colour');
});

test('fails it with a definition that has no start state', () => {
  new CfnStateMachine(stack, 'Machine', {
    roleArn: 'arn:aws:iam::111111111111:role/any',
    definitionString: JSON.stringify({ States: { Only: { Type: 'Pass', End: true } } }),
  });
  expect(() => app.synth()).toThrow('StartAt');
});
