/** The addresses of executions in the inspector. */

/** The end of an ARN, which is unique to an execution. */
export function executionId(executionArn: string): string {
  return executionArn.slice(executionArn.lastIndexOf(':') + 1);
}

/** The address of an execution's page. */
export function executionPage(executionArn: string): string {
  return `/_local/executions/${encodeURIComponent(executionId(executionArn))}`;
}
