import { startServices } from './services-fixture';
import { type LocalBackend } from '../../src/backend/local-options';
import { type Json, type JsonObject } from '../../src/base/json';
import { send } from '../aws-api/send';
import { deployed, resource as resourceOf, resourcesOf, writeAssembly } from '../support/assembly';
import { post, startTemplate } from '../support/backend';
import { formTemplate, resource } from '../support/form-template';

const ARN = 'arn:aws:ssm:us-east-1:123456789012:parameter';
const PARAMETERS = {
  Greeting: resource('AWS::SSM::Parameter', { Name: '/form/greeting', Type: 'String', Value: 'Hello' }),
  Colors: resource('AWS::SSM::Parameter', { Name: 'colors', Type: 'StringList', Value: 'red,blue' }),
};

describe('the API, in its own protocol', () => {
  async function call(backend: LocalBackend, operation: string, input: JsonObject) {
    const { status, headers, body } = await send(
      backend,
      { 'x-amz-target': `AmazonSSM.${operation}` },
      JSON.stringify(input),
    );
    expect(headers).toMatchObject({ 'content-type': 'application/x-amz-json-1.1' });
    return { status, answer: JSON.parse(body) as Json };
  }

  test('a parameter has the value of the template, by its name, its ARN and its version', async () => {
    const backend = await startTemplate(formTemplate({ resources: PARAMETERS }));
    const Parameter = {
      Name: '/form/greeting',
      Type: 'String',
      Value: 'Hello',
      Version: 1,
      LastModifiedDate: expect.any(Number),
      ARN: `${ARN}/form/greeting`,
      DataType: 'text',
    };
    const get = (Name: string) => call(backend, 'GetParameter', { Name });
    expect(await get('/form/greeting')).toEqual({ status: 200, answer: { Parameter } });
    expect(await get(`${ARN}/form/greeting`)).toEqual({ status: 200, answer: { Parameter } });
    expect(await get('/form/greeting:1')).toEqual({
      status: 200,
      answer: { Parameter: { ...Parameter, Selector: ':1' } },
    });
    expect(await get('colors')).toMatchObject({ answer: { Parameter: { Type: 'StringList', Value: 'red,blue' } } });
  });

  test('a parameter that does not exist is an error, as on AWS', async () => {
    const backend = await startTemplate(formTemplate({ resources: PARAMETERS }));
    const refused = async (input: JsonObject) => (await call(backend, 'GetParameter', input)).answer;
    expect(await refused({ Name: 'gone' })).toEqual({ __type: 'com.amazonaws.ssm#ParameterNotFound', message: '' });
    expect(await refused({ Name: 'colors:2' })).toMatchObject({
      __type: 'com.amazonaws.ssm#ParameterVersionNotFound',
      message: 'Systems Manager could not find version 2 of colors. Verify the version and try again.',
    });
    expect(await refused({ Name: 'colors:live' })).toMatchObject({
      message: 'Systems Manager could not find label live for parameter colors. Verify the label and try again.',
    });
    expect(await refused({})).toMatchObject({ __type: expect.stringContaining('ValidationException') });
  });

  test('several parameters are returned together, and missing ones are listed', async () => {
    const backend = await startTemplate(formTemplate({ resources: PARAMETERS }));
    const { answer } = await call(backend, 'GetParameters', { Names: ['gone', 'colors', '/form/greeting'] });
    expect(answer).toMatchObject({
      Parameters: [{ Name: 'colors' }, { Name: '/form/greeting' }],
      InvalidParameters: ['gone'],
    });
    const many = await call(backend, 'GetParameters', { Names: Array.from({ length: 11 }, (_, i) => `p${i}`) });
    expect(many.answer).toMatchObject({
      __type: expect.stringContaining('ValidationException'),
      message: expect.stringContaining('less than or equal to 10'),
    });
  });
});

describe('a Task', () => {
  const description = { name: 'colors', arn: `${ARN}/colors`, type: 'StringList', value: 'red,blue' } as const;

  test('reads a parameter', async () => {
    const services = await startServices({ parameters: [description] });
    expect(await services.task('aws-sdk:ssm:getParameter', { Name: 'colors' })).toMatchObject({
      // A time is text in the answer of an SDK integration, as floci-io/floci measured.
      Parameter: { Name: 'colors', Value: 'red,blue', LastModifiedDate: expect.stringMatching(/^\d{4}-.*T.*Z$/) },
    });
  });

  test('fails with the name that the SDK for Java has for the error', async () => {
    const services = await startServices();
    const { error, cause } = await services.failure('aws-sdk:ssm:getParameter', { Name: 'colors' });
    expect(error).toBe('Ssm.ParameterNotFoundException');
    expect(cause).toMatch(/^null \(Service: Ssm, Status Code: 400, Request ID: [0-9a-f-]+\)$/);
  });
});

describe('permissions', () => {
  const GET = 'arn:aws:states:::aws-sdk:ssm:getParameter';
  const definition = (name: string) => ({
    QueryLanguage: 'JSONata',
    StartAt: 'Get',
    States: { Get: { Type: 'Task', Resource: GET, Arguments: { Name: name }, End: true } },
  });

  function role(statements: readonly JsonObject[]): JsonObject {
    return resource('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [{ Effect: 'Allow', Principal: { Service: 'states.amazonaws.com' }, Action: 'sts:AssumeRole' }],
      },
      Policies: [{ PolicyName: 'own', PolicyDocument: { Statement: [...statements] } }],
    });
  }

  async function answerWith(allowed: string, name: string): Promise<JsonObject> {
    const template = formTemplate({
      resources: {
        ...PARAMETERS,
        FlowRole: role([{ Effect: 'Allow', Action: 'ssm:GetParameter', Resource: allowed }]),
        Flow: resource('AWS::StepFunctions::StateMachine', {
          StateMachineType: 'EXPRESS',
          RoleArn: { 'Fn::GetAtt': ['FlowRole', 'Arn'] },
          DefinitionString: JSON.stringify(definition(name)),
        }),
      },
    });
    const response = await post(await startTemplate(template), '{}');
    return (await response.json()) as JsonObject;
  }

  test.each([
    [`${ARN}/form/greeting`, '/form/greeting'],
    [`${ARN}/form/*`, `${ARN}/form/greeting`],
    [`${ARN}/colors`, 'colors:1'],
  ])('%s allows reading %s', async (allowed, name) => {
    expect(await answerWith(allowed, name)).toMatchObject({ status: 'SUCCEEDED' });
  });

  test('a parameter that is not allowed is refused', async () => {
    expect(await answerWith(`${ARN}/colors`, '/form/greeting')).toMatchObject({
      status: 'FAILED',
      error: 'Ssm.SsmException',
      cause: expect.stringContaining(`ssm:GetParameter on resource: ${ARN}/form/greeting`),
    });
  });
});

describe('templates', () => {
  /** As CDK's `valueForStringParameter` writes it. */
  function stored(name: string, type = 'AWS::SSM::Parameter::Value<String>'): JsonObject {
    return {
      Parameters: { Stored: { Type: type, Default: name } },
      Resources: { Topic: resource('AWS::SNS::Topic', { TopicName: { Ref: 'Stored' }, Tags: [{ Ref: 'Stored' }] }) },
    };
  }

  test('a parameter of a template gets the value, from any stack of the app', () => {
    const resources = deployed(writeAssembly({ Form: stored('/form/greeting'), Data: { Resources: PARAMETERS } }));
    expect(resourceOf(resources, 'Topic').properties()).toMatchObject({ TopicName: 'Hello' });
  });

  test.each(['AWS::SSM::Parameter::Value<List<String>>', 'AWS::SSM::Parameter::Value<CommaDelimitedList>'])(
    '%s is a list',
    (type) => {
      const resources = deployed(writeAssembly({ Form: stored('colors', type), Data: { Resources: PARAMETERS } }));
      expect(resourceOf(resources, 'Topic').properties()).toMatchObject({ TopicName: ['red', 'blue'] });
    },
  );

  test('AWS::SSM::Parameter::Name is the name of the parameter', () => {
    const resources = resourcesOf(stored('colors', 'AWS::SSM::Parameter::Name'));
    expect(resourceOf(resources, 'Topic').properties()).toMatchObject({ TopicName: 'colors' });
  });

  test('a parameter that is in no template is reported, with the next step', () => {
    expect(() => resourceOf(resourcesOf(stored('/gone')), 'Topic').properties()).toThrow(
      'The parameter Stored of stack Form takes its value from "/gone" (AWS::SSM::Parameter), which is not in any template. Add it to the app.',
    );
  });

  test('a SecureString prevents the start, because CloudFormation cannot create one', async () => {
    const Secret = resource('AWS::SSM::Parameter', { Name: 'key', Type: 'SecureString', Value: 'x' });
    await expect(startTemplate(formTemplate({ resources: { Secret } }))).rejects.toThrow(
      'CloudFormation can only create parameters of the type String or StringList, got: SecureString.',
    );
  });
});
