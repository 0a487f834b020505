// A page that is deployed together with its backend does not know the URL in advance: it reads it from a file beside the page.
import { parseObject, textOf } from './json.js';

/**
 * Reads the endpoint from a JSON file, `{"endpoint": "https://..."}`. The file is read only once. If this fails, the
 * fallback is used, and the next call reads the file again.
 *
 * @param config the URL of the file
 * @param fallback the endpoint to use if the file is missing or invalid
 */
export function configuredEndpoint(config: string | URL, fallback: string): () => Promise<string> {
  let known = '';
  return async () => (known ||= await readEndpoint(config)) || fallback;
}

// The file is beside the page, so it loads quickly, or there is an error.
const CONFIG_TIMEOUT_MS = 5_000;

/** @returns `undefined` if the file does not contain it */
async function readEndpoint(config: string | URL): Promise<string> {
  try {
    const response = await fetch(config, { signal: AbortSignal.timeout(CONFIG_TIMEOUT_MS) });
    const endpoint = response.ok && textOf(parseObject(await response.text()).endpoint);
    // Throws for an invalid URL.
    return endpoint ? new Request(endpoint).url : '';
  } catch {
    return '';
  }
}
