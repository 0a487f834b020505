/** The lines of `aws` and `curl` on the pages, run as they stand there. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalBackend } from 'sentiment-form-local';
import { inShell } from './environment';
import { commandsOnPages, type Command } from './pages';

/** What came of all of them. */
export interface CommandsRun {
  readonly count: number;
  readonly disagreements: readonly string[];
  readonly exceptions: readonly string[];
}

/** Commands that are for AWS alone, by how they begin. */
const FOR_AWS_ALONE: readonly { readonly begins: string; readonly error: string; readonly reason: string }[] = [
  {
    begins: 'aws sqs delete-queue',
    error: 'UnknownOperationException',
    reason: 'the runner deletes no queues: a stack that stops has none',
  },
];

/** Runs them one after the other, the ones that destroy something last. */
export async function runCommands(backend: LocalBackend, folder: string): Promise<CommandsRun> {
  writeFileSync(join(folder, 'state.json'), '{"Type":"Pass","End":true}');
  const disagreements: string[] = [];
  const exceptions: string[] = [];
  const found = commandsOnPages(backend.endpoint);
  const commands = [...found.filter((one) => !destroys(one)), ...found.filter(destroys)];
  for (const { page, text } of commands) {
    const { code, stdout, stderr } = await inShell(filled(text, backend), { folder, address: backend.endpoint });
    const expected = FOR_AWS_ALONE.find(({ begins }) => text.startsWith(begins));
    const said = `${stdout}${stderr}`;
    if (expected !== undefined && said.includes(expected.error)) exceptions.push(`${text}: ${expected.reason}`);
    else if (code !== 0) disagreements.push(`${page}: \`${text}\` ended with ${code}: ${said.trim().slice(-300)}`);
  }
  return { count: commands.length, disagreements, exceptions };
}

function destroys({ text }: Command): boolean {
  return text.includes('delete-');
}

/** Puts the names of this backend in the place of what the page says in angle brackets. */
function filled(text: string, { running, endpoint }: LocalBackend): string {
  const values: Readonly<Record<string, string | undefined>> = {
    table: running.tables[0]?.name,
    queue: `${endpoint}/123456789012/${running.queues[0]?.name}`,
    "the sweep's": running.stateMachines.find(({ path }) => path.includes('Sweep'))?.arn,
  };
  const command = text.replaceAll(/<([^>]+)>/g, (_whole, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`Nobody knows what <${name}> stands for in \`${text}\`.`);
    return value;
  });
  // On AWS nobody names an endpoint; version 1 of the command line takes that of SQS from its option only.
  const isPlain = command.startsWith('aws ') && !command.includes('--endpoint-url');
  return isPlain ? `${command} --endpoint-url ${endpoint}` : command;
}
