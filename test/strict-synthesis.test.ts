import { App, CfnResource } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { backend, strictStack } from './support/synth';

test("passes CDK's strict validation of schemas and definitions", () => {
  const { template } = backend();
  expect(template.findResources('AWS::StepFunctions::StateMachine')).not.toEqual({});
});

test('would not pass it with a property that CloudFormation does not know', () => {
  const stack = strictStack();
  new CfnResource(stack, 'Table', { type: 'AWS::DynamoDB::Table', properties: { Colour: 'green' } });
  expect(() => (stack.node.root as App).synth()).toThrow('Colour');
});

test('would not pass it with a definition that has no beginning', () => {
  const stack = strictStack();
  new CfnStateMachine(stack, 'Machine', {
    roleArn: 'arn:aws:iam::111111111111:role/any',
    definitionString: JSON.stringify({ States: { Only: { Type: 'Pass', End: true } } }),
  });
  expect(() => Template.fromStack(stack)).toThrow('StartAt');
});
