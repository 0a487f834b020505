/** The maximum size for an HTTP API: 10 MB, by which AWS's quota means binary megabytes. */
const MAX_BODY_BYTES = 10 * 1024 * 1024;

/**
 * Reads the body of a request, or returns undefined as soon as it is too large. The part over the limit is discarded
 * while it is received, so a large upload is never in memory.
 */
export async function readBody(request: Request, maxBytes = MAX_BODY_BYTES): Promise<Buffer | undefined> {
  const length = request.headers.get('content-length');
  if (Number(length) > maxBytes) return undefined;
  // Node.js reads at most as many bytes as the header says, and the adapter reads such a body without a stream.
  if (length !== null) return Buffer.from(await request.arrayBuffer());
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
