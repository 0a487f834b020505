import { Token } from 'aws-cdk-lib';

/** Lambda limits the environment to 4 KB, which includes a few other variables. */
const MAX_LIST_LENGTH = 3_000;

/** Refuses pages that are unsafe for redirects, or that a form could not name exactly. */
export function validateRedirects(urls: readonly string[]): void {
  for (const url of urls) {
    if (!Token.isUnresolved(url) && !isRedirect(url)) {
      throw new Error(
        `allowedRedirects must be full URLs with https, or http on localhost, without user, query or fragment, ` +
          `such as 'https://www.example.com/thanks', got: '${url}'`,
      );
    }
  }
  const { length } = JSON.stringify(urls);
  if (length > MAX_LIST_LENGTH) {
    throw new Error(
      `allowedRedirects must have at most ${MAX_LIST_LENGTH} characters in total, got: ${length}. List fewer pages`,
    );
  }
}

/** Refuses a name that an HTML form would change, or that the workflow itself uses. */
export function validateRedirectField(name: string): void {
  if (Token.isUnresolved(name) || (/^[A-Za-z_][\w-]{0,99}$/.test(name) && name !== 'submissionId')) return;
  throw new Error(
    `redirectField must be from 1 to 100 letters, digits, '_' and '-', begin with a letter or '_', and not be ` +
      `'submissionId', such as '_redirect', got: '${name}'`,
  );
}

function isRedirect(text: string): boolean {
  // Characters other than printable ASCII would be escaped, and would not match.
  if (!/^https?:\/\/[!-~]+$/.test(text) || /[?#\\]/.test(text) || !URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  const isSafe = protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return isSafe && username === '' && password === '';
}
