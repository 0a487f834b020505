/** The shapes of what AWS's APIs are given and answer, by AWS's own models: of the services that run here, and some more. */
import { RECORDED } from './recorded';
import { memoized } from '../../base/memoized';

/** Text (binary data is text, too), number, boolean, timestamp. */
export type ScalarType = 's' | 'n' | 'b' | 't';

export interface Scalar {
  readonly type: ScalarType;
  /** The values that there are. */
  readonly enum?: readonly string[];
  /** The least number, or length of a text. */
  readonly min?: number;
  /** The greatest number, or length of a text. */
  readonly max?: number;
}

/** Each shape names others, or a scalar that has no limits by its type. */
export type Shape =
  | Scalar
  | { readonly items: string }
  | { readonly values: string }
  | { readonly members: Readonly<Record<string, string>>; readonly required?: readonly string[] };

export interface Api {
  /** From an operation to the names of its input's and its output's shape. */
  readonly operations: Readonly<Record<string, readonly [string | null, string | null] | undefined>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

const read = new Map<string, Api>();

/** @param service as in the resource of a Task, e.g. `eventbridge` */
export function apiOf(service: string): Api | undefined {
  const known = read.get(service);
  const text = RECORDED[service];
  if (known !== undefined || text === undefined) return known;
  const api = JSON.parse(text) as Api;
  read.set(service, api);
  return api;
}

/** A shape, and the API that it belongs to. */
export interface ApiShape {
  readonly api: Api;
  readonly shape: Shape;
}

/**
 * What an operation is given or answers; undefined where there is no model of it here.
 * @param service as in the resource of a Task
 */
export function shapeOf(service: string, operation: string, side: 'input' | 'output'): ApiShape | undefined {
  const api = apiOf(service);
  const name = api?.operations[operation]?.[side === 'input' ? 0 : 1];
  return api === undefined || typeof name !== 'string' ? undefined : { api, shape: shapeNamed(api, name) };
}

/**
 * Whether the API begins the names of members with a small letter, as that of Step Functions does.
 * @param service as in the resource of a Task
 */
export function hasSmallNames(service: string, operation: string): boolean {
  const shape = shapeOf(service, operation, 'input')?.shape;
  return shape !== undefined && 'members' in shape && Object.keys(shape.members).some((name) => /^[a-z]/.test(name));
}

export function shapeNamed(api: Api, name: string): Shape {
  return isScalarType(name) ? { type: name } : api.shapes[name];
}

function isScalarType(name: string): name is ScalarType {
  return name.length === 1;
}

/**
 * The name that a state machine uses for a member of an API: a capital first letter, and no other capitals in an
 * abbreviation, as the AWS SDK for Java names members (`MD5OfBody` is `Md5OfBody`, `executionArn` is `ExecutionArn`).
 */
export const stateMachineName = memoized((member: string): string => {
  const capitals = /^[A-Z]+(?=[A-Z][a-z]|[^A-Za-z]|$)/.exec(member)?.[0] ?? '';
  if (capitals.length < 2) return member.charAt(0).toUpperCase() + member.slice(1);
  return capitals.charAt(0) + capitals.slice(1).toLowerCase() + member.slice(capitals.length);
});
