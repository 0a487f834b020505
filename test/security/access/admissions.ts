// Everything in a template that allows a call, and the template without it.
import { PolicyTemplate } from '../../support/policy-mutations';

/** A statement that allows something, or a permission of a function. */
export interface Admission {
  readonly name: string;
  /** The template without it. */
  readonly rest: () => PolicyTemplate;
}

export function admissionsIn(template: PolicyTemplate): Admission[] {
  return Object.entries(template.Resources).flatMap(([id, { Type, Properties = {} }]) =>
    Type === 'AWS::Lambda::Permission'
      ? [{ name: id, rest: () => without(template, id) }]
      : DOCUMENTS.filter((property) => property in Properties).flatMap((property) =>
          statementsOf(template, id, property).flatMap(({ Effect }, index) => {
            const name = `${id}, ${property}, statement ${index + 1}`;
            return Effect === 'Allow' ? [{ name, rest: () => withoutStatement(template, id, property, index) }] : [];
          }),
        ),
  );
}

const DOCUMENTS = ['PolicyDocument', 'AssumeRolePolicyDocument', 'KeyPolicy'];

function statementsOf({ Resources }: PolicyTemplate, id: string, property: string): { Effect: string }[] {
  return (Resources[id].Properties?.[property] as { Statement: { Effect: string }[] }).Statement;
}

function withoutStatement(template: PolicyTemplate, id: string, property: string, index: number): PolicyTemplate {
  const copy = structuredClone(template);
  statementsOf(copy, id, property).splice(index, 1);
  return copy;
}

function without(template: PolicyTemplate, id: string): PolicyTemplate {
  const others = Object.entries(template.Resources).filter(([name]) => name !== id);
  return { ...template, Resources: Object.fromEntries(others) };
}
