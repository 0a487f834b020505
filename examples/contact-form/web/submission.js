// @ts-check
// One submission keeps one id however often it is sent, so that a lost answer and a second try never make two tickets.

/**
 * What a person wrote. An optional field that is empty is left out.
 *
 * @typedef {{ message: string, name?: string, email?: string }} Content
 */

/**
 * What is posted.
 *
 * @typedef {Content & { submissionId: string }} Submission
 */

/**
 * Gives content its submission id: the same one for the same content, until it is settled.
 *
 * @returns {{ submissionOf: (content: Content) => Submission, settle: () => void }}
 */
export function keepSubmission() {
  /** @type {{ id: string, content: string } | undefined} */
  let current;
  return {
    submissionOf(content) {
      const written = JSON.stringify(content);
      if (current?.content !== written) current = { id: newId(), content: written };
      return { submissionId: current.id, ...content };
    },
    settle() {
      current = undefined;
    },
  };
}

/** A random UUID (RFC 9562, version 4). `crypto.randomUUID` is missing where the page is not served over HTTPS or from localhost. */
function newId() {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = 0x40 + (bytes[6] % 0x10);
  bytes[8] = 0x80 + (bytes[8] % 0x40);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
