/** Creates the permissions of a plan, before anything runs that uses them. */
import { type LocalOptions } from './local-options';
import { descriptionsOf } from '../cloudformation/planned';
import { functionCaller, stateMachineCaller } from '../iam/callers';
import { Permissions } from '../iam/permissions';
import { checkRoles } from '../plan/check-roles';
import { type Plan } from '../plan/plan';
import { type Caller } from '../services';
import { accessKeyIdOf } from '../services/lambda/environment';

/** The permissions, and the principals. */
export interface StartedPermissions {
  readonly permissions: Permissions;
  /** The principal of a state machine, by its ARN. */
  readonly stateMachineCallerOf: (stateMachineArn: string) => Caller | undefined;
  /** The principal of an access key. An unknown key, e.g. from the AWS CLI, may do everything. */
  readonly signerCallerOf: (accessKeyId: string) => Caller | undefined;
}

/** Throws a `StartError` if AWS would not deploy the plan. */
export function startPermissions(
  plan: Plan,
  { iam: mode = 'enforce', emailIdentities = [] }: LocalOptions,
  onDenied: (message: string) => void,
): StartedPermissions {
  const [connections, stateMachines] = [descriptionsOf(plan.connections), descriptionsOf(plan.stateMachines)];
  const permissions = new Permissions(plan.permissions, {
    mode,
    now: () => Date.now(),
    secretOf: (connectionArn) => connections.find(({ arn }) => arn === connectionArn)?.secretArn,
    keyOf: (arn) => stateMachines.find((machine) => machine.arn === arn)?.keyArn,
    emailIdentities: [...emailIdentities, ...descriptionsOf(plan.emailIdentities)],
    onDenied: ({ message }) => onDenied(message),
  });
  checkRoles(plan, permissions);
  const machines = new Map(stateMachines.map((machine) => [machine.arn, stateMachineCaller(machine)]));
  const functions = new Map(
    plan.functions.map(({ description }) => [accessKeyIdOf(description.name), functionCaller(description)]),
  );
  return {
    permissions,
    stateMachineCallerOf: (arn) => machines.get(arn),
    signerCallerOf: (accessKeyId) => functions.get(accessKeyId),
  };
}
