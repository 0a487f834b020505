// Everything, without side effects: importing this defines no element and touches no page, so it may run on a server, too.
export * from './form.js';
export { parseTicketId } from './ticket-id.js';
