// The element that sends a plain form without leaving the page. Without JavaScript, or before it has loaded, the browser
// posts the form as usual.
import { Accepted, Failed, failed, FormAnswer, Rejected } from './answer.js';
import { configuredEndpoint } from './endpoint.js';
import { collectFields, findAll } from './form-fields.js';
import { clearAnswer, showAccepted, showFailure } from './show-answer.js';
import { clearErrors, showErrors } from './show-errors.js';
import { FormFields, submissionKeeper } from './submission.js';
import { submitForm, SubmitOptions } from './submit-form.js';

/** The events of `<sentiment-form>`. They bubble. `preventDefault()` prevents the default action. */
export interface SentimentFormEventMap {
  /** Before sending. Can be prevented. A listener may change `fields`. */
  'sentiment-form:submitting': CustomEvent<{ fields: { -readonly [Name in keyof FormFields]: FormFields[Name] } }>;
  /** The submission was accepted. If prevented, the form stays, and the page has to show the answer. */
  'sentiment-form:accepted': CustomEvent<Accepted>;
  /** The submission was rejected. If prevented, the page has to show the errors. */
  'sentiment-form:rejected': CustomEvent<Rejected>;
  /** The submission failed. If prevented, the page has to show the failure. */
  'sentiment-form:failed': CustomEvent<Failed>;
}

// A server has no elements, but a bundle that it shares with the page may import this file.
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

/**
 * `<sentiment-form>`: sends the `<form>` inside it with `submitForm`, and shows the answer.
 *
 * Attributes: `endpoint` is the URL to send to, `config` is the URL of a JSON file `{"endpoint": ...}` that contains it.
 * Without both, the form's `action` is used. `fill-time-field` is the name of a field to add, with the milliseconds since
 * the form appeared. While the element is sending, it has the attribute `busy`.
 */
export class SentimentFormElement extends Base {
  /** Options of `submitForm`. For example, a page that needs a token sets `headers` here. */
  declare public options?: SubmitOptions;
  readonly #submissions = submissionKeeper();
  #appearedAt = 0;
  #configured = async () => '';

  /** @internal */
  public connectedCallback(): void {
    this.#appearedAt = performance.now();
    this.addEventListener('submit', this.#onSubmit);
    this.addEventListener('input', this.#onInput);
    const config = this.getAttribute('config');
    if (config) this.#configured = configuredEndpoint(config, '');
    void this.#configured();
  }

  readonly #onSubmit = (event: SubmitEvent) => {
    if (event.defaultPrevented || !(event.target instanceof HTMLFormElement)) return;
    event.preventDefault();
    if (!this.hasAttribute('busy')) void this.#submit(event.target, event.submitter);
  };

  /** The error of a field is removed when its value changes. */
  readonly #onInput = ({ target }: Event) => {
    if (target instanceof HTMLElement) clearErrors(this, target.getAttribute('name') ?? '');
  };

  async #submit(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
    clearErrors(this);
    clearAnswer(this);
    const fields = collectFields(form, submitter);
    if (!this.#dispatch('submitting', { fields })) return;
    this.#setBusy(true);
    const answer = await this.#send(fields);
    this.#setBusy(false);
    if (answer.kind === 'accepted') this.#submissions.settle();
    if (this.#dispatch(answer.kind, answer)) this.#show(form, answer);
  }

  async #send(fields: FormFields): Promise<FormAnswer> {
    // The fill time is not part of the content: another attempt is still the same submission.
    const fillTimeField = this.getAttribute('fill-time-field');
    const fillTime = fillTimeField && { [fillTimeField]: Math.round(performance.now() - this.#appearedAt) };
    const submission = { ...this.#submissions.submissionOf(fields), ...fillTime };
    try {
      return await submitForm((await this.#configured()) || this.#ownEndpoint(), submission, this.options);
    } catch (mistake) {
      // An error of the page, such as an invalid URL: it goes to the console for the developer, not to the person.
      reportError(mistake);
      return failed('REFUSED');
    }
  }

  #show(form: HTMLFormElement, answer: FormAnswer): void {
    if (answer.kind === 'accepted') {
      showAccepted(this, form, answer);
      // Firefox restores the values of a form after a reload, so it could be sent twice. The prototype is used because a
      // control may be named `reset`.
      HTMLFormElement.prototype.reset.call(form);
    }
    if (answer.kind === 'failed') showFailure(this, answer.reason);
    if (answer.kind === 'rejected' && answer.errors.length > 0) showErrors(this, form, answer.errors);
    else if (answer.kind === 'rejected') showFailure(this, 'OUR_FAULT');
  }

  /** The default is the page itself, as for a form without an action. */
  #ownEndpoint(): string {
    return this.getAttribute('endpoint') ?? findAll(this, 'form')[0]?.getAttribute('action') ?? '';
  }

  /** The button is not disabled, because it would lose the focus, and a screen reader would lose its position. */
  #setBusy(busy: boolean): void {
    this.toggleAttribute('busy', busy);
    for (const button of findAll(this, 'button,[type=submit]')) button.ariaDisabled = busy ? 'true' : null;
  }

  #dispatch(type: string, detail: object): boolean {
    return this.dispatchEvent(new CustomEvent(`sentiment-form:${type}`, { detail, bubbles: true, cancelable: true }));
  }
}

/**
 * Defines the element. Calling it again has no effect.
 *
 * @param name the name of the element in HTML
 */
export function defineSentimentForm(name = 'sentiment-form'): void {
  // A new class, because a class can be registered under only one name.
  if (!customElements.get(name)) customElements.define(name, class extends SentimentFormElement {});
}

declare global {
  interface HTMLElementEventMap extends SentimentFormEventMap {}
}
