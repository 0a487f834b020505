/** The states of the example's form that look different, each reached as a person would. */
import type { Browser } from 'playwright-core';
import type { View } from './view';
import { openForm, WEB_FOLDER, type FormPage } from '../../../test/support/form-page';
import { serveScripted, succeeded, ticket, type ScriptedEndpoint } from '../../../test/support/scripted-endpoint';

type Reach = (form: FormPage, endpoint: ScriptedEndpoint) => Promise<void>;

const STATES: Readonly<Record<string, Reach>> = {
  empty: async (form) => form.message.waitFor(),
  'with errors': async (form) => {
    await form.name.fill('x'.repeat(101));
    await form.email.fill('nobody');
    await form.button('Send message').click();
    await form.page.getByText('Please write your message.').waitFor();
  },
  'too long': async (form) => form.message.fill('x'.repeat(5_001)),
  sending: async (form, endpoint) => {
    endpoint.answers({ ...ticket('NEUTRAL'), after: new Promise(() => undefined) });
    await form.write('Hello');
    await form.button('Sending').waitFor();
    await form.page.clock.runFor(6_000);
  },
  rejected: async (form, endpoint) => {
    const errors = [{ field: '', code: 'X', message: 'Not today.' }];
    endpoint.answers(succeeded({ outcome: 'REJECTED', errors }));
    await form.write('Hello');
    await form.page.getByText('Not today.').waitFor();
  },
  failed: async (form, endpoint) => {
    endpoint.answers({ status: 500, body: '' });
    await form.write('Hello');
    await form.failure();
  },
  'answered, negative': async (form, endpoint) => {
    endpoint.answers(ticket('NEGATIVE', 'WWWW-MMMM-WWWW-M'));
    await form.email.fill('ada@example.com');
    await form.write('Hello');
    await form.reply();
  },
  'answered, positive': async (form, endpoint) => {
    endpoint.answers(ticket('POSITIVE'));
    await form.write('Hello');
    await form.reply();
  },
};

/** Shows every state. */
export async function showContactForm(browser: Browser, view: View): Promise<void> {
  await showStates(browser, view, WEB_FOLDER, Object.keys(STATES));
}

/** Shows the form of a folder in states. */
export async function showStates(
  browser: Browser,
  view: View,
  folder: string,
  states: readonly string[],
): Promise<void> {
  const endpoint = await serveScripted(folder);
  try {
    for (const name of states) {
      await view.inEachLook(async (options, show) => {
        endpoint.reset();
        const form = await openForm(browser, `http://127.0.0.1:${endpoint.port}/`, options);
        await STATES[name](form, endpoint);
        await show(`the form, ${name}`, form.page);
        await form.close();
      });
    }
  } finally {
    await endpoint.close();
  }
}
