/** The output after the start: all addresses, and what does not run. */
import { startSyncCommand } from './start-sync-command';
import { type LocalBackend } from '../backend/local-options';
import { isLoopback, ownEndpoint, readableUrl, urlHost } from '../base/loopback';
import { readablePath } from '../cloudformation/planned';

/** The command line options that are shown. */
export interface BannerOptions {
  readonly host: string;
  readonly webDir?: string;
  readonly dataDir?: string;
}

/** The lines of the overview. */
export function banner(backend: LocalBackend, options: BannerOptions): string {
  return [
    '',
    ...table(running(backend, options)),
    ...refused(backend),
    ...warnings(backend, options),
    ...fromTheCli(backend, options),
    '',
    '  Stop: Ctrl+C',
    '',
  ]
    .join('\n')
    .concat('\n');
}

type Row = readonly string[];

function running(
  {
    running: { apis, sites, stateMachines, functions, tables, queues, topics, eventBuses, mappings, schedules },
    port,
  }: LocalBackend,
  options: BannerOptions,
): Row[] {
  const origin = readableUrl(`http://${urlHost(options.host)}:${port}`);
  return [
    ...(options.webDir === undefined ? [] : [['Web page', `${origin}/`, options.webDir]]),
    ...sites.map(({ url, bucketPath }, i) => [
      'Web page',
      readableUrl(url),
      readablePath(bucketPath) + (i === 0 && options.webDir !== undefined ? `, after ${options.webDir}` : ''),
    ]),
    ...apis.map(({ url, routes }) => ['API', readableUrl(url), routes.join(', ') || 'no route']),
    ['Inspector', `${origin}/_local/`, ''],
    ...stateMachines.map(({ path }) => ['State machine', readablePath(path), 'Express']),
    ...functions.map(({ path, runtime }) => [
      'Function',
      readablePath(path),
      `${runtime}, run by Node.js ${process.versions.node}`,
    ]),
    ...tables.map(({ path }) => ['Table', readablePath(path), options.dataDir ?? 'in memory']),
    ...queues.map(({ path }) => ['Queue', readablePath(path), options.dataDir ?? 'in memory']),
    ...topics.map(({ path }) => ['Topic', readablePath(path), 'in memory']),
    ...eventBuses.map(({ path }) => ['Event bus', readablePath(path), 'in memory']),
    ...mappings.map(({ queuePath, functionPath, enabled }) => [
      'Event source',
      readablePath(queuePath),
      `sends to ${readablePath(functionPath)}${suffix(enabled)}`,
    ]),
    ...schedules.map(({ path, expression, enabled }) => ['Schedule', readablePath(path), expression + suffix(enabled)]),
  ];
}

function suffix(enabled: boolean): string {
  return enabled ? '' : ', disabled';
}

function refused({ notices }: LocalBackend): string[] {
  if (notices.length === 0) return [];
  const rows = notices.map(({ path, type, message }) => [readablePath(path), type, message]);
  return ['', '  Not supported here:', ...table(rows)];
}

function warnings(backend: LocalBackend, { host }: BannerOptions): string[] {
  const { mode, unchecked } = backend.iamReport();
  const everything = mode === 'off' ? ['All calls are allowed, because --iam is off.'] : unchecked;
  const reachable = `Anybody who can reach ${host} can read all submissions and call the AWS API. To prevent this, leave --host out.`;
  const sentences = [...everything, ...(isLoopback(host) ? [] : [reachable])];
  return sentences.length === 0 ? [] : ['', ...sentences.map((sentence) => `  ${sentence}`)];
}

function fromTheCli({ running: { stateMachines }, port }: LocalBackend, { host }: BannerOptions): string[] {
  if (stateMachines.length === 0) return [];
  const [{ path, arn }] = stateMachines;
  const command = startSyncCommand(readableUrl(ownEndpoint(host, port)), arn);
  return ['', `  Start ${readablePath(path)} with the AWS CLI:`, '', `  ${command}`];
}

function table(rows: readonly Row[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column])).join('   ')}`.trimEnd());
}
