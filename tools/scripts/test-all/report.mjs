/** The results, with a line for each check and for each file that failed. */
export function reportOf(results) {
  const width = Math.max(...results.map(({ name }) => name.length));
  const lines = results.flatMap(({ name, passed, seconds, reasons }) => [
    `${passed ? 'passed' : 'FAILED'}  ${name.padEnd(width)}  ${Math.round(seconds)} s`,
    ...reasons.map((reason) => `          ${reason}`),
  ]);
  const failed = results.filter(({ passed }) => !passed).map(({ name }) => name);
  const end = failed.length === 0 ? 'Everything passed.' : `Failed: ${failed.join(', ')}.`;
  return ['', ...lines, '', end].join('\n');
}
