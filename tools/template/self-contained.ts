/** Turns a template of CDK into one that needs nothing else. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AssetManifestArtifact, CloudFormationStackArtifact } from 'aws-cdk-lib/cx-api';

export interface Template {
  readonly Parameters?: Readonly<Record<string, unknown>>;
  readonly Resources: Readonly<Record<string, Resource>>;
}

export interface Resource {
  readonly Type: string;
  readonly Properties: { readonly [name: string]: unknown };
}

export function selfContained(stack: CloudFormationStackArtifact): Template {
  const { Resources, ...rest } = stack.template as Template;
  const resources = Object.entries(Resources).map(([id, resource]): [string, Resource] => [
    id,
    withNameOfStack(withCode(resource, stack), stack.stackName),
  ]);
  return { ...rest, Resources: Object.fromEntries(resources) };
}

/** The code of a function is in the template instead of the bucket of CDK's bootstrap stack. */
function withCode(resource: Resource, stack: CloudFormationStackArtifact): Resource {
  if (resource.Type !== 'AWS::Lambda::Function') return resource;
  const { S3Key: key } = resource.Properties.Code as { readonly S3Key: string };
  // CloudFormation writes it into a file `index.js`, the same name as in the asset.
  const code = readFileSync(join(assetFolder(stack, key.replace(/\.zip$/, '')), 'index.js'), 'utf8');
  return withProperty(resource, 'Code', { ZipFile: code });
}

function assetFolder({ assembly, dependencies }: CloudFormationStackArtifact, id: string): string {
  const manifest = dependencies.find((artifact) => artifact instanceof AssetManifestArtifact);
  const folder = manifest?.contents.files?.[id]?.source.path;
  if (folder === undefined) throw new Error(`The assembly has no asset ${id}.`);
  return join(assembly.directory, folder);
}

/** CDK puts the stack's name into log group names at synthesis; this template can be deployed several times. */
function withNameOfStack(resource: Resource, stackName: string): Resource {
  const { LogGroupName: name } = resource.Properties;
  if (typeof name !== 'string') return resource;
  return withProperty(resource, 'LogGroupName', { 'Fn::Sub': name.replace(stackName, '${AWS::StackName}') });
}

function withProperty(resource: Resource, name: string, value: unknown): Resource {
  return { ...resource, Properties: { ...resource.Properties, [name]: value } };
}
