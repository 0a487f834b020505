/** Step Functions' answers about state machines. */
import { type StateMachineDescription } from './description';
import { variableReferences } from '../../asl/definition/variable-references';
import { type JsonObject, stringOf } from '../../base/json';
import { type Page, pageOf } from '../pages';
import { ServiceError } from '../service';

/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListStateMachines.html */
const LISTED = 100;

/** @param createdAt seconds since the epoch */
export function listMachines(
  machines: readonly StateMachineDescription[],
  createdAt: number,
  request: JsonObject,
): JsonObject {
  const { items, nextToken } = pageOfList(machines, request, 'ListStateMachines');
  return {
    stateMachines: items.map((machine) => summaryOf(machine, createdAt)),
    ...(nextToken !== undefined && { nextToken }),
  };
}

/** The page that a request with `maxResults` and `nextToken` selects. */
export function pageOfList<Item>(all: readonly Item[], request: JsonObject, list: string): Page<Item> {
  const size = Number(request.maxResults) || LISTED;
  const page = pageOf(all, { list, size, token: stringOf(request.nextToken) });
  if (page === undefined) throw new ServiceError('InvalidToken', "Invalid Token: 'Invalid token'");
  return page;
}

/**
 * @param createdAt seconds since the epoch
 * @param withDefinition the answer to `METADATA_ONLY` has an empty one
 */
export function describeMachine(
  machine: StateMachineDescription,
  createdAt: number,
  withDefinition: boolean,
): JsonObject {
  const { level, includeExecutionData, logGroupArn } = machine.logging;
  const references = withDefinition ? variableReferences(machine.definition) : {};
  return {
    ...summaryOf(machine, createdAt),
    status: 'ACTIVE',
    definition: withDefinition ? JSON.stringify(machine.definition) : '{}',
    roleArn: machine.roleArn,
    loggingConfiguration: {
      level,
      includeExecutionData,
      ...(logGroupArn !== undefined && { destinations: [{ cloudWatchLogsLogGroup: { logGroupArn } }] }),
    },
    tracingConfiguration: { enabled: machine.tracing },
    encryptionConfiguration: encryptionOf(machine),
    ...(Object.keys(references).length > 0 && { variableReferences: references }),
  };
}

function encryptionOf({ keyArn }: StateMachineDescription): JsonObject {
  return keyArn === undefined ? { type: 'AWS_OWNED_KEY' } : { type: 'CUSTOMER_MANAGED_KMS_KEY', kmsKeyId: keyArn };
}

function summaryOf({ arn, name, type }: StateMachineDescription, createdAt: number): JsonObject {
  return { stateMachineArn: arn, name, type, creationDate: createdAt };
}
