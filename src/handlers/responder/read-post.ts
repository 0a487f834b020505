/** Converts the body of a request, in any of the three media types, to the input of an execution. */
import { randomUUID } from 'crypto';
import { formFields } from './form-fields';
import { MEDIA_TYPES, MediaType, mediaTypeOf } from './media-type';
import { RedirectRules, allowedRedirect } from './redirect';
import { Refusal } from './verdict';
import { NOT_READABLE } from '../../private/states/posted';

/** The parts of API Gateway's event, in payload format 2.0, that are read here. Its header names are in lower case. */
export interface PostedEvent {
  readonly headers: { readonly [name: string]: string | undefined };
  readonly body?: string;
  readonly isBase64Encoded: boolean;
}

/** A post that can be given to the workflow. */
export interface Post {
  /** JSON. */
  readonly input: string;
  /** The page to which a browser is redirected when the submission is accepted. */
  readonly redirect?: string;
}

/** The maximum input of an execution in Step Functions: 256 KiB of UTF-8. */
const MAX_INPUT_BYTES = 256 * 1024;

/** Reads a post. Throws a `Refusal` if it cannot be read. */
export async function readPost(event: PostedEvent, rules: RedirectRules): Promise<Post> {
  const mediaType = mediaTypeOf(event.headers['content-type']);
  if (mediaType === undefined) throw new Refusal(415, `Send ${MEDIA_TYPES.join(' or ')}, in UTF-8.`);
  const body = bytesOf(event);
  const post = mediaType === 'application/json' ? readJson(body, rules) : await readForm(body, mediaType, event, rules);
  if (Buffer.byteLength(post.input) > MAX_INPUT_BYTES) {
    const message = `The submission is larger than ${MAX_INPUT_BYTES} bytes.`;
    throw new Refusal(413, message, [{ field: '', code: 'TOO_LARGE', message }]);
  }
  return post;
}

/** A script shows its own response, so a redirect that the form asks for is ignored. */
function readJson(body: Buffer, { redirectField }: RedirectRules): Post {
  const value = parse(body);
  return { input: isObject(value) ? inputOf(value, redirectField) : serialize(value) };
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new Refusal(400, 'Send a body that is valid JSON, in UTF-8.');
  }
}

/** An infinite number would become null, and a value that is nested too deeply cannot be serialized. */
function serialize(value: unknown): string {
  try {
    return JSON.stringify(value, (_name, part: unknown) => (part === Infinity || part === -Infinity ? refuse() : part));
  } catch {
    return refuse();
  }
}

function refuse(): never {
  throw new Refusal(422, NOT_READABLE.message, [NOT_READABLE]);
}

async function readForm(body: Buffer, mediaType: MediaType, event: PostedEvent, rules: RedirectRules): Promise<Post> {
  const fields = await formFields(body, event.headers['content-type'] ?? mediaType);
  const redirect = allowedRedirect(fields, rules);
  return { input: inputOf(withoutBlankId(fields), rules.redirectField), redirect };
}

/**
 * A post without a submissionId gets one here instead of in the workflow. If the AWS SDK loses a response and retries, it
 * retries the same submission.
 */
function inputOf(fields: Fields, redirectField: string): string {
  const entries = Object.entries(fields).filter(([name]) => name !== redirectField);
  const identity = Object.hasOwn(fields, 'submissionId') ? [] : [['submissionId', randomUUID()]];
  return serialize(Object.fromEntries([...entries, ...identity]));
}

/** A hidden input that only a script fills in is blank without JavaScript. */
function withoutBlankId(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name, value]) => name !== 'submissionId' || value !== ''));
}

function bytesOf({ body = '', isBase64Encoded }: PostedEvent): Buffer {
  if (!isBase64Encoded) return Buffer.from(body, 'utf8');
  // Node skips characters that are not base64, so it would silently read something other than what was sent.
  if (body.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(body)) {
    throw new Refusal(400, 'The body is incomplete. Send it again.');
  }
  return Buffer.from(body, 'base64');
}

interface Fields {
  readonly [name: string]: unknown;
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
