import { Duration, Stack, Token } from 'aws-cdk-lib';
import * as apigwv2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';

/** The state machine, the role that starts it, and the time limit. */
export interface StartSyncExecutionIntegrationProps {
  readonly stateMachine: sfn.IStateMachine;
  readonly role: iam.IRole;
  readonly timeout: Duration;
}

/**
 * StartSyncExecution behind a route, with the body of the request as the input of the execution.
 *
 * CDK's `HttpStepFunctionsIntegration` does not support imported state machines or timeouts, and does not map the body by
 * default.
 */
export class StartSyncExecutionIntegration extends apigwv2.HttpRouteIntegration {
  public constructor(
    id: string,
    private readonly props: StartSyncExecutionIntegrationProps,
  ) {
    super(id);
  }

  public bind({ scope }: apigwv2.HttpRouteIntegrationBindOptions): apigwv2.HttpRouteIntegrationConfig {
    const { stateMachine, role, timeout } = this.props;
    return {
      type: apigwv2.HttpIntegrationType.AWS_PROXY,
      subtype: apigwv2.HttpIntegrationSubtype.STEPFUNCTIONS_START_SYNC_EXECUTION,
      payloadFormatVersion: apigwv2.PayloadFormatVersion.VERSION_1_0,
      credentials: apigwv2.IntegrationCredentials.fromRole(role),
      parameterMapping: parametersFor(scope, stateMachine),
      timeout,
    };
  }
}

function parametersFor(scope: Construct, { stateMachineArn, env }: sfn.IStateMachine): apigwv2.ParameterMapping {
  const parameters = new apigwv2.ParameterMapping()
    .custom('StateMachineArn', stateMachineArn)
    .custom('Input', '$request.body');
  // Without it, API Gateway looks for the state machine in its own region.
  const isElsewhere = !Token.isUnresolved(env.region) && env.region !== Stack.of(scope).region;
  return isElsewhere ? parameters.custom('Region', env.region) : parameters;
}
