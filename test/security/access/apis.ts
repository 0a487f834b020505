// What the HTTP APIs of a template call, and where they log.
import { JsonObject } from 'sentiment-form-local/lib/asl';
import { DeployedResource } from 'sentiment-form-local/lib/cloudformation/deploy';
import { Deployed } from './deployed';
import { arn, byRole, byService, byTrust, Edge } from './edge';
import { keyUseOfStarter } from './keys';

const API_GATEWAY = 'apigateway.amazonaws.com';

/** An integration starts a state machine as a role, or invokes a function for each route that has it. */
export function integrationEdges(deployed: Deployed, integration: DeployedResource): Edge[] {
  const { ApiId, IntegrationSubtype, IntegrationUri, CredentialsArn, RequestParameters } =
    integration.properties() as JsonObject & IntegrationProperties;
  if (IntegrationSubtype === undefined) {
    const { ref } = integration;
    const routes = deployed.ofType('AWS::ApiGatewayV2::Route').map((route) => route.properties());
    return routes
      .filter(({ Target }) => Target === `integrations/${ref}`)
      .map(({ RouteKey }) => invocation(deployed, IntegrationUri, `${ApiId}/$default/${pathOf(String(RouteKey))}`));
  }
  if (IntegrationSubtype !== 'StepFunctions-StartSyncExecution') {
    throw new Error(`The walk does not know ${IntegrationSubtype} of ${integration.path}.`);
  }
  const machine = deployed.target(RequestParameters?.StateMachineArn, 'AWS::StepFunctions::StateMachine');
  return [
    byTrust(API_GATEWAY, CredentialsArn, arn('execute-api', `${ApiId}/*`)),
    byRole(CredentialsArn, { action: 'states:StartSyncExecution', resources: [machine.ref] }),
    ...keyUseOfStarter(deployed, CredentialsArn, machine),
  ];
}

interface IntegrationProperties {
  readonly ApiId: string;
  readonly IntegrationSubtype?: string;
  readonly IntegrationUri?: string;
  readonly CredentialsArn: string;
  readonly RequestParameters?: { readonly StateMachineArn?: string };
}

export function authorizerEdges(deployed: Deployed, authorizer: DeployedResource): Edge[] {
  const { ApiId, AuthorizerUri } = authorizer.properties();
  const [, fn] = /\/functions\/(.+)\/invocations$/.exec(String(AuthorizerUri)) ?? [];
  return [invocation(deployed, fn, `${String(ApiId)}/authorizers/${authorizer.ref}`)];
}

/** API Gateway writes the access log by a delivery that the deploying principal creates, so no policy of the template applies. */
export function stageEdges(deployed: Deployed, stage: DeployedResource): Edge[] {
  const { AccessLogSettings } = stage.properties() as { AccessLogSettings?: { DestinationArn: string } };
  deployed.target(AccessLogSettings?.DestinationArn, 'AWS::Logs::LogGroup');
  return [];
}

function invocation(deployed: Deployed, fn: string | undefined, source: string): Edge {
  const target = deployed.target(fn, 'AWS::Lambda::Function').attribute('Arn');
  const call = { action: 'lambda:InvokeFunction', resources: [target] } as const;
  return byService(API_GATEWAY, call, arn('execute-api', source));
}

/** `POST /contact` is `POST/contact` in ARNs. */
function pathOf(routeKey: string): string {
  return routeKey.replace(' ', '');
}
