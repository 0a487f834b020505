import { Token } from 'aws-cdk-lib';

/** Lambda's environment holds 4 KB, which the list shares with the little else that is in it. */
const MAX_LIST_LENGTH = 3_000;

/** Refuses pages that no browser should be sent to, or that a form could not name letter by letter. */
export function validateRedirects(urls: readonly string[]): void {
  for (const url of urls) {
    if (!Token.isUnresolved(url) && !isRedirect(url)) {
      throw new Error(
        `allowedRedirects must be whole URLs with https, or http on localhost, without user, query or fragment, ` +
          `such as 'https://www.example.com/thanks', got: '${url}'`,
      );
    }
  }
  const { length } = JSON.stringify(urls);
  if (length > MAX_LIST_LENGTH) {
    throw new Error(
      `allowedRedirects must be at most ${MAX_LIST_LENGTH} characters together, got: ${length}. List fewer pages`,
    );
  }
}

/** Refuses a name that an HTML form would not send as it is, or that the workflow reads itself. */
export function validateRedirectField(name: string): void {
  if (Token.isUnresolved(name) || (/^[A-Za-z_][\w-]{0,99}$/.test(name) && name !== 'submissionId')) {
    return;
  }
  throw new Error(
    `redirectField must be from 1 to 100 letters, digits, '_' and '-', begin with a letter or '_', and not be ` +
      `'submissionId', such as '_redirect', got: '${name}'`,
  );
}

function isRedirect(text: string): boolean {
  // What is not printable ASCII would be escaped on its way, and not be found again.
  if (!/^https?:\/\/[!-~]+$/.test(text) || /[?#\\]/.test(text) || !URL.canParse(text)) {
    return false;
  }
  const { protocol, hostname, username, password } = new URL(text);
  const isSafe = protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return isSafe && username === '' && password === '';
}
