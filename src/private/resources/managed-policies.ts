import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

/** Not counting white space: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const MAX_POLICY = 6_144;
/** `{"Version":"2012-10-17","Statement":[]}`, with a margin. */
const MAX_FRAME = 100;
/** The longest region. Partitions, accounts and domain suffixes are not much longer. */
const MAX_PSEUDO_PARAMETER = 16;
/** The name of an event bus may have 256 characters. */
const MAX_ARN = 320;

/**
 * Attaches statements to a role with as many managed policies as necessary. The inline policies of a role are limited to
 * 10,240 characters in total, which CDK fills and splits. Managed policies do not count towards this limit.
 */
export function attachPolicies(scope: Construct, id: string, role: iam.IRole, statements: iam.PolicyStatement[]): void {
  packed(statements).forEach((document, index) => {
    new iam.ManagedPolicy(scope, index === 0 ? id : `${id}${index + 1}`, {
      description: `Part of what ${scope.node.path} may do`,
      document,
      roles: [role],
    });
  });
}

/** Statements that differ only in their resources are merged, so each further resource needs little space. */
function packed(statements: iam.PolicyStatement[]): iam.PolicyDocument[] {
  const documents: iam.PolicyDocument[] = [];
  let heads = new Set<string>();
  let space = 0;
  for (const statement of statements) {
    const { Resource: resources, ...rest } = statement.toStatementJson() as { readonly Resource: unknown };
    const head = JSON.stringify(rest);
    const sizeOf = () => longest(JSON.stringify(resources)) + (heads.has(head) ? 0 : longest(head) + 20);
    if (documents.length === 0 || sizeOf() > space) {
      documents.push(new iam.PolicyDocument({ minimize: true }));
      heads = new Set();
      space = MAX_POLICY - MAX_FRAME;
    }
    space -= sizeOf();
    heads.add(head);
    documents[documents.length - 1].addStatements(statement);
  }
  return documents;
}

/** The maximum length of a text after its tokens are resolved. */
function longest(text: string): number {
  return text
    .replace(/\$\{Token\[AWS\.\w+\.\d+\]\}/g, 'x'.repeat(MAX_PSEUDO_PARAMETER))
    .replace(/\$\{Token\[[^\]]*\]\}/g, 'x'.repeat(MAX_ARN)).length;
}
