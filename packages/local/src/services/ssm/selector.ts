/** What stands after the name of a parameter: `name:version` or `name:label`. An ARN may have one as well. */

/** The name, or the ARN, alone. */
export function withoutSelector(nameOrArn: string): string {
  return nameOrArn.slice(0, nameOrArn.length - selectorOf(nameOrArn).length);
}

/** With its colon; empty where there is none. */
export function selectorOf(nameOrArn: string): string {
  return /^(?:arn:(?:[^:]*:){4})?[^:]*(:.*)?$/.exec(nameOrArn)?.[1] ?? '';
}
