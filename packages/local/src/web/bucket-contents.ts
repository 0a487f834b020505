/** Carries out the bucket deployments of an assembly: which objects are in which bucket after all of them. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { type SiteObject } from './description';
import { filePattern } from './glob';
import { type Markers, markersOf, replaceMarkers } from './markers';
import { filesOfArchive } from './zip-archive';
import { messageOf } from '../base/errors';
import { type JsonObject, listOf } from '../base/json';
import { type DeployedResource } from '../cloudformation/deploy';
import { type Notice } from '../cloudformation/notice';

/** The objects by bucket name and key. */
export type BucketContents = ReadonlyMap<string, ReadonlyMap<string, SiteObject>>;

/** The contents of all buckets, and notices about what could not be uploaded. */
export function bucketContents(resources: readonly DeployedResource[]): {
  contents: BucketContents;
  notices: Notice[];
} {
  const contents = new Map<string, Map<string, SiteObject>>();
  const notices: Notice[] = [];
  for (const deployment of resources.filter(({ type }) => type === 'Custom::CDKBucketDeployment')) {
    const bucketName = String(deployment.properties().DestinationBucketName);
    const objects = contents.get(bucketName) ?? new Map<string, SiteObject>();
    upload(deployment, objects, notices);
    contents.set(bucketName, objects);
  }
  return { contents, notices };
}

// Every start fills an empty bucket, so there is nothing to prune.
function upload(deployment: DeployedResource, objects: Map<string, SiteObject>, notices: Notice[]): void {
  const properties = deployment.properties();
  const isWanted = filterOf(properties);
  const prefix = prefixOf(properties);
  const keys = listOf(properties.SourceObjectKeys);
  keys.forEach((objectKey, i) => {
    const markers = markersOf(listOf(properties.SourceMarkers)[i], listOf(properties.SourceMarkersConfig)[i]);
    try {
      for (const [path, object] of read(deployment, String(objectKey), markers)) {
        if (isWanted(path)) objects.set(prefix + path, object);
      }
    } catch (error) {
      const reason = messageOf(error);
      notices.push({ ...deployment, message: `its source ${String(objectKey)} is not uploaded: ${reason}` });
    }
  });
}

function read(deployment: DeployedResource, objectKey: string, markers: Markers): Map<string, SiteObject> {
  const asset = deployment.asset(objectKey);
  if (asset === undefined || !existsSync(asset)) throw new Error('it is not an asset of the cloud assembly');
  if (statSync(asset).isDirectory()) return readFolder(asset, markers);
  if (String(deployment.properties().Extract) === 'false') return new Map([[basename(objectKey), fileObject(asset)]]);
  const files = filesOfArchive(readFileSync(asset));
  return new Map([...files].map(([path, bytes]) => [path, archivedObject(bytes, markers)] as const));
}

function readFolder(folder: string, markers: Markers): Map<string, SiteObject> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => statSync(file).isFile());
  return new Map(files.map((file) => [relative(folder, file).split(sep).join('/'), folderObject(file, markers)]));
}

function folderObject(path: string, markers: Markers): SiteObject {
  const text = markers.size === 0 ? undefined : replaceMarkers(readFileSync(path, 'utf8'), markers);
  return text === undefined ? fileObject(path) : { kind: 'text', text };
}

function fileObject(path: string): SiteObject {
  return { kind: 'file', path, size: statSync(path).size };
}

function archivedObject(bytes: Uint8Array<ArrayBuffer>, markers: Markers): SiteObject {
  const text = markers.size === 0 ? undefined : replaceMarkers(Buffer.from(bytes).toString('utf8'), markers);
  return text === undefined ? { kind: 'bytes', bytes } : { kind: 'text', text };
}

// As in the AWS CLI: exclusions first, and inclusions after them.
function filterOf({ Exclude: exclude, Include: include }: JsonObject): (path: string) => boolean {
  const [excluded, included] = [exclude, include].map((patterns) =>
    listOf(patterns).map((pattern) => filePattern(String(pattern))),
  );
  return (path) => !excluded.some((pattern) => pattern.test(path)) || included.some((pattern) => pattern.test(path));
}

function prefixOf({ DestinationBucketKeyPrefix: given }: JsonObject): string {
  const prefix = typeof given === 'string' ? given.replace(/^\/|\/$/g, '') : '';
  return prefix === '' ? '' : `${prefix}/`;
}
