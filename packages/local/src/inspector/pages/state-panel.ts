/** The details of a state next to the graph; before one is selected, those of the whole execution. */
import { type Cost } from '../../cost/cost';
import { costText } from '../../cost/cost-text';
import { counted } from '../counted';
import { durationText } from '../duration';
import { type Transition, type Workflow, type WorkflowState } from '../graph/workflow';
import { type Trace } from '../history/trace';
import { type Attempt, type StateVisit } from '../history/visit';
import { html, type Html } from '../html';
import { jsonView } from '../json-view';
import { type ShownExecution } from '../source';

/** Input and output. */
export function overviewPanel({ input, output, error, cause }: ShownExecution, cost?: Cost): Html {
  return html`<section class="panel card" id="overview" aria-label="Execution">
    <h2>Execution</h2>
    <p class="quiet hint">
      Choose a state to see its input and output. Use the arrow keys to move between states, and Escape to return here.
    </p>
    ${failure({ error, cause })} ${value('Input', input)} ${value('Output', output)}
    ${
      cost === undefined
        ? ''
        : html`<h3>Cost on AWS</h3>
            <p>${costText(cost)}</p>`
    }
  </section>`;
}

/** What the panel needs from the page. */
export interface PanelContext {
  readonly trace: Trace;
  readonly anchorOf: (name: string) => string;
}

/** One state, with all its visits. */
export function statePanel(state: WorkflowState, workflow: Workflow, { trace, anchorOf }: PanelContext): Html {
  const { name, type, definition } = state;
  const done = trace.state(name);
  const visits = done?.visits ?? [];
  const left = visits.length - SHOWN_VISITS;
  return html`<section class="panel card" id="${anchorOf(name)}" aria-label="${name}">
    <h2>${name}</h2>
    <p class="quiet">${done === undefined ? `${type}, not entered by this execution` : summary(type, done)}</p>
    ${typeof definition.Comment === 'string' ? html`<p>${definition.Comment}</p>` : ''}
    ${visits.slice(0, SHOWN_VISITS).map((visit, i) => visitPart(visit, i, visits.length))}
    ${left > 0 ? html`<p class="quiet">${counted(left, 'more visit')} not shown. The data at /_local/api/ is complete.</p>` : ''}
    ${waysOn(waysFrom(name, workflow), { trace, anchorOf })}
    <details class="definition" id="definition-${anchorOf(name)}">
      <summary>Definition</summary>
      ${jsonView(JSON.stringify(withoutStates(definition)))}
    </details>
  </section>`;
}

// A Map can visit its states a thousand times.
const SHOWN_VISITS = 10;

function summary(type: string, { visits, ending, duration, retries }: NonNullable<ReturnType<Trace['state']>>): string {
  const times = visits.length > 1 ? `, ${visits.length} times` : '';
  const again = retries > 0 ? `, ${retries} ${retries === 1 ? 'retry' : 'retries'}` : '';
  return `${type}, ${ending}${times}, ${durationText(duration)}${again}`;
}

function visitPart(visit: StateVisit, index: number, count: number): Html {
  const { iteration, input, output, assigned, attempts } = visit;
  const name = iteration === undefined ? `Visit ${index + 1}` : `Item ${iteration}`;
  return html`${count > 1 ? html`<h3>${name}</h3>` : ''}
  ${attempts.some(({ error }) => error !== undefined) ? '' : failure(visit.failure ?? {})} ${value('Input', input)}
  ${attempts.map((attempt, i) => attemptPart(attempt, i, attempts.length))}
  ${assigned.map((variable) => value(`$${variable.name}`, variable.value, 'assigned'))}
  ${output === input && output !== undefined ? html`<p class="value-name">Output <small>the same as the input</small></p>` : value('Output', output)}`;
}

function attemptPart(attempt: Attempt, index: number, count: number): Html {
  const { resource, scheduledAt, endedAt, result, error, cause } = attempt;
  const time = endedAt === undefined ? 'not ended' : durationText(endedAt - scheduledAt);
  const title = count > 1 ? `Try ${index + 1} of ${count}` : 'Task';
  return html`<div class="attempt">
    <p class="value-name">
      ${title} <small><code>${resource}</code>, ${time}</small>
    </p>
    ${value('Arguments', attempt.arguments)} ${value('Result', result)} ${failure({ error, cause })}
  </div>`;
}

function failure({ error, cause }: { readonly error?: string; readonly cause?: string }): Html {
  if (error === undefined && cause === undefined) return html``;
  return html`<div class="failure">
    <p><b>${error ?? 'no error name'}</b></p>
    ${cause === undefined ? '' : jsonView(cause)}
  </div>`;
}

function value(name: string, text: string | undefined, note = ''): Html {
  return text === undefined
    ? html``
    : html`<p class="value-name">${name} <small>${note}</small></p>
        ${jsonView(text)}`;
}

function waysOn(ways: readonly Transition[], { trace, anchorOf }: PanelContext): Html {
  if (ways.length === 0) return html``;
  return html`<p class="value-name">Next states</p>
    <ul class="ways">
      ${ways.map(({ from, to, kind, when }) => {
        const taken = trace.timesTaken(from, to) > 0;
        return html`<li class="${taken ? 'taken' : ''}">
          <a href="#${anchorOf(to)}">${to}</a> <small>${WAYS[kind]}${taken ? ', taken' : ''}</small>
          ${when === undefined ? '' : html`<code>${when}</code>`}
        </li>`;
      })}
    </ul>`;
}

const WAYS: Readonly<Record<Transition['kind'], string>> = {
  next: 'next',
  choice: 'if',
  default: 'otherwise',
  catch: 'after an error',
};

function waysFrom(name: string, workflow: Workflow): readonly Transition[] {
  const own = workflow.transitions.filter(({ from }) => from === name);
  return own.length > 0 ? own : workflow.states.flatMap(({ inner }) => inner.flatMap((part) => waysFrom(name, part)));
}

/** The inner states of a container have their own panels. */
function withoutStates(definition: WorkflowState['definition']): WorkflowState['definition'] {
  const { Branches: _branches, ItemProcessor: _processor, Iterator: _iterator, ...rest } = definition;
  return rest;
}
