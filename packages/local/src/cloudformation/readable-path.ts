/** A construct path without the name that CDK gives to the one resource inside a construct. */
export function readablePath(path: string): string {
  return path.replace(/\/Resource$/, '');
}
