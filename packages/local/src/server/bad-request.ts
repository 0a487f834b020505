/** Requests that cannot be answered for what they ask, because they are none or do not come to their end. */
import { type Handler } from './listen';

/** Answers 400 to what has no address that could be read. */
export function withReadableAddress(handle: Handler): Handler {
  return (request, env) => (isReadable(request.url) ? handle(request, env) : badRequest());
}

export function badRequest(): Response {
  return Response.json({ message: 'Bad Request' }, { status: 400 });
}

/** Whether somebody hung up while he was sending, or sent what is no HTTP: nobody is left to answer, and nothing is broken. */
export function isHangUp(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ECONNRESET';
}

/** The address is made of what the client sent: the host of its header, or of a target that is a whole URL. */
function isReadable(address: string): boolean {
  try {
    const { username, password } = new URL(address);
    return username === '' && password === '';
  } catch {
    return false;
  }
}
