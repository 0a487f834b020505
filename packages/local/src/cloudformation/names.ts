/**
 * The parts from which the names of resources are made. Generated ones depend on the stack and the logical ID: they are
 * the same at each start.
 */
import { createHash } from 'node:crypto';
import { arn, ENVIRONMENT } from '../base/arn';
import { type Json } from '../base/json';

/** The parts of a resource on which its names depend. */
export interface Nameable {
  readonly stackName: string;
  readonly logicalId: string;
  readonly type: string;
  /** A resolved property, or undefined. */
  property(name: string): Json | undefined;
}

/** The names of one deployed resource. */
export interface Identity {
  /** The value of `Ref`. */
  readonly ref: string;
  /** The values of `Fn::GetAtt`. */
  readonly attributes: Readonly<Record<string, Json>>;
}

/** The creation time of everything here. */
export const DEPLOYED_AT = '2026-01-01T00:00:00.000Z';

/** Creates the names of the resources of one type. */
export type Identify = (resource: Nameable) => Identity;

export function nameOf(r: Nameable, property: string, maxLength: number): string {
  const given = r.property(property);
  if (typeof given === 'string' && given !== '') return given;
  const suffix = `-${longId(r).slice(0, 12)}`;
  return `${r.stackName}-${r.logicalId}`.slice(0, maxLength - suffix.length) + suffix;
}

export function functionArn(nameOrArn: string): string {
  return nameOrArn.startsWith('arn:') ? nameOrArn : arn('lambda', `function:${nameOrArn}`);
}

export function iamArn(resource: string): string {
  return `arn:${ENVIRONMENT.partition}:iam::${ENVIRONMENT.accountId}:${resource}`;
}

export function hashOf(r: Nameable): string {
  return createHash('sha256').update(`${r.stackName}/${r.logicalId}`).digest('hex');
}

export function longId(r: Nameable): string {
  return hashOf(r).slice(0, 17).toUpperCase();
}

export function shortId(r: Nameable): string {
  return hashOf(r).slice(0, 10);
}

export function uuidOf(r: Nameable): string {
  return hashOf(r).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-a$4-$5');
}

/** A resource whose `Ref` is its name. */
export function named(
  property: string,
  maxLength: number,
  attributesOf: (name: string, resource: Nameable) => Readonly<Record<string, Json>> = () => ({}),
): Identify {
  return (r) => {
    const name = nameOf(r, property, maxLength);
    return { ref: name, attributes: attributesOf(name, r) };
  };
}

/** A resource that only has an ID that AWS generates. */
export function withId(r: Nameable): Identity {
  const id = `${r.stackName}-${r.logicalId}-${longId(r).slice(0, 12)}`;
  return { ref: id, attributes: { Id: id } };
}

/** A resource whose `Ref` and one attribute are its ARN. */
export function byArn(resourceArn: string): Identity {
  return { ref: resourceArn, attributes: { Arn: resourceArn } };
}

/** A property as text; empty if it is not set. */
export function textOf(r: Nameable, property: string): string {
  return String(r.property(property) ?? '');
}
