/** Finds and runs a function's handler as Lambda's Node.js runtime does. Runs in the child process. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export type Handler = (event: unknown, context: object, callback?: Callback) => unknown;
type Callback = (error?: unknown, result?: unknown) => void;

/** A failure with its own name on Lambda. */
export class RuntimeError extends Error {
  public constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

/** From this runtime version on, AWS refuses a handler with a callback. */
const FIRST_RUNTIME_WITHOUT_CALLBACKS = 24;

/**
 * Loads `file.export` from the folder of the code; nested exports (`index.api.handler`) work as on AWS.
 *
 * @param runtime e.g. `nodejs24.x`
 */
export async function loadHandler(codeDir: string, handler: string, runtime: string): Promise<Handler> {
  const [, folder, base, path] = /^(.*\/)?([^./]+)\.(.+)$/.exec(handler) ?? [];
  if (base === undefined) throw new RuntimeError('Runtime.MalformedHandlerName', `Bad handler: ${handler}`);
  const found = exportAt(await importFrom(join(codeDir, folder ?? '', base), handler), path);
  if (typeof found !== 'function') {
    throw new RuntimeError('Runtime.HandlerNotFound', `${handler} is undefined or not exported`);
  }
  if (found.length > 2 && Number.parseInt(runtime.slice('nodejs'.length), 10) >= FIRST_RUNTIME_WITHOUT_CALLBACKS) {
    throw new RuntimeError(
      'Runtime.CallbackHandlerDeprecated',
      `${runtime} does not run callback handlers: make ${handler} async and let it return its result.`,
    );
  }
  return found as Handler;
}

/** The handler's result, whether it is returned, promised, or passed to a callback. */
export async function runHandler(handler: Handler, event: unknown, context: object): Promise<unknown> {
  if (handler.length <= 2) return handler(event, context);
  return new Promise((resolve, reject) => {
    const callback: Callback = (error, result) =>
      error === null || error === undefined ? resolve(result) : reject(error);
    const returned = handler(event, context, callback);
    if (isThenable(returned)) returned.then(resolve, reject);
  });
}

async function importFrom(stem: string, handler: string): Promise<unknown> {
  const file = ['.js', '.mjs', '.cjs'].map((extension) => stem + extension).find((path) => existsSync(path));
  if (file === undefined) {
    throw new RuntimeError('Runtime.ImportModuleError', `Error: Cannot find module '${stem}' of handler ${handler}`);
  }
  try {
    return await import(pathToFileURL(file).href);
  } catch (error) {
    if (error instanceof SyntaxError) throw new RuntimeError('Runtime.UserCodeSyntaxError', String(error));
    if (isModuleNotFound(error)) throw new RuntimeError('Runtime.ImportModuleError', String(error));
    throw error;
  }
}

/** An import of CommonJS code has its exports under `default`, and only some of them directly. */
function exportAt(namespace: unknown, path: string): unknown {
  return walk(namespace, path) ?? walk(member(namespace, 'default'), path);
}

function walk(value: unknown, path: string): unknown {
  return path.split('.').reduce(member, value);
}

function member(value: unknown, name: string): unknown {
  return value === null || value === undefined ? undefined : (value as Record<string, unknown>)[name];
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof member(value, 'then') === 'function';
}

function isModuleNotFound(error: unknown): boolean {
  return ['MODULE_NOT_FOUND', 'ERR_MODULE_NOT_FOUND'].includes(String(member(error, 'code')));
}
