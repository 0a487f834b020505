// <sentiment-form> with a running backend, in both answer formats; and the same form without JavaScript.
import { App, Stack } from 'aws-cdk-lib';
import { Browser, Page } from 'playwright-core';
import { LocalBackend } from 'sentiment-form-local';
import { FormAnswers, FormField, SentimentFormBackend } from '../../src';
import { launchBrowser, openWindow } from '../support/browser';
import { ElementFolder, elementFolder } from '../support/element-folder';
import { startPatiently } from '../support/start-patiently';

const FORM = `<sentiment-form endpoint="/contact">
  <form action="/contact" method="post">
    <label for="message">Message</label><textarea id="message" name="message"></textarea><p data-error-for="message"></p>
    <label for="rating">Rating</label><input id="rating" name="rating" type="number"><p data-error-for="rating"></p>
    <label for="agree">I agree</label><input id="agree" name="agree" type="checkbox">
    <button>Send</button>
    <p role="alert" data-failed hidden>Something went wrong.</p>
  </form>
  <template data-accepted><p>Your number: <b data-ticket></b> (<i data-sentiment></i>)</p></template>
</sentiment-form>`;

const KIND = 'Thank you so much, the new handle is wonderful and I love it!';

let browser: Browser;
let folder: ElementFolder;

beforeAll(async () => {
  [browser, folder] = await Promise.all([launchBrowser(), elementFolder()]);
  await folder.write(FORM);
});
afterAll(async () => {
  await browser?.close();
  await folder?.remove();
});

describe.each<[string, () => FormAnswers]>([
  ['envelopes', () => FormAnswers.envelope()],
  ['answers like a web API', () => FormAnswers.http()],
])('with %s', (_, answers) => {
  const running = useBackend(answers);

  it('sends the form and shows its ticket', async () => {
    const page = await running.open();
    await fillIn(page, KIND, '5');
    await page.getByText('Your number:').waitFor();

    const [item] = await running.records();
    expect(item).toMatchObject({ sentiment: 'POSITIVE', fields: { message: KIND, rating: 5, agree: true } });
    expect(await page.locator('b').textContent()).toBe(item.ticketId);
    expect(await page.locator('i').textContent()).toBe('POSITIVE');
  });

  it('shows the errors of the backend at the fields', async () => {
    const page = await running.open();
    await fillIn(page, '', '7');
    await page.getByText('message is required.').waitFor();

    expect(await page.locator('[data-error-for="rating"]').textContent()).toBe('rating must be from 1 to 5.');
    expect(await page.evaluate('document.activeElement.id')).toBe('message');
    expect(await running.records()).toEqual([]);
  });

  it('makes one ticket of a submission whose answer was lost', async () => {
    const page = await running.open();
    let lost = 0;
    await page.route('**/contact', async (route) => {
      await route.fetch();
      if (lost++ > 0) await route.continue();
      else await route.abort();
    });
    await fillIn(page, KIND, '5');
    await page.getByText('Your number:').waitFor();

    expect(lost).toBe(2);
    expect(await running.records()).toHaveLength(1);
  });
});

describe('without JavaScript', () => {
  const running = useBackend(() => FormAnswers.http());

  it('the form is posted by the browser, and the answer is a page', async () => {
    const page = await running.open({ javaScriptEnabled: false });
    await fillIn(page, KIND, '5');
    await page.getByRole('heading', { name: 'Thank you' }).waitFor();

    const [item] = await running.records();
    expect(item).toMatchObject({ fields: { message: KIND, rating: 5, agree: true } });
    expect(await page.locator('strong').textContent()).toBe(item.ticketId);
  });
});

async function fillIn(page: Page, message: string, rating: string): Promise<void> {
  await page.getByLabel('Message').fill(message);
  await page.getByLabel('Rating').fill(rating);
  await page.getByLabel('I agree').check();
  await page.getByRole('button').click();
}

/** A backend for this form, new for each test, that also serves the page. */
function useBackend(answers: () => FormAnswers) {
  let backend: LocalBackend;
  let page: Page;

  beforeEach(async () => {
    const app = new App();
    new SentimentFormBackend(new Stack(app, 'Stack'), 'Form', {
      answers: answers(),
      api: { path: '/contact' },
      fields: {
        message: FormField.text({ required: true }),
        rating: FormField.number({ min: 1, max: 5 }),
        agree: FormField.checkbox(),
      },
    });
    backend = await startPatiently(app.synth(), { webDir: folder.path });
  });
  afterEach(async () => {
    await page?.context().close();
    await backend?.stop();
  });

  return {
    open: async (options: { javaScriptEnabled?: boolean } = {}) => {
      page = await (await openWindow(browser, options)).newPage();
      await page.goto(`${new URL(backend.endpoint).origin}/`);
      return page;
    },
    records: async () => backend.table('Stack/Form/Submissions').items(),
  };
}
