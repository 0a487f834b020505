/** The clients that people use, called as our pages tell them to. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocal, type LocalBackend } from 'sentiment-form-local';
import { exampleNamed } from '../assemblies';
import type { Witness } from '../witness';
import { runCalls, runScripts } from './calls';
import { runAllCommands, runCommands } from './commands';
import { COMMANDS, FAULTS, withMistakes } from './faults';
import { runExamples } from './snippets';
import { leftUndone, putSubjects } from './subjects';

export const clients: Witness = {
  name: 'clients',
  title: 'the commands and examples on our pages, and the AWS CLI, boto3, the SDKs for JavaScript and Go; their errors',
  isQuick: false,
  run: async () =>
    withExample(async (backend, folder) => {
      const examples = await runExamples(backend.endpoint);
      const calls = await runCalls(backend, folder);
      const commands = await runAllCommands(backend, folder);
      return {
        compared: { examples: examples.count, commands: commands.count, calls: calls.count },
        disagreements: [...examples.disagreements, ...calls.disagreements, ...commands.disagreements],
        exceptions: commands.exceptions,
      };
    }),
  selfTest: {
    faults: FAULTS,
    run: async () =>
      withExample(async (backend, folder) => {
        const { running } = backend;
        const called = async (endpoint: string) => runScripts({ running, endpoint }, folder);
        const calls = await withMistakes(backend.endpoint, called);
        const commands = await runCommands(backend, folder, COMMANDS);
        await putSubjects(backend);
        return [...calls.disagreements, ...commands.disagreements, ...(await leftUndone(backend))];
      }),
  },
};

async function withExample<T>(work: (backend: LocalBackend, folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'witness-clients-'));
  const backend = await startLocal((await exampleNamed('contact-form')).folder);
  try {
    return await work(backend, folder);
  } finally {
    await backend.stop();
    rmSync(folder, { recursive: true });
  }
}
