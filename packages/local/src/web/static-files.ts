/** Serves the files of one folder, and nothing outside it: neither through `..` nor through a symbolic link. */
import { createReadStream, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { Readable } from 'node:stream';
import { contentTypeOf } from './content-types';
import { StartError } from '../base/start-error';

/** Answers a GET or HEAD with a file; undefined if there is none. */
export type StaticFiles = (request: Request) => Response | undefined;

/** Opens a folder for reading; `index.html` is the default file of a folder. */
export function createStaticFiles(folder: string): StaticFiles {
  const root = openFolder(folder);
  return (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
    const file = fileFor(root, new URL(request.url).pathname);
    return file && respond(file, request.method);
  };
}

interface File {
  readonly path: string;
  readonly size: number;
}

function openFolder(folder: string): string {
  try {
    const root = realpathSync(folder);
    if (statSync(root).isDirectory()) return root;
  } catch {
    // Reported below, with the same message.
  }
  throw new StartError(`The folder ${folder} for the web page does not exist. Choose an existing folder with --web.`);
}

function fileFor(root: string, pathname: string): File | undefined {
  try {
    const decoded = decodeURIComponent(pathname);
    if (decoded.includes('\0')) return undefined;
    const named = realpathSync(join(root, decoded));
    const path = statSync(named).isDirectory() ? realpathSync(join(named, 'index.html')) : named;
    const { size } = statSync(path);
    // Compared after links are resolved, so a link out of the folder is not served.
    return path.startsWith(root + sep) && statSync(path).isFile() ? { path, size } : undefined;
  } catch {
    return undefined;
  }
}

function respond({ path, size }: File, method: string): Response {
  const headers = {
    'content-type': contentTypeOf(path),
    'content-length': String(size),
    // Whoever edits the page wants to see the change at the next reload.
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
  };
  const body = method === 'HEAD' ? null : Readable.toWeb(createReadStream(path));
  return new Response(body as ReadableStream<Uint8Array> | null, { headers });
}
