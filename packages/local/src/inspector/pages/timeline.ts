/** When each visit happened: a bar for each visit, and inside the bar of a task one for each attempt. */
import { counted } from '../counted';
import { durationText } from '../duration';
import { type Trace } from '../history/trace';
import { depthOf, type StateVisit } from '../history/visit';
import { html, type Html } from '../html';
import { durationOf } from '../shown-executions';
import { type ShownExecution } from '../source';

/** The section of the page. */
export function timeline(execution: ShownExecution, trace: Trace, anchorOf: (name: string) => string): Html {
  const { startDate, stopDate = Date.now() } = execution;
  const scale = scaleFrom(startDate, stopDate);
  const left = trace.visits.length - SHOWN;
  return html`<section class="timeline" aria-label="Timeline">
    <h2>Timeline <small>${durationText(durationOf(execution))}</small></h2>
    <ol class="card">
      ${trace.visits.slice(0, SHOWN).map((visit) => row(visit, { trace, anchorOf, scale, end: stopDate }))}
    </ol>
    ${left > 0 ? html`<p class="quiet">${counted(left, 'more visit')} not shown. The data at /_local/api/ is complete.</p>` : ''}
  </section>`;
}

const SHOWN = 300;

/** From a time to a percentage. */
type Scale = (time: number) => number;

function scaleFrom(start: number, end: number): Scale {
  const whole = Math.max(1, end - start);
  return (time) => Math.min(100, Math.max(0, ((time - start) / whole) * 100));
}

interface RowContext {
  readonly trace: Trace;
  readonly anchorOf: (name: string) => string;
  readonly scale: Scale;
  readonly end: number;
}

function row(visit: StateVisit, { trace, anchorOf, scale, end }: RowContext): Html {
  const { name, enteredAt, exitedAt = end, attempts, iteration } = visit;
  const ending = trace.ending(visit);
  const item = iteration === undefined ? '' : ` [${iteration}]`;
  return html`<li class="${ending}">
    <a class="depth-${Math.min(4, depthOf(visit))}" href="#${anchorOf(name)}">${name}${item}</a>
    <svg class="bars" width="100%" height="16" aria-hidden="true">
      <line class="track" x1="0" x2="100%" y1="8" y2="8" />
      ${bar('visit', scale(enteredAt), scale(exitedAt))}
      ${attempts.map(({ scheduledAt, endedAt = exitedAt, error }) => bar(error === undefined ? 'try' : 'try bad', scale(scheduledAt), scale(endedAt)))}
    </svg>
    <span class="took">${durationText(exitedAt - enteredAt)}${ending === 'succeeded' ? '' : `, ${ending}`}</span>
  </li>`;
}

// A visit that took no time is still visible.
const THINNEST = 0.4;

function bar(kind: string, from: number, to: number): Html {
  const width = Math.max(THINNEST, to - from);
  const x = Math.min(from, 100 - width);
  return html`<rect class="${kind}" x="${x.toFixed(2)}%" width="${width.toFixed(2)}%" y="3" height="10" rx="2" />`;
}
