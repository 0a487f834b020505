// What the page does with a message on its way out, and with the answers that the workflow gives.
import { Browser } from 'playwright-core';
import { INSECURE_HOST, launchBrowser } from '../support/browser';
import { FormPage, openForm, WEB_FOLDER } from '../support/form-page';
import { ScriptedEndpoint, serveScripted, succeeded, ticket, unsuccessful } from '../support/scripted-endpoint';

const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

let browser: Browser;
let endpoint: ScriptedEndpoint;
let form: FormPage;

beforeAll(async () => {
  browser = await launchBrowser();
  endpoint = await serveScripted(WEB_FOLDER);
});

afterAll(async () => {
  await browser?.close();
  await endpoint?.close();
});

beforeEach(async () => {
  endpoint.reset();
  form = await openForm(browser, `http://127.0.0.1:${endpoint.port}/`);
});

afterEach(async () => {
  const { troubles } = form;
  await form.close();
  expect(troubles).toEqual([]);
});

describe('a message that is accepted', () => {
  it.each([
    ['NEGATIVE', 'We are sorry.'],
    ['POSITIVE', 'Thank you!'],
    ['NEUTRAL', 'We have your message.'],
    ['MIXED', 'We have your message.'],
    ['UNKNOWN', 'We have your message.'],
    ['SOMETHING_NEW', 'We have your message.'],
  ])('gets the reply that fits the sentiment %s, and its case number', async (sentiment, reply) => {
    endpoint.answers(ticket(sentiment));
    await form.write('The handle came off.');

    expect(await form.reply()).toBe(reply);
    expect(await form.page.locator('#case-number').textContent()).toBe('7K3M-9QXT-2B4C');
    expect(await form.message.isVisible()).toBe(false);
  });

  it('is posted with what was filled in, and nothing for what was not', async () => {
    endpoint.answers(ticket('NEUTRAL'));
    await form.email.fill('ines@example.com');
    await form.write('  Do you mend handles?\n');
    await form.reply();

    const submissionId: unknown = expect.stringMatching(UUID_V4);
    expect(endpoint.posted).toEqual([{ submissionId, message: 'Do you mend handles?', email: 'ines@example.com' }]);
    expect(await form.page.locator('#answer-next').textContent()).toContain('we write to ines@example.com');
  });

  it('says that nobody can write back when no address was left', async () => {
    endpoint.answers(ticket('NEGATIVE'));
    await form.write('It leaks.');
    await form.reply();

    expect(await form.page.locator('#answer-next').textContent()).toContain('You left no email address');
  });

  it('has a case number that a button copies', async () => {
    await form.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    endpoint.answers(ticket('NEUTRAL', 'AAAA-BBBB-CCCC'));
    await form.write('Hello');
    await form.button('Copy the case number').click();

    await form.page.getByText('Copied').waitFor();
    expect(await form.page.evaluate('navigator.clipboard.readText()')).toBe('AAAA-BBBB-CCCC');
  });

  it('makes room for another one by the same person', async () => {
    endpoint.answers(ticket('NEUTRAL'), ticket('POSITIVE'));
    await form.name.fill('Ines');
    await form.write('The first');
    await form.button('Write another message').click();

    expect(await form.message.inputValue()).toBe('');
    expect(await form.name.inputValue()).toBe('Ines');
    await form.write('The second');
    expect(await form.reply()).toBe('Thank you!');
  });
});

it('is posted to the endpoint that the page names', async () => {
  endpoint.answers(ticket('NEUTRAL'));
  await form.page.evaluate(`document.querySelector('meta[name="form-endpoint"]').content = '/contact'`);
  const posting = form.page.waitForRequest((request) => request.method() === 'POST');
  await form.write('Hello');

  expect((await posting).url()).toBe(`http://127.0.0.1:${endpoint.port}/contact`);
  expect(await form.reply()).toBe('We have your message.');
});

describe('a message that is rejected', () => {
  it('shows each error at its field, and the rest above the form', async () => {
    endpoint.answers(
      succeeded({
        outcome: 'REJECTED',
        errors: [
          { field: 'email', code: 'INVALID_FORMAT', message: 'We cannot write to this address.' },
          { field: '', code: 'TOO_MANY', message: 'Please come back tomorrow.' },
          { field: 'shoeSize', code: 'UNKNOWN_FIELD', message: 'The form has no such field.' },
        ],
      }),
    );
    await form.write('Hello');

    const notice = form.page.locator('#notice');
    await notice.waitFor();
    expect(await notice.getByRole('listitem').allTextContents()).toEqual([
      'Please come back tomorrow.',
      'The form has no such field.',
    ]);
    expect(await form.page.locator('#email-error').textContent()).toBe('We cannot write to this address.');
    expect(await form.email.getAttribute('aria-invalid')).toBe('true');
    expect(await form.message.getAttribute('aria-invalid')).toBeNull();
    expect(await form.message.inputValue()).toBe('Hello');
  });

  it.each([[[]], [undefined], [['nonsense', null, 7]], [[{ field: 'message' }]]])(
    'asks to look through the message when the errors are %j',
    async (errors) => {
      endpoint.answers(succeeded({ outcome: 'REJECTED', errors }));
      await form.write('Hello');

      await form.page.getByText('Please look through your message and send it again.').waitFor();
    },
  );

  it('is taken once it was corrected, and its errors are gone', async () => {
    const errors = [{ field: 'message', code: 'TOO_RUDE', message: 'Please say it differently.' }];
    endpoint.answers(succeeded({ outcome: 'REJECTED', errors }), ticket('NEUTRAL'));
    await form.write('Oi!');
    await form.page.getByText('Please say it differently.').waitFor();
    await form.message.fill('Good day!');

    expect(await form.page.locator('#message-error').textContent()).toBe('');
    await form.button('Send message').click();
    expect(await form.reply()).toBe('We have your message.');
  });
});

describe('a mistake that the page sees by itself', () => {
  it.each([
    ['no message', { message: ' \n ' }, '#message-error', 'Please write your message.'],
    ['5,001 characters', { message: 'x'.repeat(5_001) }, '#message-error', 'Please keep to 5,000 characters.'],
    ['a name of 101 characters', { name: 'x'.repeat(101) }, '#name-error', 'Please keep to 100 characters.'],
    ['an address without an @', { email: 'ines at home' }, '#email-error', 'Please check this address.'],
  ])('is shown at once and nothing is sent: %s', async (_, typed: Record<string, string>, place, text) => {
    await form.name.fill(typed.name ?? '');
    await form.email.fill(typed.email ?? '');
    await form.write(typed.message ?? 'Hello');

    expect(await form.page.locator(place).textContent()).toBe(text);
    expect(endpoint.posted).toEqual([]);
  });

  it('does not count an emoji as two characters', async () => {
    endpoint.answers(ticket('NEUTRAL'));
    await form.write('☂️'.repeat(1_000) + '🌧'.repeat(3_000));

    expect(await form.reply()).toBe('We have your message.');
  });

  it.each([390, 1280])('moves nothing when it is shown, %i pixels wide', async (width) => {
    await form.page.setViewportSize({ width, height: 1200 });
    const before = await form.button('Send message').boundingBox();
    await form.name.fill('x'.repeat(101));
    await form.email.fill('nobody');
    await form.button('Send message').click();
    await form.page.getByText('Please check this address.').waitFor();

    expect(await form.button('Send message').boundingBox()).toEqual(before);
  });
});

describe('one submission', () => {
  it('is posted once, however often the button is pressed', async () => {
    let release = () => {};
    endpoint.answers({ ...ticket('NEUTRAL'), after: new Promise((resolve) => (release = resolve)) }, ticket('NEUTRAL'));
    await form.message.fill('Hello');
    await form.button('Send message').dblclick();
    // Forced, because Playwright itself would wait for a button that says it is disabled.
    await form.button('Sending').click({ force: true });
    await form.page.keyboard.press('Enter');
    release();
    await form.reply();

    expect(endpoint.posted).toHaveLength(1);
  });

  it('keeps its id when it is sent again after a failure', async () => {
    endpoint.answers('hang up', unsuccessful('TIMED_OUT', 'States.Timeout', ''), ticket('NEUTRAL'));
    await form.write('Hello');
    await form.failure();
    await form.button('Try again').click();
    await form.page.getByText('Something went wrong at our end.').waitFor();
    await form.button('Try again').click();
    await form.reply();

    expect(endpoint.posted).toHaveLength(3);
    expect(idsPosted().size).toBe(1);
  });

  it('becomes another one when its content changes', async () => {
    endpoint.answers('hang up', ticket('NEUTRAL'));
    await form.write('Hello');
    await form.failure();
    await form.message.fill('Hello again');
    await form.button('Try again').click();
    await form.reply();

    expect(idsPosted().size).toBe(2);
  });

  it('becomes another one after an answer, even when the words are the same', async () => {
    endpoint.answers(ticket('NEUTRAL'), ticket('NEUTRAL'));
    await form.write('Hello');
    await form.reply();
    await form.button('Write another message').click();
    await form.write('Hello');
    await form.reply();

    expect(idsPosted().size).toBe(2);
  });

  it('has an id, and a number to copy, on a page without HTTPS too', async () => {
    const insecure = await openForm(browser, `http://${INSECURE_HOST}:${endpoint.port}/`);
    expect(await insecure.page.evaluate('isSecureContext')).toBe(false);
    endpoint.answers(ticket('NEUTRAL'));
    await insecure.write('Hello');
    await insecure.button('Copy the case number').click();

    await insecure.page.getByText('Selected: now copy it').waitFor();
    expect(await insecure.page.evaluate('String(getSelection())')).toBe('7K3M-9QXT-2B4C');
    expect(endpoint.posted[0]?.submissionId).toMatch(UUID_V4);
    expect(insecure.troubles).toEqual([]);
    await insecure.close();
  });
});

it('says that it needs JavaScript where there is none, and does not pretend to send', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${endpoint.port}/`);

  expect(await page.locator('noscript p').innerText()).toContain('This form needs JavaScript');
  expect(await page.locator('noscript p').isVisible()).toBe(true);
  expect(await page.getByRole('button', { name: 'Send message' }).isDisabled()).toBe(true);
  await context.close();
});

function idsPosted(): Set<unknown> {
  return new Set(endpoint.posted.map(({ submissionId }) => submissionId));
}
