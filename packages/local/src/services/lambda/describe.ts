/** Reads the Lambda functions from the deployed resources, and reports which of them cannot run. */
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FunctionDescription } from './description';
import { arn, ENVIRONMENT } from '../../base/arn';
import { isObject, type Json, type JsonObject, member } from '../../base/json';
import { type DeployedResource } from '../../cloudformation/deploy';
import { functionArn, hashOf, nameOf, uuidOf, withId, textOf } from '../../cloudformation/names';
import { type Notice } from '../../cloudformation/notice';
import { type Planned } from '../../cloudformation/planned';
import { CALLS_FAIL, cannotRun, needsNothing, ONLY_PERMISSIONS, runs } from '../../cloudformation/resource-type';
import { type ServiceResources } from '../definition';

/**
 * The functions that can run, and notices about the others. Inline code is written to a separate folder in
 * `inlineCodeDir`.
 */
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
  'on AWS, its runtime contains version 2 of the AWS SDK, which is not available here. ' +
  'Upgrade the function to nodejs24.x, which contains version 3, or bundle the SDK with its code';

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
  if (properties.PackageType === 'Image') return 'container images are not supported here';
  if (typeof runtime !== 'string' || !runtime.startsWith('nodejs')) {
    return `only Node.js runtimes are supported here, this is ${String(runtime)}`;
  }
  if (!/^nodejs\d+\.x$/.test(runtime)) return `the runtime ${runtime} is too old to run here`;
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

// A version and an alias in the template run the same code here.
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

/** The CloudFormation side. */
export const functions: ServiceResources<'functions', FunctionDescription> = {
  key: 'functions',
  types: {
    'AWS::Lambda::Function': runs((r) => {
      const name = nameOf(r, 'FunctionName', 64);
      const snapStart = { ApplyOn: 'None', OptimizationStatus: 'Off' };
      const attributes = {
        Arn: arn('lambda', `function:${name}`),
        SnapStartResponse: snapStart,
        'SnapStartResponse.ApplyOn': snapStart.ApplyOn,
        'SnapStartResponse.OptimizationStatus': snapStart.OptimizationStatus,
      };
      return { ref: name, attributes };
    }),
    'AWS::Lambda::Version': runs((r) => {
      const versionArn = `${functionArn(String(r.property('FunctionName')))}:1`;
      return { ref: versionArn, attributes: { Version: '1', FunctionArn: versionArn } };
    }),
    'AWS::Lambda::Alias': runs((r) => {
      const aliasArn = `${functionArn(String(r.property('FunctionName')))}:${String(r.property('Name'))}`;
      return { ref: aliasArn, attributes: { AliasArn: aliasArn } };
    }),
    'AWS::Lambda::EventSourceMapping': runs((r) => {
      const id = uuidOf(r);
      return { ref: id, attributes: { Id: id, EventSourceMappingArn: arn('lambda', `event-source-mapping:${id}`) } };
    }),
    'AWS::Lambda::Permission': needsNothing(ONLY_PERMISSIONS, withId),
    'AWS::Lambda::LayerVersion': cannotRun('functions cannot access its files', (r) => {
      const layerArn = `${arn('lambda', `layer:${nameOf(r, 'LayerName', 140)}`)}:1`;
      return { ref: layerArn, attributes: { LayerVersionArn: layerArn } };
    }),
    'AWS::Lambda::Url': cannotRun('the URL is not served', (r) => {
      const target = functionArn(textOf(r, 'TargetFunctionArn'));
      const url = `https://${hashOf(r).slice(0, 32)}.lambda-url.${ENVIRONMENT.region}.on.aws/`;
      return { ref: target, attributes: { FunctionArn: target, FunctionUrl: url } };
    }),
    'AWS::Lambda::EventInvokeConfig': cannotRun(CALLS_FAIL, (r) => ({ ref: uuidOf(r), attributes: {} })),
  },
  describe: (resources, { scratchDir }) => {
    const { functions: planned, notices } = describeFunctions(resources, scratchDir);
    return { planned, notices };
  },
};
