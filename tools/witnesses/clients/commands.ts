/** Runs the `aws` and `curl` commands of the pages exactly as they are written. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalBackend } from 'sentiment-form-local';
import { inShell } from './environment';
import { commandsOnPages, type Command } from './pages';
import { DEAD_TICKET, HELD_NUMBER, leftUndone, putSubjects } from './subjects';
import { formTemplate, textOf } from '../../template/template';

/** The results of all commands. */
export interface CommandsRun {
  readonly count: number;
  readonly disagreements: readonly string[];
  readonly exceptions: readonly string[];
}

/**
 * Commands that are for AWS alone, by how they begin. The AWS CLI has checked their options by its own model of the service
 * when the runner says that it does not have the operation.
 */
const FOR_AWS_ALONE: readonly { readonly begins: string; readonly reason: string }[] = [
  { begins: 'aws sqs delete-queue', reason: 'the runner deletes no queues: a stack that stops has none' },
  { begins: 'aws s3 ', reason: 'the runner has no buckets' },
  { begins: 'aws cloudformation ', reason: 'the runner reads the template itself' },
  { begins: 'aws sesv2 create-email-identity', reason: 'the runner is told of identities by --email-identity' },
  { begins: 'aws sesv2 get-email-identity', reason: 'the runner is told of identities by --email-identity' },
  { begins: 'aws sesv2 put-account-details', reason: 'the outbox has no sandbox' },
  { begins: 'aws sqs start-message-move-task', reason: 'the runner redrives no queue' },
  { begins: 'aws dynamodb export-table-to-point-in-time', reason: 'the runner has no buckets to export to' },
  { begins: 'aws dynamodb restore-table-to-point-in-time', reason: 'the runner has no backups' },
  { begins: 'aws logs ', reason: 'logs are in the inspector and in the file of --logs' },
];

/** How the runner answers what it does not have. */
const NOT_HERE = /UnknownOperationException|InvalidAction/;

/** A command whose output is what a later one needs. */
const PRINTS_HANDLE = /\.ReceiptHandle" --output text$/;

/** Runs all commands of the pages, and looks at what they did before the last ones delete the table and the queues. */
export async function runAllCommands(backend: LocalBackend, folder: string): Promise<CommandsRun> {
  const found = commandsOnPages(backend.endpoint);
  await putSubjects(backend);
  const first = await runCommands(
    backend,
    folder,
    found.filter((one) => !endsAll(one)),
  );
  const undone = await leftUndone(backend);
  const last = await runCommands(backend, folder, found.filter(endsAll));
  return {
    count: first.count + last.count,
    disagreements: [...first.disagreements, ...undone, ...last.disagreements],
    exceptions: [...first.exceptions, ...last.exceptions],
  };
}

/** Runs them one after the other, the ones that destroy something last. */
export async function runCommands(
  backend: LocalBackend,
  folder: string,
  found: readonly Command[],
): Promise<CommandsRun> {
  writeFileSync(join(folder, 'state.json'), '{"Type":"Pass","End":true}');
  writeFileSync(join(folder, 'sentiment-form-backend.template.json'), textOf(formTemplate().template));
  const disagreements: string[] = [];
  const exceptions: string[] = [];
  let values = await valuesOf(backend);
  const commands = [...found.filter((one) => !destroys(one)), ...found.filter(destroys)];
  for (const { page, text } of commands) {
    const { code, stdout, stderr } = await inShell(filled(text, values, backend.endpoint), {
      folder,
      address: backend.endpoint,
    });
    const expected = FOR_AWS_ALONE.find(({ begins }) => text.startsWith(begins));
    const said = `${stdout}${stderr}`;
    if (PRINTS_HANDLE.test(text)) values = { ...values, 'receipt handle': stdout.trim() };
    if (expected !== undefined && NOT_HERE.test(said)) exceptions.push(`${text}: ${expected.reason}`);
    else if (code !== 0) disagreements.push(`${page}: \`${text}\` ended with ${code}: ${said.trim().slice(-300)}`);
  }
  return { count: commands.length, disagreements, exceptions };
}

function destroys({ text }: Command): boolean {
  return text.includes('delete-');
}

function endsAll({ text }: Command): boolean {
  return /delete-(?:table|queue)/.test(text);
}

/** The names of this backend, by the placeholders of the pages, such as `<table>`. */
async function valuesOf(backend: LocalBackend): Promise<Readonly<Record<string, string | undefined>>> {
  const { running, endpoint } = backend;
  const [table] = running.tables;
  const records = await backend.table(table.name).items();
  const record = records.find(({ referenceNumber }) => referenceNumber !== HELD_NUMBER);
  const queueNamed = (part: string) => running.queues.find(({ name }) => name.includes(part))?.name;
  const machineNamed = (part: string) => running.stateMachines.find(({ path }) => path.includes(part))?.arn;
  return {
    endpoint,
    table: table.name,
    'table ARN': `arn:aws:dynamodb:us-east-1:123456789012:table/${table.name}`,
    number: String(record?.referenceNumber),
    queue: `${endpoint}/123456789012/${queueNamed('Parking')}`,
    'dead-letter queue': `${endpoint}/123456789012/${queueNamed('DeadLetter')}`,
    'dead-letter queue ARN': `arn:aws:sqs:us-east-1:123456789012:${queueNamed('DeadLetter')}`,
    'held number': HELD_NUMBER,
    ticket: DEAD_TICKET,
    bucket: 'exports-of-submissions',
    workflow: machineNamed('Workflow'),
    "the sweep's": machineNamed('Sweep'),
    'log group': '/aws/vendedlogs/states/ContactForm',
  };
}

function filled(text: string, values: Readonly<Record<string, string | undefined>>, endpoint: string): string {
  const command = text.replaceAll(/<([^>]+)>/g, (_whole, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`Nobody knows what <${name}> stands for in \`${text}\`.`);
    return value;
  });
  // On AWS nobody names an endpoint; version 1 of the command line takes that of SQS from its option only.
  const isPlain = command.startsWith('aws ') && !command.includes('--endpoint-url');
  return isPlain ? `${command} --endpoint-url ${endpoint}` : command;
}
