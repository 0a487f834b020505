/**
 * Finds what AWS would refuse at deployment: roles that a service cannot assume, and queues that a function may not
 * read.
 */
import { type Plan } from './plan';
import { StartError } from '../base/start-error';
import { readablePath } from '../cloudformation/planned';
import { functionCaller, stateMachineCaller } from '../iam/callers';
import { type Permissions } from '../iam/permissions';
import { callerOf, SERVICES } from '../scheduler/fire';
import { ServiceError } from '../services';

/** Throws with everything that would be refused, if permissions are enforced; reports what no role decides. */
export function checkRoles(plan: Plan, permissions: Permissions): void {
  sayWhatIsUnchecked(plan, permissions);
  const problems = [
    ...functionProblems(plan, permissions),
    ...stateMachineProblems(plan, permissions),
    ...scheduleProblems(plan, permissions),
    ...mappingProblems(plan, permissions),
  ];
  if (problems.length === 0) return;
  const advice = 'To run it anyway, use the option "--iam report" (in a program: { iam: \'report\' }).';
  throw new StartError(['AWS would refuse to deploy this:', ...problems.map((p) => `  ${p}`), advice].join('\n'));
}

function sayWhatIsUnchecked({ functions, apis }: Plan, permissions: Permissions): void {
  for (const { path, description } of functions) {
    if (description.roleArn !== undefined) continue;
    permissions.leaveUnchecked(`${readablePath(path)} may do everything, because it has no role.`);
  }
  for (const { description } of apis) {
    for (const { key, integration } of description.routes) {
      if (integration.kind !== 'StartSyncExecution' || integration.credentialsArn !== undefined) continue;
      permissions.leaveUnchecked(`${readablePath(description.path)} ${key} may do everything, because it has no role.`);
    }
  }
}

function functionProblems({ functions }: Plan, permissions: Permissions): string[] {
  return functions.flatMap(({ path, description }) => {
    const caller = functionCaller(description);
    if (caller === undefined || permissions.mayAssume(caller, 'lambda.amazonaws.com')) return [];
    return [`${readablePath(path)}: The role defined for the function cannot be assumed by Lambda.`];
  });
}

function stateMachineProblems({ stateMachines }: Plan, permissions: Permissions): string[] {
  return stateMachines.flatMap(({ description: machine }) => {
    const service = 'states.amazonaws.com';
    if (permissions.mayAssume(stateMachineCaller(machine), service)) return [];
    const reason = `Neither the global service principal ${service}, nor the regional one is authorized to assume the provided role.`;
    return [`${readablePath(machine.path)}: ${reason}`];
  });
}

function scheduleProblems({ schedules }: Plan, permissions: Permissions): string[] {
  return schedules.flatMap(({ path, description }) =>
    description.targets.flatMap((target) => {
      const caller = callerOf(description, target);
      if (caller.kind === 'service' || permissions.mayAssume(caller, SERVICES[target.source])) return [];
      return [
        `${readablePath(path)}: ${SERVICES[target.source]} must be allowed to assume the role ${caller.roleArn}.`,
      ];
    }),
  );
}

/**
 * What Lambda checks when a mapping is created:
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html#events-sqs-permissions
 */
const NEEDED_TO_POLL = ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'];

function mappingProblems({ mappings, functions }: Plan, permissions: Permissions): string[] {
  return mappings.flatMap(({ path, functionPath, description: { queueUrl } }) => {
    const fn = functions.find((candidate) => candidate.path === functionPath);
    const caller = fn && functionCaller(fn.description);
    return NEEDED_TO_POLL.flatMap((operation) => {
      try {
        permissions.authorize('sqs', operation, { QueueUrl: queueUrl }, caller);
        return [];
      } catch (error) {
        if (!(error instanceof ServiceError)) throw error;
        const reason = `The provided execution role does not have permissions to call ${operation} on SQS`;
        return [`${readablePath(path)}: ${reason} (${error.message})`];
      }
    });
  });
}
