/**
 * Sends a page again whenever it would look different. This is checked regularly, because time alone changes pages: a
 * message in a queue becomes visible, a chart moves on.
 */
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Sends what `render` returns, immediately and then after each change, until the browser disconnects or the server
 * stops.
 */
export function liveResponse(render: () => Promise<string>, stopping: AbortSignal): Response {
  const left = new AbortController();
  const signal = AbortSignal.any([left.signal, stopping]);
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      void follow(render, signal, (text) => controller.enqueue(ENCODER.encode(text)))
        .catch(() => undefined)
        .finally(() => close(controller));
    },
    cancel: () => left.abort(),
  });
  return new Response(stream, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' } });
}

const ENCODER = new TextEncoder();

// Short enough to seem immediate. A page that is slow to render is rendered less often.
const GLANCE_MILLIS = 300;
const REST_PER_WORK = 5;
/** The only way to notice a browser that has disconnected silently is to write to it. */
const SIGN_OF_LIFE_MILLIS = 15_000;

async function follow(
  render: () => Promise<string>,
  signal: AbortSignal,
  write: (text: string) => void,
): Promise<void> {
  let sent: string | undefined;
  let written = 0;
  while (!signal.aborted) {
    const started = performance.now();
    const page = await render();
    const now = performance.now();
    if (page !== sent) {
      write(`data: ${JSON.stringify(page)}\n\n`);
      sent = page;
      written = now;
    } else if (now - written > SIGN_OF_LIFE_MILLIS) {
      write(': still here\n\n');
      written = now;
    }
    await sleep(Math.max(GLANCE_MILLIS, REST_PER_WORK * (now - started)), undefined, { signal, ref: false });
  }
}

function close(controller: ReadableStreamDefaultController<Uint8Array>): void {
  try {
    controller.close();
  } catch {
    // The browser has closed it already.
  }
}
