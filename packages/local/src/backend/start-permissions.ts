/** Makes the permissions of a plan, before anything runs that would need one. */
import { type LocalOptions } from './local-options';
import { descriptionsOf } from '../cloudformation/planned';
import { functionCaller, stateMachineCaller } from '../iam/callers';
import { Permissions } from '../iam/permissions';
import { checkRoles } from '../plan/check-roles';
import { type Plan } from '../plan/plan';
import { type Caller } from '../services';
import { accessKeyIdOf } from '../services/lambda/environment';

/** The permissions, and who is who. */
export interface StartedPermissions {
  readonly permissions: Permissions;
  /** Whom a state machine calls as, by its ARN. */
  readonly stateMachineCallerOf: (stateMachineArn: string) => Caller | undefined;
  /** Whose an access key is; nobody's is of somebody who may do everything, e.g. who uses the AWS CLI. */
  readonly signerCallerOf: (accessKeyId: string) => Caller | undefined;
}

/** Throws a `StartError` where AWS would not deploy the plan. */
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
