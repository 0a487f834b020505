/** The ways to deploy on docs/deploy.md, as they are written there, into ministack, an emulator that others wrote. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { selfContainedTemplate } from '../assemblies';
import { commandsOf } from '../clients/pages';
import { Client } from '../emulator/client';
import { startEmulator } from '../emulator/server';
import type { Witness } from '../witness';
import { BROKEN, FAULTS } from './faults';
import { inShellAt } from './shell';
import type { Way } from './way';

const PAGE = join('docs', 'deploy.md');
const TEMPLATE = 'sentiment-form-backend.template.json';
const STACK = { StackName: 'ContactForm' };

export const deploys: Witness = {
  name: 'deploys',
  title: 'the commands on docs/deploy.md, and the CloudFormation of ministack: the resources that it creates',
  isQuick: false,
  run: async () => {
    const ways = waysOnThePage();
    return {
      compared: { ways: ways.length, commands: ways.flatMap(({ commands }) => commands).length },
      disagreements: await deployed(ways),
      exceptions: [
        'the URL of the template is that of ministack, which reads no other',
        'CDK deploys examples/typescript: functions in ministack have no AWS SDK, which the page of examples/contact-form needs',
        '`cdk deploy` has --require-approval never, because nobody can be asked',
        'the console is not run: ministack has none',
      ],
    };
  },
  selfTest: { faults: FAULTS, run: async () => deployed(BROKEN) },
};

function waysOnThePage(): readonly Way[] {
  const onThePage = (...beginnings: readonly string[]) => {
    const texts = commandsOf(PAGE).map(({ text }) => text.replaceAll(/\s+/g, ' '));
    return beginnings.map((beginning) => {
      const found = texts.find((text) => text.startsWith(beginning));
      if (found === undefined) throw new Error(`${PAGE} has no command \`${beginning}\`.`);
      return found;
    });
  };
  const [bootstrap, deploy] = onThePage('npx cdk bootstrap', 'npx cdk deploy');
  return [
    { commands: onThePage('aws cloudformation deploy') },
    { commands: onThePage('sam deploy') },
    { commands: onThePage('aws s3 cp', 'aws cloudformation create-stack') },
    {
      commands: [bootstrap, `${deploy} --require-approval never`].map((text) => `${text} --output "$ASSEMBLY"`),
      cwd: join('examples', 'typescript'),
      template: 'ContactForm.template.json',
    },
  ];
}

/** The differences between each way and its page. */
async function deployed(ways: readonly Way[]): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'witness-deploys-'));
  copyFileSync(join((await selfContainedTemplate()).folder, 'form.template.json'), join(folder, TEMPLATE));
  const emulator = await startEmulator();
  try {
    const client = new Client(emulator.address);
    await client.put('/templates', Buffer.alloc(0));
    const disagreements: string[] = [];
    for (const way of ways) disagreements.push(...(await follow(way, folder, emulator.address)));
    return disagreements;
  } finally {
    await emulator.stop();
    rmSync(folder, { recursive: true });
  }
}

async function follow(way: Way, folder: string, address: string): Promise<readonly string[]> {
  for (const command of way.commands) {
    const { code, stdout, stderr } = await inShellAt(address, filled(command, address), way.cwd ?? folder, folder);
    if (code !== 0) return [`\`${command}\` ended with ${code}: ${`${stdout}${stderr}`.trim().slice(-500)}`];
  }
  const client = new Client(address);
  const created = typesIn(await client.cloudFormation('DescribeStackResources', STACK));
  await client.cloudFormation('DeleteStack', STACK);
  const wanted = typesOf(join(folder, way.template ?? TEMPLATE));
  if (created.join() === wanted.join()) return [];
  return [`\`${way.commands.join(' && ')}\` created ${created.length} resources, not ${wanted.length}`];
}

function filled(command: string, address: string): string {
  return command
    .replace('https://<bucket>.s3.amazonaws.com', `${address}/templates`)
    .replaceAll('<bucket>', 'templates');
}

function typesIn(answer: string): readonly string[] {
  return [...answer.matchAll(/<ResourceType>([^<]+)/g)].map(([, type]) => type).sort();
}

/** Without CDK's note of its version, which is no resource. */
function typesOf(template: string): readonly string[] {
  const { Resources: resources } = JSON.parse(readFileSync(template, 'utf8')) as {
    readonly Resources: Readonly<Record<string, { readonly Type: string }>>;
  };
  return Object.values(resources)
    .map(({ Type: type }) => type)
    .filter((type) => type !== 'AWS::CDK::Metadata')
    .sort();
}
