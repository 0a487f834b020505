/**
 * Whether a client disconnected while it was sending, or sent something other than HTTP: no one is left to answer, and
 * nothing is broken.
 */
export function isHangUp(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ECONNRESET';
}
