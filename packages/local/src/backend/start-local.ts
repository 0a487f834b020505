/** Reads a cloud assembly and runs it: everything that the server is made of comes together here. */
import { join } from 'node:path';
import { Background } from './background';
import { createBackend } from './local-backend';
import { type LocalBackend, type LocalOptions } from './local-options';
import { startPermissions, type StartedPermissions } from './start-permissions';
import { readAssembly, type AssemblySource } from '../assembly/read-assembly';
import { createAwsApi } from '../aws-api/aws-api';
import { endpointVariables, withLocalQueueUrls } from '../aws-api/function-environment';
import { createRuntimeModules } from '../aws-api/runtime-modules';
import { messageOf } from '../base/errors';
import { isOwnHost, ownEndpoint, ownOrigins } from '../base/loopback';
import { createRunFolder, removeLeftFolders, removeRunFolder } from '../base/run-folder';
import { StartError } from '../base/start-error';
import { descriptionsOf } from '../cloudformation/planned';
import { executionCosts } from '../cost/execution-cost';
import { executionStarter, functionInvoker } from '../http-api/backends';
import { createHttpApi } from '../http-api/http-api';
import { withLocalOrigins } from '../http-api/local-origins';
import { withoutThrottles } from '../http-api/throttle';
import { connectInspector } from '../inspector/connect';
import { createRecorder } from '../inspector/record/recorder';
import { typicalDelay } from '../latency/latency';
import { Logs } from '../log-groups/logs';
import { planOf, type Plan } from '../plan/plan';
import { createApp } from '../server/app';
import { withReadableAddress } from '../server/bad-request';
import { Cleanup } from '../server/cleanup';
import { createDeferredHandler } from '../server/deferred-handler';
import { listen } from '../server/listen';
import { createServices, type LocalServices } from '../services';
import { prepareDataFolder } from '../services/data-folder';
import { describedIn } from '../services/registry';
import { createTerminalLog, type TerminalLog } from '../terminal/terminal-log';
import { deployedAddresses, siteAddresses } from '../web/addresses';
import { createPages } from '../web/pages';
import { createStaticFiles } from '../web/static-files';

/** Runs a cloud assembly on this machine until it is stopped. */
export async function startLocal(source: AssemblySource, options: LocalOptions = {}): Promise<LocalBackend> {
  removeLeftFolders(options.log ?? (() => undefined));
  const scratchDir = createRunFolder('sentiment-form-local');
  const cleanup = new Cleanup();
  cleanup.add(() => removeRunFolder(scratchDir));
  try {
    return await start(planOf(readAssembly(source), scratchDir), options, { cleanup, scratchDir });
  } catch (error) {
    await cleanup.run();
    throw error;
  }
}

async function start(plan: Plan, options: LocalOptions, { cleanup, scratchDir }: Temporary): Promise<LocalBackend> {
  const { host = '127.0.0.1', port = 0 } = options;
  const costOf = executionCosts(plan);
  const lines = createTerminalLog(
    options.log ?? (() => undefined),
    plan.functions,
    options.cost === true ? costOf : undefined,
  );
  const logs = new Logs({
    groups: plan.logGroups,
    machines: descriptionsOf(plan.stateMachines),
    file: options.logFile,
    logError: lines.error,
  });
  cleanup.add(() => logs.close());
  const terminal = logs.beside(lines);
  const log = createRecorder(terminal, plan.functions);
  const started = startPermissions(plan, options, log.error);
  const { permissions } = started;
  const files = options.webDir === undefined ? undefined : createStaticFiles(options.webDir);
  // Functions get the port when they start, and may send a request immediately.
  const handler = createDeferredHandler();
  const server = await listen(handler.handle, host, port);
  cleanup.add(() => server.close());
  const stopping = new AbortController();
  const endpoint = ownEndpoint(host, server.port);
  const services = await startServices(plan, options, { log, scratchDir, endpoint, started });
  cleanup.add(() => services.stop());
  const { calls } = services;
  const backends = {
    startSyncExecution: executionStarter(calls, permissions),
    invokeFunction: functionInvoker(services),
    logRefusal: log.refusal,
    logError: log.error,
  };
  const siteOrigins = siteAddresses(plan.sites).map(({ deployed }) => deployed);
  const app = createApp({
    apis: plan.apis.map(({ description, prefix }) => {
      const local = withLocalOrigins(description, siteOrigins, ownOrigins(host, server.port));
      const limited = options.throttle === false ? withoutThrottles(local) : local;
      return { prefix, api: createHttpApi(limited, backends, prefix) };
    }),
    awsApi: createAwsApi({
      calls,
      callerOf: started.signerCallerOf,
      stopping: stopping.signal,
      logError: log.error,
      isOwnHost: (name) => isOwnHost(name, host),
    }),
    inspector: {
      ...connectInspector({
        plan,
        services,
        recorder: log,
        costOf,
        endpoint,
        runSchedule: (schedule) => background.runSchedule(schedule),
        redeliver: (queueName) => background.redeliver(queueName),
      }),
      stopping: stopping.signal,
    },
    pages: createPages(plan.sites, deployedAddresses(plan.apis, plan.sites), files),
    host,
    logError: log.error,
  });
  handler.use(withReadableAddress(app.fetch));
  const background = new Background({ plan, services, logError: log.error });
  background.start();
  cleanup.add(async () => {
    background.stop();
    stopping.abort();
    // A client that waits for an execution gets a response before its connection is closed.
    const closed = server.close();
    await services.stepFunctions.stop();
    await closed;
  });
  const stop = (): Promise<void> => cleanup.run();
  return createBackend({ plan, services, background, logs, permissions, host, port: server.port, stop });
}

/** The parts that stop with the backend. */
interface Temporary {
  readonly cleanup: Cleanup;
  readonly scratchDir: string;
}

/** What the services use in addition to the plan. */
interface ServicesContext {
  readonly log: TerminalLog;
  readonly scratchDir: string;
  /** The endpoint of the AWS API for functions. */
  readonly endpoint: string;
  readonly started: StartedPermissions;
}

async function startServices(
  plan: Plan,
  { dataDir, outbox, latency }: LocalOptions,
  { log, scratchDir, endpoint, started }: ServicesContext,
): Promise<LocalServices> {
  const descriptions = describedIn(plan);
  try {
    if (dataDir !== undefined) prepareDataFolder(dataDir);
    return await createServices({
      ...descriptions,
      functions: withLocalQueueUrls(descriptions.functions, descriptions.queues, endpoint),
      functionEnvironment: endpointVariables(endpoint),
      endpoint,
      runtimeModules: createRuntimeModules(join(scratchDir, 'node_modules')),
      authorize: started.permissions.authorize.bind(started.permissions),
      callerOf: started.stateMachineCallerOf,
      dataDir,
      outbox,
      delay: latency === 'aws' ? typicalDelay() : undefined,
      onInvocation: log.invocation,
      onExecution: log.execution,
      onDeliveryFailure: log.error,
      onUnreadable: log.error,
    });
  } catch (error) {
    // For a folder that is in use or not writable, or a table that has changed, a stack trace would not help.
    throw new StartError(messageOf(error), { cause: error });
  }
}
