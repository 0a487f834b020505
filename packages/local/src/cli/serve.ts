/** Serves an assembly, or an app that is watched, until a signal arrives. */
import { banner } from './banner';
import { demoText, findDemo, onFreePort } from './demo';
import { type CliOptions } from './options';
import { type LocalBackend } from '../backend/local-options';
import { startLocal } from '../backend/start-local';
import { iamReportText } from '../iam/report-text';
import { watchApp } from '../watch/watch-app';

/** Starts the server, and returns a function that stops it. */
export async function serve(asked: CliOptions): Promise<() => Promise<void>> {
  const options = asked.demo ? { ...asked, ...findDemo() } : asked;
  const { demo, assembly, quiet, iamReport, watch, synth, ...local } = options;
  const log = quiet ? undefined : writeLine;
  let current: LocalBackend | undefined;
  const onStart = (backend: LocalBackend): void => {
    current = backend;
    if (!quiet) writeText(banner(backend, options) + (demo ? demoText(backend, options) : ''));
  };
  const startOn = (port: number) => started(assembly, { ...local, port, log }, onStart);
  const stop = watch
    ? await watched({
        folder: process.cwd(),
        assembly,
        synth,
        local: { ...local, log },
        onStart,
        log: log ?? writeError,
      })
    : await (demo ? onFreePort(local.port, startOn) : startOn(local.port));
  return async () => {
    await stop();
    // Requested by an option, so it is printed even with --quiet.
    if (iamReport && current !== undefined) writeText(iamReportText(current.iamReport()));
  };
}

async function watched(options: Parameters<typeof watchApp>[0]): Promise<() => Promise<void>> {
  const app = await watchApp(options);
  return () => app.stop();
}

async function started(
  assembly: string,
  options: Parameters<typeof startLocal>[1],
  onStart: (backend: LocalBackend) => void,
): Promise<() => Promise<void>> {
  const backend = await startLocal(assembly, options);
  onStart(backend);
  return () => backend.stop();
}

function writeLine(line: string): void {
  writeText(`${line}\n`);
}

function writeText(text: string): void {
  process.stdout.write(text);
}

/** The reason of a failed reload is printed even with --quiet. */
function writeError(line: string): void {
  process.stderr.write(`${line}\n`);
}
