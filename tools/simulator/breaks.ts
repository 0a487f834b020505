/** Expressions that break: the effect of a mistake in one of them, in a definition that is deployed and fixed soon. */
import type { Json } from 'sentiment-form-local/lib/asl';
import { isObject } from 'sentiment-form-local/lib/base/json';
import type { StateMachineDescription } from 'sentiment-form-local/lib/services/step-functions/description';
import type { Deployment } from './deployment';
import { mapStates, withMappedStates } from './states';

/** The expressions of one field of one state. */
export interface BreakPoint {
  readonly machineArn: string;
  readonly state: string;
  readonly field: string;
}

const FIELDS = ['Arguments', 'Choices', 'Items', 'Output', 'Assign'];

/**
 * The states whose errors no other state catches: the catch-all itself, the states that look for a submission that cannot be read, and its
 * last attempt to park. If an expression fails there, the customer gets no answer, but no ticket is lost.
 */
const LAST_RESORT = [
  'Measure Submission',
  'Check Size',
  'Is Submission Readable?',
  'Process Submission',
  'May It Be Parked Unchecked?',
  'Compute Other Ticket',
  'Assign Other Ticket',
  'Park Unchecked Submission',
];

/** It fails with any input. */
const BROKEN = "{% $error('This expression is broken.') %}";

const known = new WeakMap<readonly StateMachineDescription[], readonly BreakPoint[]>();
const broken = new WeakMap<StateMachineDescription, Map<string, StateMachineDescription>>();

/** All expressions of a deployment that may break. */
export function breakPointsOf({ stateMachines }: Deployment): readonly BreakPoint[] {
  let points = known.get(stateMachines);
  if (points === undefined) {
    points = stateMachines.flatMap(pointsOf);
    known.set(stateMachines, points);
  }
  return points;
}

/** A state machine in which some expressions are broken: the same object for the same ones, so that it is compiled once. */
export function broke(machine: StateMachineDescription, points: readonly BreakPoint[]): StateMachineDescription {
  const own = points.filter(({ machineArn }) => machineArn === machine.arn);
  if (own.length === 0) return machine;
  const name = JSON.stringify(own);
  const variants = broken.get(machine) ?? new Map<string, StateMachineDescription>();
  broken.set(machine, variants);
  const variant = variants.get(name) ?? withBroken(machine, own);
  variants.set(name, variant);
  return variant;
}

function pointsOf({ arn: machineArn, definition }: StateMachineDescription): BreakPoint[] {
  const points: BreakPoint[] = [];
  mapStates(definition, (state, content) => {
    const fields = FIELDS.filter((field) => hasExpression(content[field]));
    if (!LAST_RESORT.includes(state)) points.push(...fields.map((field) => ({ machineArn, state, field })));
    return [[state, content]];
  });
  return points;
}

function hasExpression(value: Json | undefined): boolean {
  return value !== undefined && JSON.stringify(value).includes('"{%');
}

function withBroken(machine: StateMachineDescription, points: readonly BreakPoint[]): StateMachineDescription {
  return withMappedStates(machine, (name, state) => {
    const fields = points.filter((point) => point.state === name).map(({ field }) => field);
    const changed = fields.map((field): [string, Json] => [field, withBrokenExpressions(state[field])]);
    return [[name, { ...state, ...Object.fromEntries(changed) }]];
  });
}

function withBrokenExpressions(value: Json): Json {
  if (typeof value === 'string') return value.startsWith('{%') ? BROKEN : value;
  if (Array.isArray(value)) return value.map(withBrokenExpressions);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withBrokenExpressions(inner)]));
}
