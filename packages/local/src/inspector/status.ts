/** The status of an execution, as a symbol and a word. */
import { html, type Html } from './html';

/** @param status a status of Step Functions */
export function statusMark(status: string): Html {
  return html`<span class="badge ${status}"
    >${status.charAt(0)}${status.slice(1).toLowerCase().replace('_', ' ')}</span
  >`;
}
