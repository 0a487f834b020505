import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { vendedLogGroupName } from './log-group-name';

/** What an Express state machine of ours runs, and for how long at most. */
export interface ExpressStateMachineProps {
  readonly definition: sfn.IChainable;
  readonly timeout: Duration;
}

/** An Express state machine in JSONata, traced, whose log has every step and nothing that customers wrote. */
export function expressStateMachine(scope: Construct, props: ExpressStateMachineProps): sfn.StateMachine {
  return new sfn.StateMachine(scope, 'StateMachine', {
    stateMachineType: sfn.StateMachineType.EXPRESS,
    queryLanguage: sfn.QueryLanguage.JSONATA,
    definitionBody: sfn.DefinitionBody.fromChainable(props.definition),
    timeout: props.timeout,
    tracingEnabled: true,
    logs: {
      level: sfn.LogLevel.ALL,
      includeExecutionData: false,
      destination: new logs.LogGroup(scope, 'Logs', {
        logGroupName: vendedLogGroupName(scope, 'states'),
        retention: logs.RetentionDays.THREE_MONTHS,
        removalPolicy: RemovalPolicy.DESTROY,
      }),
    },
  });
}
