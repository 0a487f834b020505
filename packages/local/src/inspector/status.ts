/** How an execution ended, as a sign and a word. */
import { html, type Html } from './html';

/** @param status as Step Functions names it */
export function statusMark(status: string): Html {
  return html`<span class="badge ${status}"
    >${status.charAt(0)}${status.slice(1).toLowerCase().replace('_', ' ')}</span
  >`;
}
