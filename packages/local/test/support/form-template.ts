/** A template with one HTTP API in front of one state machine, as small as it gets. */
import { type Json, type JsonObject } from '../../src/base/json';

/** The options of a test. */
export interface FormTemplate {
  readonly definition?: JsonObject;
  readonly type?: 'EXPRESS' | 'STANDARD';
  readonly routeKey?: string;
  readonly cors?: JsonObject;
  readonly stage?: JsonObject;
  readonly parameters?: JsonObject;
  readonly timeoutMillis?: number;
  /** The role with which the API starts the state machine. */
  readonly credentials?: Json;
  readonly resources?: JsonObject;
}

/** A definition that answers with its input. */
export const ECHO = { StartAt: 'Echo', States: { Echo: { Type: 'Pass', End: true } } };

/** Makes the template. */
export function formTemplate(options: FormTemplate = {}): JsonObject {
  return {
    Resources: {
      Flow: stateMachine(options.definition ?? ECHO, options.type),
      Api: resource('AWS::ApiGatewayV2::Api', {
        Name: 'Form',
        ProtocolType: 'HTTP',
        ...(options.cors && { CorsConfiguration: options.cors }),
      }),
      Stage: resource('AWS::ApiGatewayV2::Stage', { ApiId: { Ref: 'Api' }, StageName: '$default', ...options.stage }),
      Integration: resource('AWS::ApiGatewayV2::Integration', {
        ApiId: { Ref: 'Api' },
        IntegrationType: 'AWS_PROXY',
        IntegrationSubtype: 'StepFunctions-StartSyncExecution',
        PayloadFormatVersion: '1.0',
        RequestParameters: { StateMachineArn: { Ref: 'Flow' }, Input: '$request.body', ...options.parameters },
        ...(options.credentials !== undefined && { CredentialsArn: options.credentials }),
        ...(options.timeoutMillis !== undefined && { TimeoutInMillis: options.timeoutMillis }),
      }),
      Route: route(options.routeKey ?? 'POST /', 'Integration'),
      ...options.resources,
    },
  };
}

/** A state machine with this definition. */
export function stateMachine(definition: JsonObject, type = 'EXPRESS'): JsonObject {
  return resource('AWS::StepFunctions::StateMachine', {
    StateMachineType: type,
    RoleArn: 'arn:aws:iam::123456789012:role/Flow',
    DefinitionString: JSON.stringify(definition),
  });
}

/** A route of the API named Api. */
export function route(key: string, integration: string): JsonObject {
  return resource('AWS::ApiGatewayV2::Route', {
    ApiId: { Ref: 'Api' },
    RouteKey: key,
    Target: { 'Fn::Join': ['/', ['integrations', { Ref: integration }]] },
  });
}

/** A resource without anything but its type and properties. */
export function resource(type: string, properties: { [name: string]: Json }): JsonObject {
  return { Type: type, Properties: properties };
}
