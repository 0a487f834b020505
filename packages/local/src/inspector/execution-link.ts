/** The addresses of executions in the inspector. */

/** What an ARN ends with, which is enough to tell one execution from all others. */
export function executionId(executionArn: string): string {
  return executionArn.slice(executionArn.lastIndexOf(':') + 1);
}

/** Where an execution is shown. */
export function executionPage(executionArn: string): string {
  return `/_local/executions/${encodeURIComponent(executionId(executionArn))}`;
}
