/** How functions find the local services: the variables that the AWS SDKs read. */
import { type FunctionDescription, type QueueDescription } from '../services';
import { urlAt } from '../services/sqs/queue-url';

/** The variables for an SDK client that sets no endpoint itself. The first one keeps every client away from AWS. */
export function endpointVariables(endpoint: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ENDPOINT_URL_SFN: endpoint,
    AWS_ENDPOINT_URL_SQS: endpoint,
    // Clients put `sync-` before the host of StartSyncExecution, and that host name does not exist here.
    AWS_DISABLE_HOST_PREFIX_INJECTION: 'true',
  };
}

/**
 * The functions, with the local URLs of queues in their variables. The SQS client sends a message to the host in the
 * queue's URL, even if an endpoint is set by a variable. With the URL of the template it would go to AWS.
 */
export function withLocalQueueUrls(
  functions: readonly FunctionDescription[],
  queues: readonly QueueDescription[],
  endpoint: string,
): FunctionDescription[] {
  const localize = (value: string): string =>
    queues.reduce((text, { url }) => text.replaceAll(url, () => urlAt(endpoint, url)), value);
  return functions.map((description) => ({
    ...description,
    environment: Object.fromEntries(
      Object.entries(description.environment ?? {}).map(([name, value]) => [name, localize(value)]),
    ),
  }));
}
