/**
 * What the runner does with a resource type. There are three outcomes, and all are explicit: it runs, it needs nothing
 * (with the reason), or it cannot run (with what will not work), which is reported at each start.
 */
import { type Identify, type Nameable } from './names';
import { type Json } from '../base/json';

/** The outcome for one resource type. */
export type Treatment =
  | { readonly outcome: 'runs' }
  | { readonly outcome: 'needs nothing'; readonly reason: string }
  | { readonly outcome: 'cannot run'; readonly consequence: string };

/** Everything that is known about one resource type. */
export interface ResourceType {
  readonly treatment: Treatment;
  /**
   * `Ref` and the attributes.
   * @default plausible ones, so that resources that refer to it still start
   */
  readonly identify?: Identify;
  /**
   * The value of a template parameter of the type `<resource type>::Value<...>` for the resource that it names.
   * @default such a parameter has no value
   */
  readonly parameterValue?: (resource: Nameable) => Json;
}

/** By type name, e.g. `AWS::SQS::Queue`. */
export type ResourceTypes = Readonly<Record<string, ResourceType | undefined>>;

export function runs(identify?: Identify): ResourceType {
  return { treatment: { outcome: 'runs' }, identify };
}

export function needsNothing(reason: string, identify?: Identify): ResourceType {
  return { treatment: { outcome: 'needs nothing', reason }, identify };
}

/** @param consequence what will not work */
export function cannotRun(consequence: string, identify?: Identify): ResourceType {
  return { treatment: { outcome: 'cannot run', consequence }, identify };
}

/** The consequence if there is nothing more to say. */
export const CALLS_FAIL = 'calls to it fail, and its attributes are made up';

/** The reason for everything that only sets permissions. */
export const ONLY_PERMISSIONS = 'calls are checked with it';

/** The outcome for a resource type; an unknown type cannot run. */
export function treatmentOf(type: string, types: ResourceTypes): Treatment {
  const known = Object.hasOwn(types, type) ? types[type] : undefined;
  return known?.treatment ?? cannotRun(consequenceOf(type)).treatment;
}

function consequenceOf(type: string): string {
  return type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource'
    ? 'its handler is not called, and its attributes are made up'
    : CALLS_FAIL;
}
