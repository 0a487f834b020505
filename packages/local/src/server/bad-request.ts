/** Requests that cannot be handled because they are malformed or incomplete. */
import { type Handler } from './listen';

/** Answers 400 to a request whose URL cannot be parsed. */
export function withReadableAddress(handle: Handler): Handler {
  return (request, env) => (isReadable(request.url) ? handle(request, env) : badRequest());
}

export function badRequest(): Response {
  return Response.json({ message: 'Bad Request' }, { status: 400 });
}

/** The URL is built from what the client sent: the Host header, or a request target that is a whole URL. */
function isReadable(address: string): boolean {
  try {
    const { username, password } = new URL(address);
    return username === '' && password === '';
  } catch {
    return false;
  }
}
