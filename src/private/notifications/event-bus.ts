import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Channel } from './channel';
import { DETAIL } from './contents';
import type { EventBusNotificationOptions } from '../../notification-options';
import { checkEnvironment } from '../resources/environments';
import { jsonata } from '../states/jsonata';
import { validateText } from '../validation/validate';

const DEFAULT_SOURCE = 'sentiment-form-backend';
const DEFAULT_DETAIL_TYPE = 'Form Submission Needs Attention';

/** An event on a bus of Amazon EventBridge. */
export function eventBusChannel(eventBus: events.IEventBus, options: EventBusNotificationOptions): Channel {
  const { source = DEFAULT_SOURCE, detailType = DEFAULT_DETAIL_TYPE } = options;
  validateText('source', source, 256);
  validateText('detailType', detailType, 128);
  if (source.startsWith('aws.')) {
    throw new Error(`source must not begin with 'aws.', which is reserved for AWS services, got: '${source}'`);
  }
  return {
    kind: 'Event Bus',
    bind: (scope) => {
      const what = 'the event bus of a notification';
      const condition =
        'Events are put only if the policy of the bus allows events:PutEvents for the role of the workflow';
      checkEnvironment(scope, eventBus, what, condition);
      return {
        integration: 'states:::events:putEvents',
        arguments: {
          Entries: [
            { EventBusName: eventBus.eventBusArn, Source: source, DetailType: detailType, Detail: jsonata(DETAIL) },
          ],
        },
        grants: [new iam.PolicyStatement({ actions: ['events:PutEvents'], resources: [eventBus.eventBusArn] })],
      };
    },
  };
}
