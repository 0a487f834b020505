// What somebody without credentials can reach in a deployed form: one route, and only the input of an execution.
import { Template } from 'aws-cdk-lib/assertions';
import { BACKENDS } from './variants';
import { newStack } from '../support/synth';

const templates = BACKENDS.map(([name, make]): [string, Template] => {
  const stack = newStack();
  make(stack);
  return [name, Template.fromStack(stack)];
});

const propertiesOf = (template: Template, type: string): Record<string, unknown>[] =>
  Object.values(template.findResources(type)).map(({ Properties }) => Properties as Record<string, unknown>);

test.each(templates)('the only route is a POST: %s', (_, template) => {
  const routes = propertiesOf(template, 'AWS::ApiGatewayV2::Route').map(({ RouteKey }) => RouteKey);
  expect(routes).toEqual([expect.stringMatching(/^POST \/\S*$/)]);
});

test.each(templates)(
  'a request has its body as the input, and cannot choose the name or the state machine: %s',
  (_, template) => {
    const [{ IntegrationSubtype, RequestParameters }, ...others] = propertiesOf(
      template,
      'AWS::ApiGatewayV2::Integration',
    );
    expect(others).toEqual([]);
    // The name of an execution shows whether it is a replay. A function starts executions without a name.
    if (IntegrationSubtype === 'StepFunctions-StartSyncExecution') {
      expect(RequestParameters).toEqual({ StateMachineArn: { Ref: expect.any(String) }, Input: '$request.body' });
    } else {
      expect([IntegrationSubtype, RequestParameters]).toEqual([undefined, undefined]);
    }
  },
);

test.each(templates)('nothing else has a URL that anybody may call: %s', (_, template) => {
  template.resourceCountIs('AWS::Lambda::Url', 0);
  const principals = propertiesOf(template, 'AWS::Lambda::Permission').map(({ Principal }) => Principal);
  expect(principals.filter((principal) => principal !== 'apigateway.amazonaws.com')).toEqual([]);
});
