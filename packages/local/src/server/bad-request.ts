/** Requests that cannot be answered for what they ask, because they are none or do not come to their end. */
import { type Handler } from './listen';

/** Answers 400 to what has no address that could be read. */
export function withReadableAddress(handle: Handler): Handler {
  return (request, env) => (isReadable(request.url) ? handle(request, env) : badRequest());
}

export function badRequest(): Response {
  return Response.json({ message: 'Bad Request' }, { status: 400 });
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
