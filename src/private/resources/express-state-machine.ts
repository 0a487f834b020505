import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { encryptDefinition, useOfDefinition } from './encrypted-definition';
import { grantLogDelivery, grantToLogs } from './encrypted-logs';
import { vendedLogGroupName } from './log-group-name';
import { attachPolicies } from './managed-policies';

/** The definition of an Express state machine, and its time limit. */
export interface ExpressStateMachineProps extends LogAndTrace {
  readonly definition: sfn.IChainable;
  readonly timeout: Duration;
  /** Statements for its role, in addition to those of its states. They may name the state machine. */
  readonly grantsOf?: (stateMachineArn: string) => iam.PolicyStatement[];
}

/** The logging of its executions. */
export interface LogAndTrace {
  /** @default LogLevel.ALL */
  readonly logLevel?: sfn.LogLevel;
  /** @default false */
  readonly includeExecutionData?: boolean;
  /** @default RetentionDays.THREE_MONTHS */
  readonly logRetention?: logs.RetentionDays;
  /** @default LogGroupClass.STANDARD */
  readonly logClass?: logs.LogGroupClass;
  /** @default true */
  readonly tracing?: boolean;
  readonly encryptionKey?: kms.IKey;
}

/** A state machine and its log. */
export interface LoggedStateMachine {
  readonly stateMachine: sfn.StateMachine;
  readonly logGroup: logs.LogGroup;
}

/**
 * An Express state machine in JSONata. By default, it is traced, and its log has every step without the content of
 * submissions.
 */
export function expressStateMachine(scope: Construct, props: ExpressStateMachineProps): LoggedStateMachine {
  const { encryptionKey, logLevel = sfn.LogLevel.ALL, logRetention = logs.RetentionDays.THREE_MONTHS } = props;
  if (encryptionKey) grantToLogs(encryptionKey, scope);
  const logGroup = new logs.LogGroup(scope, 'Logs', {
    logGroupName: vendedLogGroupName(scope, 'states'),
    retention: logRetention,
    logGroupClass: props.logClass,
    removalPolicy: RemovalPolicy.DESTROY,
    encryptionKey,
  });
  const stateMachine = new sfn.StateMachine(scope, 'StateMachine', {
    stateMachineType: sfn.StateMachineType.EXPRESS,
    queryLanguage: sfn.QueryLanguage.JSONATA,
    definitionBody: sfn.DefinitionBody.fromChainable(props.definition),
    timeout: props.timeout,
    role: stateMachineRole(scope),
    tracingEnabled: props.tracing ?? true,
    logs: {
      level: logLevel,
      includeExecutionData: props.includeExecutionData ?? false,
      destination: logGroup,
    },
  });
  const { role, stateMachineArn } = stateMachine;
  const grants = props.grantsOf?.(stateMachineArn) ?? [];
  if (encryptionKey) {
    encryptDefinition(stateMachine, encryptionKey);
    grants.push(useOfDefinition(stateMachineArn, encryptionKey));
    if (logLevel !== sfn.LogLevel.OFF) grantLogDelivery(encryptionKey, role, scope);
  }
  // Not in the role's own policy, which is created before the state machine and therefore cannot name it.
  attachPolicies(scope, 'OwnPermissions', role, grants);
  return { stateMachine, logGroup };
}

/**
 * Newer versions of CDK create this role. Older ones create a role that Step Functions may assume for any account's state
 * machine.
 */
function stateMachineRole(scope: Construct): iam.Role {
  const stack = Stack.of(scope);
  return new iam.Role(scope, 'StateMachineRole', {
    assumedBy: new iam.ServicePrincipal('states.amazonaws.com', {
      conditions: {
        ArnLike: { 'aws:SourceArn': stack.formatArn({ service: 'states', resource: 'stateMachine:*' }) },
        StringEquals: { 'aws:SourceAccount': stack.account },
      },
    }),
  });
}
