// A page that is deployed together with its backend does not know the URL in advance: it reads it from a file beside the page.
import { parseObject, textOf } from './json.js';

/**
 * The endpoint that a JSON file names, `{"endpoint": "https://..."}`. The file is asked for once; where that came to nothing, the
 * fallback serves, and the next call asks again.
 *
 * @param config the URL of the file
 * @param fallback what to use when the file is missing or broken
 */
export function configuredEndpoint(config: string | URL, fallback: string): () => Promise<string> {
  let known = '';
  return async () => (known ||= await readEndpoint(config)) || fallback;
}

// A file beside the page is there in a moment, or something is wrong with it.
const CONFIG_TIMEOUT_MS = 5_000;

/** @returns nothing where the file does not say it */
async function readEndpoint(config: string | URL): Promise<string> {
  try {
    const response = await fetch(config, { signal: AbortSignal.timeout(CONFIG_TIMEOUT_MS) });
    const endpoint = response.ok && textOf(parseObject(await response.text()).endpoint);
    // Throws for what nothing can be sent to.
    return endpoint ? new Request(endpoint).url : '';
  } catch {
    return '';
  }
}
