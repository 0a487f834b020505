/**
 * What becomes of a resource type here. There are three outcomes, and none is silence: it runs, it needs nothing
 * (with the reason), or it cannot be run (with what will not work), which is said at every start.
 */
import { type Identify, type Nameable } from './names';
import { type Json } from '../base/json';

/** The outcome for one resource type. */
export type Treatment =
  | { readonly outcome: 'runs' }
  | { readonly outcome: 'needs nothing'; readonly reason: string }
  | { readonly outcome: 'cannot run'; readonly consequence: string };

/** Everything that is known of one resource type. */
export interface ResourceType {
  readonly treatment: Treatment;
  /** `Ref` and the attributes. @default plausible ones, so that what refers to the resource still starts */
  readonly identify?: Identify;
  /** What a template parameter of the type `<resource type>::Value<...>` gets from the resource that it names. @default such a parameter has no value */
  readonly parameterValue?: (resource: Nameable) => Json;
}

/** By the name of the type, e.g. `AWS::SQS::Queue`. */
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

/** The consequence where nothing more is to be said. */
export const CALLS_FAIL = 'calls to it fail, and its attributes are made up';

/** The reason of everything that only says who may do what. */
export const ONLY_PERMISSIONS = 'calls are checked with it';

/** The outcome for a resource type; one that nobody thought of cannot run. */
export function treatmentOf(type: string, types: ResourceTypes): Treatment {
  const known = Object.hasOwn(types, type) ? types[type] : undefined;
  return known?.treatment ?? cannotRun(consequenceOf(type)).treatment;
}

function consequenceOf(type: string): string {
  return type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource'
    ? 'its handler is not called, and its attributes are made up'
    : CALLS_FAIL;
}
