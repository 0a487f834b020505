// The resources of a template as they would be deployed, and how they refer to each other.
import { JsonObject } from 'sentiment-form-local/lib/asl';
import { toTemplate } from 'sentiment-form-local/lib/assembly/template';
import { DeployedResource } from 'sentiment-form-local/lib/cloudformation/deploy';
import { describePermissions } from 'sentiment-form-local/lib/iam/describe';
import { PermissionsDescription } from 'sentiment-form-local/lib/iam/description';
import { deployedResources } from 'sentiment-form-local/lib/plan/deployed-resources';
import { PolicyTemplate } from '../../support/policy-mutations';

/** The types that something in a template can call, read, write to or use. */
export const TARGETS = [
  'AWS::DynamoDB::Table',
  'AWS::Events::Connection',
  'AWS::Events::EventBus',
  'AWS::KMS::Key',
  'AWS::Lambda::Function',
  'AWS::Logs::LogGroup',
  'AWS::SNS::Topic',
  'AWS::SQS::Queue',
  'AWS::StepFunctions::StateMachine',
];

/** Finds resources by their type, or by a reference to them. */
export class Deployed {
  private readonly resources: readonly DeployedResource[];
  private readonly targets: ReadonlyMap<string, DeployedResource>;

  constructor(template: PolicyTemplate) {
    this.resources = resourcesOf(template);
    const targets = this.resources.filter(({ type }) => TARGETS.includes(type));
    this.targets = new Map(targets.flatMap((one) => namesOf(one).map((name) => [name, one])));
  }

  ofType(type: string): readonly DeployedResource[] {
    return this.resources.filter((one) => one.type === type);
  }

  find(name: unknown): DeployedResource | undefined {
    return this.targets.get(String(name).replace(/\/index\/\w+$/, ''));
  }

  /** A target of one of these types, by its name or ARN. */
  target(name: unknown, ...types: string[]): DeployedResource {
    const found = this.find(name);
    if (found === undefined || !types.includes(found.type)) {
      throw new Error(`${String(name)} is called, which is no ${types.join(' or ')} of the template.`);
    }
    return found;
  }

  /** The ARN of the customer's key that a resource is encrypted with. */
  keyOf(resource: DeployedResource): string | undefined {
    const properties = resource.properties();
    const { SSESpecification: table, EncryptionConfiguration: machine } = properties as Encrypted;
    const key =
      properties.KmsMasterKeyId ?? properties.KmsKeyId ?? table?.KMSMasterKeyId ?? machine?.KmsKeyId ?? undefined;
    return key === undefined ? undefined : this.target(key, 'AWS::KMS::Key').attribute('Arn');
  }
}

/** What the policies of a template allow. */
export function permissionsIn(template: PolicyTemplate): PermissionsDescription {
  return describePermissions(resourcesOf(template)).permissions;
}

interface Encrypted {
  readonly SSESpecification?: JsonObject;
  readonly EncryptionConfiguration?: JsonObject;
}

function resourcesOf(template: PolicyTemplate): DeployedResource[] {
  const stack = {
    name: 'Stack',
    template: toTemplate(template as unknown as JsonObject, 'The template'),
    assets: new Map<string, string>(),
    constructPaths: new Map<string, string>(),
    parameters: {},
  };
  return deployedResources({ directory: '.', stacks: [stack] });
}

function namesOf(resource: DeployedResource): string[] {
  return resource.type === 'AWS::SNS::Topic' ? [resource.ref] : [resource.ref, resource.attribute('Arn')];
}
