/** Reads a cloud assembly and runs it: everything that the server is made of comes together here. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAssembly, type AssemblySource } from './assembly/read-assembly';
import { StartError } from './assembly/start-error';
import { createHttpApi } from './http-api/http-api';
import { createBackend } from './local-backend';
import { type LocalBackend, type LocalOptions } from './local-options';
import { planOf, type Plan } from './plan';
import { createApp } from './server/app';
import { CleanUp } from './server/clean-up';
import { functionInvoker } from './server/function-invoker';
import { listen } from './server/listen';
import { createStaticFiles } from './server/static-files';
import { createTerminalLog, type TerminalLog } from './server/terminal-log';
import { createServices, type LocalServices } from './services';
import { StepFunctions } from './step-functions/step-functions';
import { queueContents, tableContents } from './stores';

/** Runs a cloud assembly on this machine until it is stopped. */
export async function startLocal(source: AssemblySource, options: LocalOptions = {}): Promise<LocalBackend> {
  const scratchDir = join(tmpdir(), `sentiment-form-local-${randomUUID()}`);
  const cleanUp = new CleanUp();
  cleanUp.add(() => rmSync(scratchDir, { recursive: true, force: true }));
  try {
    return await start(planOf(readAssembly(source), scratchDir), options, cleanUp);
  } catch (error) {
    await cleanUp.run();
    throw error;
  }
}

async function start(plan: Plan, options: LocalOptions, cleanUp: CleanUp): Promise<LocalBackend> {
  const { host = '127.0.0.1', port = 0 } = options;
  const log = createTerminalLog(options.log ?? (() => undefined), plan.functions);
  const files = options.webDir === undefined ? undefined : createStaticFiles(options.webDir);
  const services = await startServices(plan, options, log);
  cleanUp.add(() => services.stop());
  const { invoke } = services;
  const stepFunctions = new StepFunctions(plan.stateMachines, { invoke, onExecution: log.execution });
  const backends = {
    startSyncExecution: stepFunctions.startSyncExecution.bind(stepFunctions),
    invokeFunction: functionInvoker(services),
    logRefusal: log.refusal,
    logError: log.error,
  };
  const app = createApp({
    apis: plan.apis.map(({ description, prefix }) => ({ prefix, api: createHttpApi(description, backends, prefix) })),
    inspector: {
      executions: () => stepFunctions.executions(),
      outbox: () => services.outbox.messages(),
      tables: () => tableContents(plan.tables, services.tables),
      queues: () => queueContents(plan.queues, services.queues),
    },
    files,
    host,
    logError: log.error,
  });
  const server = await listen(app.fetch, host, port);
  cleanUp.add(async () => {
    // What waits for an execution gets an answer before its connection ends.
    const closed = server.close();
    await stepFunctions.stop();
    await closed;
  });
  return createBackend({ plan, services, stepFunctions, host, port: server.port, stop: () => cleanUp.run() });
}

async function startServices(plan: Plan, { dataDir }: LocalOptions, log: TerminalLog): Promise<LocalServices> {
  try {
    if (dataDir !== undefined) mkdirSync(dataDir, { recursive: true });
    return await createServices({
      tables: plan.tables.map(({ description }) => description),
      functions: plan.functions.map(({ description }) => description),
      queues: plan.queues.map(({ description }) => description),
      dataDir,
      onInvocation: log.invocation,
    });
  } catch (error) {
    // A folder that is in use or not writable, or a table that changed: nothing that a stack trace would explain.
    throw new StartError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
