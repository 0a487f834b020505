import { type IntegrationDescription } from './description';
import { type Json, type JsonObject } from '../asl/contract';
import { isObject } from '../asl/json';

/** Describes an integration, or gives the reason why it cannot be run. */
export function describeIntegration(properties: JsonObject): IntegrationDescription | string {
  const { IntegrationType: type, IntegrationSubtype: subtype } = properties;
  if (type !== 'AWS_PROXY') return `integrations of type ${String(type)} are not run here`;
  if (subtype === undefined) return describeLambda(properties);
  if (subtype !== 'StepFunctions-StartSyncExecution') return `the integration ${String(subtype)} is not run here`;
  if (properties.ResponseParameters !== undefined) return 'response parameters are not mapped here';
  return {
    kind: 'StartSyncExecution',
    parameters: texts(properties.RequestParameters),
    credentialsArn: credentialsOf(properties),
    timeoutMillis: timeoutOf(properties),
  };
}

// API Gateway waits 30 s where nothing else is set, and never longer.
const DEFAULT_TIMEOUT_MILLIS = 30_000;

function describeLambda(properties: JsonObject): IntegrationDescription | string {
  const { IntegrationUri: uri, PayloadFormatVersion: version } = properties;
  if (version !== '2.0') return `Lambda's payload format ${String(version)} is not run here, only 2.0`;
  if (properties.RequestParameters !== undefined) {
    return 'request parameters of a Lambda integration are not mapped here';
  }
  if (properties.ResponseParameters !== undefined) return 'response parameters are not mapped here';
  const functionArn = /arn:[^:]+:lambda:[^:]*:[^:]*:function:[^/]+/.exec(String(uri))?.[0];
  if (functionArn === undefined) return `no Lambda function is at ${String(uri)}`;
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
