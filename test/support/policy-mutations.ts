// Takes permissions away from a template one at a time, so that a test can show that each of them is needed.
import { mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import * as path from 'path';

/** The parts of a template with permissions. */
export interface PolicyTemplate {
  readonly Resources: {
    readonly [id: string]: { readonly Type: string; readonly Properties?: { readonly [name: string]: unknown } };
  };
}

/** One permission, or one statement with all of its permissions, that can be taken away. */
export interface Mutation {
  /** The logical ID of the role or policy. */
  readonly policy: string;
  /** The property with the document. */
  readonly property: string;
  readonly statement: number;
  readonly effect: string;
  /** What is taken away. */
  readonly actions: readonly string[];
}

/** Every statement, and every action of a statement that has several. */
export function mutationsOf(template: PolicyTemplate): Mutation[] {
  return Object.entries(template.Resources).flatMap(([policy, { Properties = {} }]) =>
    DOCUMENTS.filter((property) => property in Properties).flatMap((property) =>
      (Properties[property] as Document).Statement.flatMap((given, statement) => {
        const actions = [given.Action].flat();
        const parts = actions.length === 1 ? [actions] : [actions, ...actions.map((action) => [action])];
        return parts.map((part) => ({ policy, property, statement, effect: given.Effect, actions: part }));
      }),
    ),
  );
}

/** What a mutation takes away, for the message of a failed test. */
export function nameOf({ policy, statement, actions }: Mutation): string {
  return `${policy} statement ${statement + 1}: ${actions.join(', ')}`;
}

/** A copy of an assembly with another template. */
export function writeMutant(assembly: string, templateFile: string, mutation: Mutation): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'mutant-'));
  readdirSync(assembly)
    .filter((name) => name !== templateFile)
    .forEach((name) => symlinkSync(path.join(assembly, name), path.join(folder, name)));
  const template = JSON.parse(readFileSync(path.join(assembly, templateFile), 'utf8')) as PolicyTemplate;
  writeFileSync(path.join(folder, templateFile), JSON.stringify(withoutPermission(template, mutation)));
  return folder;
}

const DOCUMENTS = ['PolicyDocument', 'AssumeRolePolicyDocument'];

interface Document {
  readonly Statement: Statement[];
}

interface Statement {
  readonly Effect: string;
  Action: string | string[];
}

/** A template without a permission. */
export function withoutPermission(template: PolicyTemplate, mutation: Mutation): PolicyTemplate {
  const copy = structuredClone(template);
  takeAway(mutation, copy);
  return copy;
}

function takeAway({ policy, property, statement, actions }: Mutation, template: PolicyTemplate): void {
  const document = template.Resources[policy].Properties?.[property] as Document;
  const rest = [document.Statement[statement].Action].flat().filter((action) => !actions.includes(action));
  if (rest.length === 0) {
    document.Statement.splice(statement, 1);
  } else {
    document.Statement[statement].Action = rest;
  }
}
