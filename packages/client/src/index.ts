// The whole library, without side effects: importing it does not define an element or change the page, so it also works on
// a server.
export * from './form.js';
export { parseTicketId } from './ticket-id.js';
