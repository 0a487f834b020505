/** Law 1. It is checked after every change, because a submission that is lost for a moment stays lost if everything stops then. */
import { expiredItems, expiredMessages } from './expired';
import { openMessage, type Law } from './law';
import { ticketsOf } from '../records';

/** Law 1. */
export const NOT_LOST: Law = {
  number: 1,
  title: 'A ticket that was answered is in the table or in a queue, until its time is up.',
  always: (world) => {
    const { facts, items, waiting, dead, now } = world;
    if (facts.tickets.length === 0) return undefined;
    const inTable = items().flatMap(ticketsOf);
    const inQueues = [...waiting(), ...dead()].map((body) => openMessage(body).ticketId);
    const kept = new Set([...inTable, ...inQueues]);
    const gone = facts.tickets.filter(({ ticketId }) => !kept.has(ticketId));
    if (gone.length === 0) return undefined;
    const ended = [
      ...expiredItems(world).flatMap(ticketsOf),
      ...expiredMessages(world).map(({ ticketId }) => String(ticketId)),
    ];
    const lost = gone.find(({ ticketId }) => !ended.includes(ticketId));
    if (lost === undefined) return undefined;
    return `At ${now() / 1000} s the ticket ${lost.ticketId} of execution ${lost.execution + 1} is in no record and in no message.`;
  },
};
