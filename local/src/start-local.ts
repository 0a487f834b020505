/** Reads a cloud assembly and runs it: everything that the server is made of comes together here. */
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAssembly, type AssemblySource } from './assembly/read-assembly';
import { readablePath } from './cloudformation/readable-path';
import { createHttpApi } from './http-api/http-api';
import { createBackend } from './local-backend';
import { type LocalBackend, type LocalOptions } from './local-options';
import { planOf, type Plan } from './plan';
import { createApp } from './server/app';
import { functionInvoker } from './server/function-invoker';
import { listen } from './server/listen';
import { printable } from './server/printable';
import { createStaticFiles } from './server/static-files';
import { createServices } from './services';
import { executionLine } from './step-functions/execution-line';
import { StepFunctions } from './step-functions/step-functions';
import { tableContents } from './tables';

/** Runs a cloud assembly on this machine until it is stopped. */
export async function startLocal(source: AssemblySource, options: LocalOptions = {}): Promise<LocalBackend> {
  const scratchDir = join(tmpdir(), `sentiment-form-local-${randomUUID()}`);
  const started = new Started();
  started.add(() => rmSync(scratchDir, { recursive: true, force: true }));
  try {
    return await start(planOf(readAssembly(source), scratchDir), options, started);
  } catch (error) {
    await started.stop();
    throw error;
  }
}

async function start(plan: Plan, options: LocalOptions, started: Started): Promise<LocalBackend> {
  const { host = '127.0.0.1', port = 0, log = () => undefined } = options;
  const files = options.webDir === undefined ? undefined : createStaticFiles(options.webDir);
  const services = await createServices({
    tables: plan.tables.map(({ description }) => description),
    functions: plan.functions.map(({ description }) => description),
    dataDir: options.dataDir,
    onInvocation: ({ functionName, logs }) => {
      const path = plan.functions.find(({ description }) => description.name === functionName)?.path ?? functionName;
      logs.forEach((line) => log(`         ${readablePath(path)}: ${printable(line)}`));
    },
  });
  started.add(() => services.stop());
  const stepFunctions = new StepFunctions(plan.stateMachines, {
    invoke: services.invoke,
    onExecution: (execution) => log(executionLine(execution)),
  });
  const logError = (message: string): void => message.split('\n').forEach((line) => log(`ERROR ${printable(line)}`));
  const backends = {
    startSyncExecution: stepFunctions.startSyncExecution.bind(stepFunctions),
    invokeFunction: functionInvoker(services),
    logError,
  };
  const app = createApp({
    apis: plan.apis.map(({ description, prefix }) => ({ prefix, api: createHttpApi(description, backends, prefix) })),
    inspector: {
      executions: () => stepFunctions.executions(),
      outbox: () => services.outbox.messages(),
      tables: () => tableContents(plan.tables, services.tables),
    },
    files,
    host,
    logError,
  });
  const server = await listen(app.fetch, host, port);
  started.add(async () => {
    // What waits for an execution gets an answer before its connection ends.
    const closed = server.close();
    await stepFunctions.stop();
    await closed;
  });
  return createBackend({ plan, services, stepFunctions, host, port: server.port, stop: () => started.stop() });
}

/** What was started, to be stopped in the opposite order. */
class Started {
  private readonly steps: (() => unknown)[] = [];
  private stopping: Promise<void> | undefined;

  public add(stop: () => unknown): void {
    this.steps.unshift(stop);
  }

  public stop(): Promise<void> {
    this.stopping ??= this.stopAll();
    return this.stopping;
  }

  private async stopAll(): Promise<void> {
    // Idle child processes do not keep a program alive, but waiting for their end has to.
    const hold = setInterval(() => undefined, 1_000);
    try {
      for (const stop of this.steps) await stop();
    } finally {
      clearInterval(hold);
    }
  }
}
