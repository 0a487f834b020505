import { type IntegrationDescription } from './description';
import { functionArnIn } from '../base/arn';
import { isObject, type Json, type JsonObject } from '../base/json';
import { StartError } from '../base/start-error';

/** Describes an integration, or returns the reason why it cannot run. */
export function describeIntegration(properties: JsonObject): IntegrationDescription | string {
  const { IntegrationType: type, IntegrationSubtype: subtype } = properties;
  if (type !== 'AWS_PROXY') return `integrations of type ${String(type)} are not supported here`;
  if (subtype === undefined) return describeLambda(properties);
  if (subtype !== 'StepFunctions-StartSyncExecution') return `the integration ${String(subtype)} is not supported here`;
  if (properties.ResponseParameters !== undefined) return 'response parameters are not supported here';
  checkParameters(Object.keys(texts(properties.RequestParameters)));
  return {
    kind: 'StartSyncExecution',
    parameters: texts(properties.RequestParameters),
    credentialsArn: credentialsOf(properties),
    timeoutMillis: timeoutOf(properties),
  };
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-aws-services-reference.html */
const PARAMETERS = ['StateMachineArn', 'Input', 'Name', 'Region', 'TraceHeader'];

/**
 * API Gateway refuses to deploy any other name, including those in lower case (aws/aws-cdk 26328, with its message).
 */
function checkParameters(names: readonly string[]): void {
  const unknown = names.find((name) => !PARAMETERS.includes(name));
  if (unknown === undefined) return;
  throw new StartError(
    `API Gateway would refuse to deploy the integration: Parameter: ${unknown} does not fit schema for Operation: ` +
      `StepFunctions-StartSyncExecution. Use the names ${PARAMETERS.join(', ')}.`,
  );
}

// API Gateway waits 30 s by default, and never longer.
const DEFAULT_TIMEOUT_MILLIS = 30_000;

function describeLambda(properties: JsonObject): IntegrationDescription | string {
  const { IntegrationUri: uri, PayloadFormatVersion: version } = properties;
  if (version !== '2.0') return `Lambda's payload format ${String(version)} is not supported here, only 2.0`;
  if (properties.RequestParameters !== undefined) {
    return 'request parameters of a Lambda integration are not supported here';
  }
  if (properties.ResponseParameters !== undefined) return 'response parameters are not supported here';
  const functionArn = functionArnIn(uri);
  if (functionArn === undefined) return `there is no Lambda function at ${String(uri)}`;
  return {
    kind: 'Lambda',
    functionArn,
    credentialsArn: credentialsOf(properties),
    timeoutMillis: timeoutOf(properties),
  };
}

function credentialsOf({ CredentialsArn: arn }: JsonObject): string | undefined {
  return typeof arn === 'string' ? arn : undefined;
}

function timeoutOf(properties: JsonObject): number {
  return Math.min(Number(properties.TimeoutInMillis ?? DEFAULT_TIMEOUT_MILLIS), DEFAULT_TIMEOUT_MILLIS);
}

function texts(value: Json | undefined): Record<string, string> {
  if (!isObject(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([key, text]) => [key, String(text)]));
}
