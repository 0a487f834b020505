/** The suffix of a parameter's name: `name:version` or `name:label`. An ARN can have one as well. */

/** Only the name or the ARN. */
export function withoutSelector(nameOrArn: string): string {
  return nameOrArn.slice(0, nameOrArn.length - selectorOf(nameOrArn).length);
}

/** With its colon; empty if there is none. */
export function selectorOf(nameOrArn: string): string {
  return /^(?:arn:(?:[^:]*:){4})?[^:]*(:.*)?$/.exec(nameOrArn)?.[1] ?? '';
}
