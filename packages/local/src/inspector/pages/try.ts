/** The page with forms to send a request, to make a service fail, and to run a schedule. */
import { type OrderedFault } from '../../services';
import { durationText } from '../duration';
import { executionPage } from '../execution-link';
import { html, type Html } from '../html';
import { jsonView } from '../json-view';
import { heading, type PageContent } from '../layout';
import {
  type InspectorSource,
  type ReceivedAnswer,
  type ScheduleContent,
  type SentRequest,
  type ServiceContent,
} from '../source';

/** The last action and its result. */
export interface Tried {
  readonly request?: SentRequest;
  readonly answer?: ReceivedAnswer;
  /** Why an action failed. */
  readonly problem?: string;
}

/** The page. */
export function tryPage(source: InspectorSource, { request, answer, problem }: Tried = {}): PageContent {
  return {
    title: 'Try',
    main: html`${heading('Try', 'Send a request, make a service fail, or run a schedule.')}
      ${problem === undefined ? '' : html`<p class="card problem" role="alert">${problem}</p>`}
      <div class="columns">
        <div>${requestForm(source, request)} ${answer === undefined ? '' : answerCard(answer)}</div>
        <div>
          ${failureForm(source.services())} ${orders(source.orderedFailures())} ${schedules(source.schedules())}
        </div>
      </div>`,
  };
}

function requestForm(source: InspectorSource, request: SentRequest | undefined): Html {
  const [method, path] = (source.routes()[0] ?? 'POST /').split(' ');
  const { headers = 'content-type: application/json', body = '{"message":"This is terrible."}' } = request ?? {};
  const chosen = request?.method ?? METHODS.find((name) => name === method) ?? 'POST';
  return html`<form class="card form" method="post" action="/_local/send" aria-labelledby="send-title">
    <h2 id="send-title">Send a request</h2>
    <div class="fields">
      <label class="narrow"
        >Method<select name="method">
          ${METHODS.map((name) => html`<option ${name === chosen ? html`selected` : ''}>${name}</option>`)}
        </select></label
      >
      <label
        >Path<input name="path" value="${request?.path ?? path ?? '/'}" spellcheck="false" autocomplete="off" required
      /></label>
    </div>
    <label>Headers, one per line<textarea name="headers" rows="2" spellcheck="false">${headers}</textarea></label>
    <label>Body<textarea name="body" rows="7" spellcheck="false">${body}</textarea></label>
    <button class="main">Send</button>
  </form>`;
}

const METHODS = ['POST', 'GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

function answerCard({ status, headers, body, duration }: ReceivedAnswer): Html {
  const arn = executionIn(body);
  return html`<section class="card form" id="answer" aria-label="Response">
    <h2>
      <span class="badge ${status >= 200 && status < 400 ? 'SUCCEEDED' : 'FAILED'}">${status}</span>
      ${durationText(duration)}
    </h2>
    ${arn === undefined ? '' : html`<p><a href="${executionPage(arn)}">See the execution</a></p>`} ${jsonView(body)}
    <details id="answer-headers">
      <summary>Headers</summary>
      <pre>${headers.map(([name, value]) => `${name}: ${value}\n`)}</pre>
    </details>
  </section>`;
}

/** The execution in the envelope of StartSyncExecution. */
function executionIn(body: string): string | undefined {
  return /"executionArn"\s*:\s*"(arn:[^"\\]+)"/.exec(body)?.[1];
}

function failureForm(services: readonly ServiceContent[]): Html {
  const errors = [...new Set(services.flatMap((service) => service.errors))].sort();
  return html`<form class="card form" method="post" action="/_local/failures" aria-labelledby="break-title">
    <h2 id="break-title">Make a service fail</h2>
    <label
      >Service call<select name="call">
        ${services.map(
          ({ name, operations }) =>
            html`<optgroup label="${name}">
              ${[...operations, '*'].map(
                (operation) =>
                  html`<option
                    value="${name} ${operation}"
                    ${name === 'comprehend' && operation !== '*' ? html`selected` : ''}
                  >
                    ${name} ${operation === '*' ? 'any call' : operation}
                  </option>`,
              )}
            </optgroup>`,
        )}
      </select></label
    >
    <label
      >Error<input
        name="error"
        list="errors"
        value="InternalServerException"
        spellcheck="false"
        autocomplete="off"
        required
    /></label>
    <datalist id="errors">${errors.map((error) => html`<option value="${error}"></option>`)}</datalist>
    <div class="fields">
      <label class="narrow"
        >Number of calls<input name="times" type="number" min="1" max="1000" value="3" required
      /></label>
      <label
        >When<select name="mode">
          <option value="before">Before the call</option>
          <option value="after">After the call, so that its response is lost</option>
        </select></label
      >
    </div>
    <button class="main">Make it fail</button>
  </form>`;
}

function orders(failures: readonly OrderedFault[]): Html {
  if (failures.length === 0) return html``;
  return html`<section class="card form" aria-label="Ordered failures" id="orders">
    <h2>Calls that will fail</h2>
    <ul>
      ${failures.map(
        ({ service, operation, error, times }) =>
          html`<li>
            <b>${service} ${operation === '*' ? 'any call' : operation}</b>, ${error}, ${times}
            ${times === 1 ? 'call' : 'calls'} left
          </li>`,
      )}
    </ul>
    <form method="post" action="/_local/failures/forget"><button>Clear</button></form>
  </section>`;
}

function schedules(list: readonly ScheduleContent[]): Html {
  if (list.length === 0) return html``;
  return html`<section class="card form" aria-label="Schedules">
    <h2>Schedules</h2>
    ${list.map(
      ({ path, expression, enabled }) =>
        html`<form class="with-action" method="post" action="/_local/schedules">
          <input type="hidden" name="schedule" value="${path}" />
          <span>${path} <small class="quiet">${expression}${enabled ? '' : ', disabled'}</small></span>
          <button aria-label="Run now: ${path}">Run now</button>
        </form>`,
    )}
  </section>`;
}
