/** Deploys a cloud assembly as the CDK CLI does: its assets into the bucket of the bootstrap stack, its template from there. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from './client';
import { run } from '../toolbox/run';

/** The physical ids of the resources of a type, in the order of CloudFormation's answer. */
export type Deployed = (type: string) => readonly string[];

interface Asset {
  readonly source: { readonly path: string; readonly packaging: string };
  readonly destinations: Readonly<Record<string, { readonly bucketName: string; readonly objectKey: string }>>;
}

const STACK = { StackName: 'Stack' };
const MAX_SECONDS = 120;

/** @throws Error with the status and reason of a stack that was not created */
export async function deployTo(client: Client, folder: string): Promise<Deployed> {
  await client.json('ssm', 'AmazonSSM.PutParameter', {
    Name: '/cdk-bootstrap/hnb659fds/version',
    Value: '30',
    Type: 'String',
  });
  const template = await publish(client, folder);
  await client.cloudFormation('CreateStack', {
    ...STACK,
    TemplateURL: template,
    'Capabilities.member.1': 'CAPABILITY_IAM',
  });
  await untilCreated(client);
  const resources = await client.cloudFormation('DescribeStackResources', STACK);
  return (type) => physicalIds(resources, type);
}

/** Gives the address of the template. */
async function publish(client: Client, folder: string): Promise<string> {
  let template = '';
  for (const manifest of readdirSync(folder).filter((file) => file.endsWith('.assets.json'))) {
    const { files } = JSON.parse(readFileSync(join(folder, manifest), 'utf8')) as { files: Record<string, Asset> };
    for (const { source, destinations } of Object.values(files)) {
      const content = await contentOf(join(folder, source.path), source.packaging);
      for (const { bucketName, objectKey } of Object.values(destinations)) {
        const bucket = bucketName.replace('${AWS::AccountId}', '000000000000').replace('${AWS::Region}', 'us-east-1');
        await client.put(`/${bucket}`, Buffer.alloc(0));
        const address = await client.put(`/${bucket}/${objectKey}`, content);
        if (source.path.endsWith('.template.json')) template = address;
      }
    }
  }
  return template;
}

async function contentOf(path: string, packaging: string): Promise<Buffer> {
  if (packaging !== 'zip') return readFileSync(path);
  const scratch = mkdtempSync(join(tmpdir(), 'witness-emulator-'));
  try {
    const archive = join(scratch, 'asset.zip');
    await run('python3', ['-m', 'zipfile', '-c', archive, ...readdirSync(path)], { cwd: path });
    return readFileSync(archive);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

async function untilCreated(client: Client): Promise<void> {
  for (let seconds = 0; seconds < MAX_SECONDS; seconds++) {
    const stacks = await client.cloudFormation('DescribeStacks', STACK);
    const [, status] = /<StackStatus>(\w+)/.exec(stacks) ?? [];
    if (status === 'CREATE_COMPLETE') return;
    if (status !== 'CREATE_IN_PROGRESS') throw new Error(`The stack is ${status}: ${stacks.slice(0, 1_000)}`);
    await sleep(1_000);
  }
  throw new Error(`The stack has not been created for ${MAX_SECONDS} seconds.`);
}

function physicalIds(resources: string, type: string): readonly string[] {
  const members = resources.split('<member>').filter((member) => member.includes(`<ResourceType>${type}<`));
  return members.map((member) => /<PhysicalResourceId>([^<]+)/.exec(member)?.[1] ?? '');
}
