// Where a key stands in a template: a property that the walk does not read is an error.
import { PolicyTemplate } from '../../support/policy-mutations';

const READ = [
  'AWS::DynamoDB::Table SSESpecification.KMSMasterKeyId',
  'AWS::Logs::LogGroup KmsKeyId',
  'AWS::SNS::Topic KmsMasterKeyId',
  'AWS::SQS::Queue KmsMasterKeyId',
  'AWS::StepFunctions::StateMachine EncryptionConfiguration.KmsKeyId',
];
const POLICIES = /^AWS::(?:IAM|KMS)::/;

export function refuseUnknownKeyUses({ Resources }: PolicyTemplate): void {
  for (const { Type, Properties } of Object.values(Resources)) {
    for (const property of POLICIES.test(Type) ? [] : keyProperties(Properties)) {
      const place = `${Type} ${property}`;
      if (!READ.includes(place)) throw new Error(`The walk does not know the key of ${place}.`);
    }
  }
}

/** The paths of properties that are named after a key and have a value. */
function keyProperties(value: unknown, path: readonly string[] = []): string[] {
  if (/kms.*key|key.*arn/i.test(path[path.length - 1] ?? '')) return [path.join('.')];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => keyProperties(inner, [...path, name]));
}
