/** Writes cloud assemblies by hand, so that a test can hold exactly one thing. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './folder';
import { type AssemblySource, readAssembly } from '../../src/assembly/read-assembly';
import { type Json, type JsonObject } from '../../src/base/json';
import { type DeployedResource } from '../../src/cloudformation/deploy';
import { deployedResources } from '../../src/plan/deployed-resources';

/** The folder of an assembly with these stacks; assets map an object key to a file or folder. */
export function writeAssembly(
  stacks: Readonly<Record<string, JsonObject>>,
  assets: Readonly<Record<string, string>> = {},
): string {
  const folder = temporaryFolder();
  const artifacts = Object.entries(stacks).flatMap(([name, template]) => {
    writeJson(join(folder, `${name}.template.json`), template);
    writeJson(join(folder, `${name}.assets.json`), assetManifest(assets));
    return [stackArtifact(name), assetArtifact(name)];
  });
  writeJson(join(folder, 'manifest.json'), { version: '55.0.0', artifacts: Object.fromEntries(artifacts) });
  return folder;
}

/** The resources of one stack with this template. */
export function resourcesOf(template: JsonObject, assets: Readonly<Record<string, string>> = {}): DeployedResource[] {
  return deployed(writeAssembly({ Form: template }, assets));
}

/** The resources of an assembly. */
export function deployed(source: AssemblySource): DeployedResource[] {
  return deployedResources(readAssembly(source));
}

/** The resource with this logical ID. */
export function resource(resources: readonly DeployedResource[], logicalId: string): DeployedResource {
  const found = resources.find((candidate) => candidate.logicalId === logicalId);
  if (found === undefined) throw new Error(`There is no ${logicalId}`);
  return found;
}

/** Writes JSON into a file. */
export function writeJson(file: string, value: Json): void {
  writeFileSync(file, JSON.stringify(value));
}

function stackArtifact(name: string): [string, JsonObject] {
  return [
    name,
    {
      type: 'aws:cloudformation:stack',
      environment: 'aws://unknown-account/unknown-region',
      properties: { templateFile: `${name}.template.json` },
      dependencies: [`${name}.assets`],
    },
  ];
}

function assetArtifact(name: string): [string, JsonObject] {
  return [`${name}.assets`, { type: 'cdk:asset-manifest', properties: { file: `${name}.assets.json` } }];
}

function assetManifest(assets: Readonly<Record<string, string>>): JsonObject {
  const files = Object.entries(assets).map(([objectKey, path]) => [
    objectKey,
    { source: { path, packaging: 'zip' }, destinations: { here: { bucketName: 'assets', objectKey } } },
  ]);
  return { version: '55.0.0', files: Object.fromEntries(files), dockerImages: {} };
}
