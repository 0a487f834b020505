/** What a drill is, and the words in which drills are written. */
import { breakPointsOf } from '../breaks';
import type { Deployment } from '../deployment';
import type { FaultKind, Outage, Post, Schedule } from '../schedule';
import type { World } from '../world';

/** A schedule, and what has to be true of it beside the laws. */
export interface Drill {
  readonly name: string;
  readonly schedule: Schedule;
  /** What else is deployed otherwise. @default nothing */
  readonly deploy?: (deployment: Deployment) => Deployment;
  /** What is wrong, if anything is. */
  readonly check?: (world: World) => string | undefined;
}

/** Nothing goes wrong, and nobody comes. */
export const CALM: Schedule = {
  seed: 1,
  posts: [],
  faults: [],
  outages: [],
  cuts: [],
  crashes: [],
  breaks: [],
  people: [],
  quota: null,
  expiry: null,
  deploys: false,
  isNamed: false,
  redeliveries: [],
  taken: [],
};

/** As many calls as a run makes. */
export const CALLS = [...Array(10).keys()];
/** As many states as a run enters. */
export const STATES = [...Array(34).keys()];

/** Milliseconds between two posts. */
export const APART = 150;

/** One after the other, so that each can be named by its place. */
export function drill(posts: readonly Post[], wrong: Partial<Schedule> = {}): Schedule {
  return { ...CALM, posts: posts.map((one, place) => ({ ...one, at: one.at + APART * place })), ...wrong };
}

export function post(content: number, more: Partial<Post>): Post {
  return { at: 0, content, id: null, capitals: false, lostAnswers: 0, retries: [], ...more };
}

/** So many who are angry, each with an id. */
export function angry({ form }: Deployment, count: number): Post[] {
  return [...Array(count).keys()].map((id) => post(form.angry, { id }));
}

export function again(posts: readonly Post[]): Post[] {
  return posts.map((one) => ({ ...one, at: one.at + 3_000, capitals: !one.capitals }));
}

export function withRetries(posts: readonly Post[]): Post[] {
  return posts.map((one) => ({ ...one, lostAnswers: 2, retries: ['same', 'same'] }));
}

export function out(operation: string, lasts: number, kind: FaultKind = 'error'): Outage {
  return { operation, from: 0, lasts, kind, pick: 0 };
}

export function helpers(lasts: number, ...operations: string[]): Outage[] {
  return operations.map((operation) => out(operation, lasts));
}

/** The first of what may break in a state. */
export function pointOf(deployment: Deployment, name: string): number {
  return breakPointsOf(deployment).findIndex(({ state }) => state === name);
}

/** A state breaks for so long. */
export function breaking(deployment: Deployment, name: string, lasts: number): Schedule['breaks'][number] {
  return { point: pointOf(deployment, name), from: 0, lasts };
}
