/** What an HTTP API takes at most: 10 MB, for which AWS's quota means binary megabytes. */
export const MAX_BODY_BYTES = 10 * 1024 * 1024;

/**
 * Reads the body of a request, or gives undefined as soon as it is too large. What is over the limit is thrown away
 * while it streams, so a large upload never lies in memory.
 */
export async function readBody(request: Request, maxBytes = MAX_BODY_BYTES): Promise<Buffer | undefined> {
  if (Number(request.headers.get('content-length')) > maxBytes) return undefined;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
