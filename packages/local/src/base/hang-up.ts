/** Whether somebody hung up while he was sending, or sent what is no HTTP: nobody is left to answer, and nothing is broken. */
export function isHangUp(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ECONNRESET';
}
