// The element that sends a plain form without leaving the page. Without JavaScript, or before it has loaded, the form posts as ever.
import { Accepted, Failed, failed, FormAnswer, Rejected } from './answer.js';
import { configuredEndpoint } from './endpoint.js';
import { findAll } from './find-all.js';
import { collectFields } from './form-fields.js';
import { clearAnswer, showAccepted, showFailure } from './show-answer.js';
import { clearErrors, showErrors } from './show-errors.js';
import { FormFields, submissionKeeper } from './submission.js';
import { submitForm, SubmitOptions } from './submit-form.js';

/** What a `<sentiment-form>` tells the page. They bubble, and `preventDefault()` on one of them stops what would follow. */
export interface SentimentFormEventMap {
  /** About to be sent, which can be prevented. What a listener changes in `fields` is sent so. */
  'sentiment-form:submitting': CustomEvent<{ fields: { -readonly [Name in keyof FormFields]: FormFields[Name] } }>;
  /** Accepted. Prevented, the form stays and the page shows the answer itself. */
  'sentiment-form:accepted': CustomEvent<Accepted>;
  /** Rejected. Prevented, the page shows the errors itself. */
  'sentiment-form:rejected': CustomEvent<Rejected>;
  /** Failed. Prevented, the page says so itself. */
  'sentiment-form:failed': CustomEvent<Failed>;
}

// On a server there are no elements, but a bundle that is shared with one still imports this file.
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

/**
 * `<sentiment-form>`: sends the `<form>` inside it with `submitForm`, and shows the answer.
 *
 * Attributes: `endpoint` is the URL to send to, `config` that of a JSON file `{"endpoint": ...}` which names it; without both the
 * form's `action` is used. `fill-time-field` names a field to add, with the milliseconds since the form appeared. While it is
 * sending, the element has the attribute `busy`.
 */
export class SentimentFormElement extends Base {
  /** How to send; a page that needs a token sets `headers` here. */
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

  /** A mistake is forgotten as soon as it is being mended. */
  readonly #onInput = ({ target }: Event) => {
    if (target instanceof HTMLElement) clearErrors(this, target.getAttribute('name') ?? '');
  };

  async #submit(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
    clearErrors(this);
    clearAnswer(this);
    const fields = collectFields(form, submitter);
    if (!this.#tell('submitting', { fields })) return;
    this.#setBusy(true);
    const answer = await this.#send(fields);
    this.#setBusy(false);
    if (answer.kind === 'accepted') this.#submissions.settle();
    if (this.#tell(answer.kind, answer)) this.#show(form, answer);
  }

  async #send(fields: FormFields): Promise<FormAnswer> {
    // How long it took is no part of what the person wrote: another try is still the same submission.
    const fillTimeField = this.getAttribute('fill-time-field');
    const fillTime = fillTimeField && { [fillTimeField]: Math.round(performance.now() - this.#appearedAt) };
    const submission = { ...this.#submissions.submissionOf(fields), ...fillTime };
    try {
      return await submitForm((await this.#configured()) || this.#ownEndpoint(), submission, this.options);
    } catch (mistake) {
      // The page's own, such as a URL that is none: for its author's console, not for the person.
      reportError(mistake);
      return failed('REFUSED');
    }
  }

  #show(form: HTMLFormElement, answer: FormAnswer): void {
    if (answer.kind === 'accepted') {
      showAccepted(this, form, answer);
      // Firefox fills a form again when its page is loaded again, and it would be sent twice. A control may be named `reset`.
      HTMLFormElement.prototype.reset.call(form);
    }
    if (answer.kind === 'failed') showFailure(this, answer.reason);
    if (answer.kind === 'rejected' && answer.errors.length > 0) showErrors(this, form, answer.errors);
    else if (answer.kind === 'rejected') showFailure(this, 'OUR_FAULT');
  }

  /** As a form without an action does, it posts to its own page where nothing else is said. */
  #ownEndpoint(): string {
    return this.getAttribute('endpoint') ?? findAll(this, 'form')[0]?.getAttribute('action') ?? '';
  }

  /** The button is not disabled: it would lose the focus, and with it the reader's place. */
  #setBusy(busy: boolean): void {
    this.toggleAttribute('busy', busy);
    for (const button of findAll(this, 'button,[type=submit]')) button.ariaDisabled = busy ? 'true' : null;
  }

  #tell(type: string, detail: object): boolean {
    return this.dispatchEvent(new CustomEvent(`sentiment-form:${type}`, { detail, bubbles: true, cancelable: true }));
  }
}

/**
 * Defines the element; a second time is as good as once.
 *
 * @param name what it is called in HTML
 */
export function defineSentimentForm(name = 'sentiment-form'): void {
  // A class of its own, because one class has one name.
  if (!customElements.get(name)) customElements.define(name, class extends SentimentFormElement {});
}

declare global {
  interface HTMLElementEventMap extends SentimentFormEventMap {}
}
