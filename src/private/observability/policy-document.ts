import * as iam from 'aws-cdk-lib/aws-iam';

/** The document with one more statement. Undefined for a document that cannot be read before the deployment. */
export function addToDocument(document: unknown, statement: iam.PolicyStatement): unknown {
  if (document instanceof iam.PolicyDocument) {
    // If it is added twice, it is rendered once.
    document.addStatements(statement);
    return document;
  }
  if (!isPlain(document)) return undefined;
  const { Statement: given } = document;
  const added: unknown = statement.toStatementJson();
  const others = (Array.isArray(given) ? given : [given]).filter(
    (one) => JSON.stringify(one) !== JSON.stringify(added),
  );
  return { ...document, Statement: [...(others as unknown[]), added] };
}

function isPlain(document: unknown): document is { readonly Statement: unknown } {
  return typeof document === 'object' && document !== null && 'Statement' in document;
}
