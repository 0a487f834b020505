/** Reads the Lambda functions out of the deployed resources, and says which of them cannot be run. */
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Json, type JsonObject } from '../../asl/contract';
import { isObject, member } from '../../base/json';
import { type DeployedResource } from '../../cloudformation/deploy';
import { type Notice } from '../../cloudformation/notice';
import { type Planned } from '../../cloudformation/planned';
import { type FunctionDescription } from '../descriptions';

/** The functions that can be run, and what cannot. Inline code is written to a folder of its own in `inlineCodeDir`. */
export function describeFunctions(
  resources: readonly DeployedResource[],
  inlineCodeDir: string,
): { functions: Planned<FunctionDescription>[]; notices: Notice[] } {
  const notices: Notice[] = [];
  const functions = resources
    .filter((resource) => resource.type === 'AWS::Lambda::Function')
    .flatMap((resource) => {
      const { path, logicalId, type } = resource;
      if (resource.properties().Layers !== undefined) {
        notices.push({ path, type, message: 'its layers are not loaded' });
      }
      if (isBeforeSdk3(resource)) notices.push({ path, type, message: SDK_2 });
      const description = describe(resource, resources, join(inlineCodeDir, resource.ref));
      if (typeof description !== 'string') return [{ path, logicalId, description }];
      notices.push({ path, type, message: `calls to it fail: ${description}` });
      return [];
    });
  return { functions, notices };
}

/** @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html */
const FIRST_RUNTIME_WITH_SDK_3 = 18;

const SDK_2 =
  'its runtime has version 2 of the AWS SDK on AWS, and there is none here. ' +
  'Upgrade the function to nodejs24.x, which has version 3, or bundle the SDK with its code';

function isBeforeSdk3(resource: DeployedResource): boolean {
  const [, version] = /^nodejs(\d*)(?:\.|$)/.exec(String(resource.properties().Runtime)) ?? [];
  return version !== undefined && Number(version) < FIRST_RUNTIME_WITH_SDK_3;
}

function describe(
  resource: DeployedResource,
  resources: readonly DeployedResource[],
  inlineCodeDir: string,
): FunctionDescription | string {
  const properties = resource.properties();
  const { Runtime: runtime, Handler: handler, Timeout: timeout, MemorySize: memory } = properties;
  if (properties.PackageType === 'Image') return 'container images are not run here';
  if (typeof runtime !== 'string' || !runtime.startsWith('nodejs')) {
    return `only Node.js runtimes are run here, this is ${String(runtime)}`;
  }
  if (!/^nodejs\d+\.x$/.test(runtime)) return `the runtime ${runtime} is too old to be run here`;
  const codeDir = codeDirOf(properties.Code, resource, inlineCodeDir);
  if (codeDir === undefined) return 'its code is not a folder in the cloud assembly';
  return {
    name: resource.ref,
    arn: resource.attribute('Arn'),
    codeDir,
    handler: String(handler),
    runtime,
    environment: variablesOf(properties),
    timeoutSeconds: timeout === undefined ? undefined : Number(timeout),
    memorySize: memory === undefined ? undefined : Number(memory),
    qualifiers: qualifiersOf(resource, resources),
    roleArn: typeof properties.Role === 'string' ? properties.Role : undefined,
  };
}

// A version and an alias of the template are the same code here.
function qualifiersOf(resource: DeployedResource, resources: readonly DeployedResource[]): string[] {
  const names = new Set([resource.ref, resource.attribute('Arn')]);
  return resources
    .filter(({ type }) => type === 'AWS::Lambda::Version' || type === 'AWS::Lambda::Alias')
    .filter((qualified) => names.has(String(qualified.properties().FunctionName)))
    .map((qualified) => qualified.ref.slice(qualified.ref.lastIndexOf(':') + 1));
}

function codeDirOf(code: Json | undefined, resource: DeployedResource, inlineCodeDir: string): string | undefined {
  const inline = member(code, 'ZipFile');
  if (typeof inline === 'string') {
    mkdirSync(inlineCodeDir, { recursive: true });
    writeFileSync(join(inlineCodeDir, 'index.js'), inline);
    return inlineCodeDir;
  }
  const asset = resource.asset(String(member(code, 'S3Key')));
  return asset !== undefined && existsSync(asset) && statSync(asset).isDirectory() ? asset : undefined;
}

function variablesOf({ Environment: environment }: JsonObject): Record<string, string> | undefined {
  const variables = member(environment, 'Variables');
  if (!isObject(variables)) return undefined;
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, String(value)]));
}
