/** The models of AWS's services, as botocore carries them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { sitePackages } from '../toolbox/python';

/** The part of a shape that is checked. */
export interface Shape {
  readonly type: string;
  readonly members?: Readonly<Record<string, { readonly shape: string }>>;
  readonly member?: { readonly shape: string };
  readonly key?: { readonly shape: string };
  readonly value?: { readonly shape: string };
  readonly required?: readonly string[];
  readonly enum?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  /** Exactly one member is given. */
  readonly union?: boolean;
}

/** The model of one service. */
export interface ServiceModel {
  readonly operations: Readonly<Record<string, { readonly input?: { readonly shape: string } }>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

/** Services that have another name in Step Functions than in botocore. */
const NAMES: Readonly<Record<string, string>> = {
  bedrock: 'bedrock-runtime',
  bedrockruntime: 'bedrock-runtime',
  sfn: 'stepfunctions',
  states: 'stepfunctions',
};

const read = new Map<string, ServiceModel>();

/** The newest model of a service, or undefined where botocore knows none. */
export function modelOf(environment: string, service: string): ServiceModel | undefined {
  const folder = join(sitePackages(environment), 'botocore', 'data', NAMES[service] ?? service);
  if (!existsSync(folder)) return undefined;
  const model = read.get(folder) ?? readModel(folder);
  read.set(folder, model);
  return model;
}

function readModel(folder: string): ServiceModel {
  const version = readdirSync(folder).sort().at(-1) ?? '';
  const text = gunzipSync(readFileSync(join(folder, version, 'service-2.json.gz'))).toString();
  return JSON.parse(text) as ServiceModel;
}
