/** The services of the AWS JSON API: how their requests name them, and how they name their errors. */
import { type ServiceError } from '../services';
import { queryCodeOf } from '../services/sqs/errors';

/** One service's share of the protocol. */
export interface Protocol {
  /** As the local services call it. */
  readonly service: string;
  /** Before the `#` of an error's `__type`. */
  readonly namespace: string;
  /** Headers that a failed answer has besides. */
  readonly errorHeaders?: (error: ServiceError) => Record<string, string>;
}

/** By what stands before the dot in `X-Amz-Target`. */
export const PROTOCOLS: Readonly<Record<string, Protocol>> = {
  AWSStepFunctions: { service: 'sfn', namespace: 'com.amazonaws.swf.service.v2.model' },
  DynamoDB_20120810: { service: 'dynamodb', namespace: 'com.amazonaws.dynamodb.v20120810' },
  AmazonSQS: {
    service: 'sqs',
    namespace: 'com.amazonaws.sqs',
    // Whoever knew the older Query protocol reads the error by the name that it had there.
    errorHeaders: ({ name, statusCode }) => ({
      'x-amzn-query-error': `${queryCodeOf(name)};${statusCode < 500 ? 'Sender' : 'Receiver'}`,
    }),
  },
};
