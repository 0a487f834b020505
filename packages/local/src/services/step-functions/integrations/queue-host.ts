/** The host in the URL of a queue, which the SDK for Java connects to. */
import { StatesError } from '../../../asl/contract';
import { type Json, objectOf, stringOf } from '../../../base/json';

/** AWS's hosts, this machine under each of its names, and any address without a name. */
const KNOWN_HOST =
  /(?:^|\.)(?:amazonaws\.com(?:\.cn)?|localhost|localhost\.localstack\.cloud|host\.docker\.internal)$|^[\d.]+$|^\[/i;

/**
 * A queue is found by the path of its URL here, whatever the host is. A host that cannot be one of AWS's is refused, in the words
 * that localstack recorded of the optimized integration.
 * @param prefix of the error, e.g. `SQS`
 */
export function checkQueueHost(prefix: string, args: Json): void {
  const host = /^https?:\/\/(\[[^\]]*\]|[^/:]*)/i.exec(stringOf(objectOf(args).QueueUrl) ?? '')?.[1];
  if (host === undefined || KNOWN_HOST.test(host)) return;
  throw new StatesError(
    `${prefix}.SdkClientException`,
    `Unable to execute HTTP request: ${host}: Name or service not known`,
  );
}
