/** What linters say of templates that CDK writes. */

/** Rules that are switched off, each with the reason. */
export const IGNORED: Readonly<Record<string, string>> = {
  W3005: 'a DependsOn that a reference makes needless: CDK itself writes them, for the policies of roles',
};
