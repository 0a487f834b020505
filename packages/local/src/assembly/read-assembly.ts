/** Reads the output of `cdk synth`: the stacks of all stages, their templates, and the locations of their assets. */
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AssetManifestArtifact, CloudAssembly, type CloudFormationStackArtifact } from '@aws-cdk/cloud-assembly-api';
import { readTemplate, type Template } from './template';
import { messageOf } from '../base/errors';
import { StartError } from '../base/start-error';

/** The folder of a cloud assembly, or an object that has it, such as the result of `app.synth()`. */
export type AssemblySource = string | { readonly directory: string };

/** A cloud assembly that was read. */
export interface Assembly {
  readonly directory: string;
  /** The stacks of this assembly and of every stage in it. */
  readonly stacks: readonly SynthesizedStack[];
}

/** One stack as it would be deployed. */
export interface SynthesizedStack {
  readonly name: string;
  readonly template: Template;
  /** The file or folder on this machine for each object key in the asset bucket. */
  readonly assets: ReadonlyMap<string, string>;
  /** The construct path for each logical ID, e.g. `Form/Table/Resource`. */
  readonly constructPaths: ReadonlyMap<string, string>;
  /** The values that the app itself sets for parameters of the template. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** Reads a cloud assembly, or reports what is wrong with the folder and what to do next. */
export function readAssembly(source: AssemblySource): Assembly {
  const directory = resolve(typeof source === 'string' ? source : source.directory);
  refuseForeignFolder(directory);
  const assembly = load(directory);
  const stacks = assembly.stacksRecursively.map(readStack);
  if (stacks.length === 0) {
    throw new StartError(
      `The cloud assembly in ${directory} has no stack. Add one to the app and synthesize it again.`,
    );
  }
  return { directory, stacks };
}

function refuseForeignFolder(directory: string): void {
  const synth = 'Run "npx cdk synth" in your CDK app first, or specify the folder that it writes (cdk.out by default).';
  if (!existsSync(directory)) throw new StartError(`There is no folder ${directory}. ${synth}`);
  if (!statSync(directory).isDirectory()) throw new StartError(`${directory} is not a folder. ${synth}`);
  if (!existsSync(join(directory, 'manifest.json'))) {
    throw new StartError(`${directory} is not a cloud assembly: it has no manifest.json. ${synth}`);
  }
}

function load(directory: string): CloudAssembly {
  try {
    // Later versions of CDK raise the version of the manifest for features that are not read here.
    return new CloudAssembly(directory, { skipVersionCheck: true, skipEnumCheck: true });
  } catch (error) {
    const reason = messageOf(error);
    throw new StartError(
      `Cannot read the cloud assembly in ${directory}: ${reason}. Delete the folder and run "npx cdk synth" again.`,
      { cause: error },
    );
  }
}

function readStack(artifact: CloudFormationStackArtifact): SynthesizedStack {
  return {
    name: artifact.stackName,
    template: readTemplate(artifact.templateFullPath),
    assets: readAssets(artifact),
    constructPaths: readConstructPaths(artifact),
    parameters: artifact.parameters,
  };
}

function readAssets(artifact: CloudFormationStackArtifact): Map<string, string> {
  const assets = new Map<string, string>();
  for (const manifest of artifact.dependencies.filter((d) => AssetManifestArtifact.isAssetManifestArtifact(d))) {
    for (const asset of Object.values(manifest.contents.files ?? {})) {
      if (asset.source.path === undefined) continue;
      const path = resolve(artifact.assembly.directory, asset.source.path);
      for (const destination of Object.values(asset.destinations)) assets.set(destination.objectKey, path);
    }
  }
  return assets;
}

function readConstructPaths(artifact: CloudFormationStackArtifact): Map<string, string> {
  const paths = new Map<string, string>();
  for (const { path, data } of artifact.findMetadataByType('aws:cdk:logicalId')) {
    if (typeof data === 'string') paths.set(data, path.replace(/^\//, ''));
  }
  return paths;
}
