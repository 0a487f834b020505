/** The permissions of EventBridge: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-conditions.html */
import { arn } from '../../base/arn';
import { type JsonObject, listOf, member, stringOf } from '../../base/json';
import { access, type Access } from '../access';

export const eventAccess = { PutEvents: eventAccesses };

/** One for each event, with the condition keys of the event. */
function eventAccesses(_operation: string, { Entries: entries }: JsonObject): Access[] {
  return listOf(entries).map((entry) => {
    const bus = stringOf(member(entry, 'EventBusName')) ?? 'default';
    return access('events:PutEvents', bus.startsWith('arn:') ? bus : arn('events', `event-bus/${bus}`), {
      'events:source': stringOf(member(entry, 'Source')),
      'events:detail-type': stringOf(member(entry, 'DetailType')),
    });
  });
}
