/** The context object of a tested state: the one in the request, or one that looks like an execution's. */
import { randomUUID } from 'node:crypto';
import { refusal } from './refusal';
import { arn } from '../../../base/arn';
import { isObject, type Json, type JsonObject } from '../../../base/json';

/** The context object if the request has none. */
export function defaultContext(input: Json, roleArn: string | undefined): JsonObject {
  const [name, machine] = [randomUUID(), randomUUID()];
  return {
    Execution: {
      Id: arn('states', `express:${machine}:${name}`),
      Input: input,
      Name: name,
      RoleArn: roleArn ?? null,
      StartTime: new Date().toISOString(),
    },
    StateMachine: { Id: arn('states', `stateMachine:${machine}`), Name: machine },
  };
}

/** A context object from a request, after checks. */
export function checkedContext(context: Json, waitsForToken: boolean): JsonObject {
  if (!isObject(context)) throw invalid('Context must be an object');
  for (const [field, value] of Object.entries(context)) {
    if (field === 'Map') throw invalid("'Map' field is not supported when mocking a Context object");
    if (!Object.hasOwn(FIELDS, field)) throw invalid(`Field '${field}' is not allowed`);
    if (!isObject(value)) throw invalid(`${field} must be an object`);
    checkFields(field, value);
  }
  if (context.Task === undefined || waitsForToken) return context;
  const pattern = "'.sync' or '.waitForTaskToken' service integration pattern";
  throw invalid(`Context object contains 'Task' when state is not a Task state with a ${pattern}`);
}

type FieldType = 'string' | 'integer' | 'any';

/** https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html */
const FIELDS: Readonly<Record<string, Readonly<Record<string, FieldType>>>> = {
  Execution: {
    Id: 'string',
    Input: 'any',
    Name: 'string',
    RoleArn: 'string',
    StartTime: 'string',
    RedriveCount: 'integer',
    RedriveTime: 'string',
  },
  State: { EnteredTime: 'string', Name: 'string', RetryCount: 'integer' },
  StateMachine: { Id: 'string', Name: 'string' },
  Task: { Token: 'string' },
};

function checkFields(section: string, fields: JsonObject): void {
  for (const [field, value] of Object.entries(fields)) {
    if (!Object.hasOwn(FIELDS[section], field)) throw invalid(`Field '${field}' is not allowed`);
    const type = FIELDS[section][field];
    if (type === 'string' && typeof value !== 'string') throw invalid(`${section}.${field} must be a string`);
    if (type === 'integer' && !Number.isInteger(value)) throw invalid(`${section}.${field} must be an integer`);
  }
}

function invalid(reason: string): Error {
  return refusal(`Invalid Context object provided: ${reason}`);
}
