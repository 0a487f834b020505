/** Mistakes that a linter of CloudFormation sees. */
import type { Synthesized } from '../assemblies';
import { brokenBackend } from '../broken';

export const LINTED_FAULTS: Readonly<Record<string, RegExp>> = {
  'a typo in the name of a property': /VisibilityTimeOut/,
  'a value that an enum does not have': /PAY_PER_REQUESTS/,
  'a reference to a resource that is not there': /FormSubmissionsNone/,
};

export async function brokenTemplate(): Promise<Synthesized> {
  return brokenBackend('every option', [
    ['"VisibilityTimeout"', '"VisibilityTimeOut"'],
    ['"PAY_PER_REQUEST"', '"PAY_PER_REQUESTS"'],
    ['"Ref": "FormSubmissionsF40FF7B2"', '"Ref": "FormSubmissionsNone"'],
  ]);
}
