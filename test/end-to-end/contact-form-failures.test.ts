// Whatever goes wrong behind the page, it says so plainly, keeps what was typed, and offers another try.
import { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser';
import { FormPage, openForm, WEB_FOLDER } from '../support/form-page';
import {
  ScriptedAnswer,
  ScriptedEndpoint,
  serveScripted,
  succeeded,
  ticket,
  unsuccessful,
} from '../support/scripted-endpoint';

const OUR_FAULT = 'Something went wrong at our end.';
const STATE_MACHINE = 'arn:aws:states:eu-west-1:123456789012:stateMachine:ContactForm';

// AWS sends no output with a failure. Were there one, it would be no promise to anybody.
const FAILED_WITH_OUTPUT = JSON.stringify({
  status: 'FAILED',
  output: JSON.stringify({ outcome: 'ACCEPTED', ticketId: '7K3M-9QXT-2B4C', sentiment: 'NEUTRAL' }),
});

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

const failures: [string, ScriptedAnswer, string][] = [
  ['a failed execution', unsuccessful('FAILED', 'States.Runtime', `No such path in ${STATE_MACHINE}`), OUR_FAULT],
  ['an execution that timed out', unsuccessful('TIMED_OUT', 'States.Timeout', STATE_MACHINE), OUR_FAULT],
  ['a failed execution that left an output', { status: 200, body: FAILED_WITH_OUTPUT }, OUR_FAULT],
  ['an error of the gateway', { status: 500, body: '{"message":"Internal Server Error"}' }, OUR_FAULT],
  ['a gateway that cannot reach', { status: 503, body: '{"message":"Service Unavailable"}' }, OUR_FAULT],
  ['a page of a proxy', { status: 200, body: '<html><b>Welcome to the hotel!</b></html>' }, OUR_FAULT],
  ['an empty body', { status: 200, body: '' }, OUR_FAULT],
  ['null', { status: 200, body: 'null' }, OUR_FAULT],
  ['an answer in the place of the envelope', { status: 200, body: '{"outcome":"ACCEPTED","ticketId":"X"}' }, OUR_FAULT],
  ['an output that is not JSON', { status: 200, body: '{"status":"SUCCEEDED","output":"{"}' }, OUR_FAULT],
  ['an output that is not a string', { status: 200, body: '{"status":"SUCCEEDED","output":{}}' }, OUR_FAULT],
  ['an output of null', succeeded(null), OUR_FAULT],
  ['an outcome that nobody knows', succeeded({ outcome: 'POSTPONED' }), OUR_FAULT],
  ['a ticket without a number', succeeded({ outcome: 'ACCEPTED', sentiment: 'NEUTRAL' }), OUR_FAULT],
  ['a number that is not a text', succeeded({ outcome: 'ACCEPTED', ticketId: 7, sentiment: 'NEUTRAL' }), OUR_FAULT],
  ['too many requests', { status: 429, body: '{"message":null}' }, 'Many people are writing to us just now.'],
  ['a body too large', { status: 413, body: '{"message":null}' }, 'This is more than our letterbox takes.'],
  ['a bad request', { status: 400, body: '{"message":null}' }, 'Our letterbox did not take the message.'],
  ['a missing route', { status: 404, body: '{"message":"Not Found"}' }, 'Our letterbox did not take the message.'],
  ['a dropped connection', 'hang up', 'We could not be reached.'],
];

it.each(failures)(
  'says plainly what happened, keeps the message and offers a retry: %s',
  async (_, answer, sentence) => {
    endpoint.answers(answer, ticket('NEUTRAL'));
    await form.name.fill('Ines');
    await form.write('The handle came off.');

    expect(await form.failure()).toBe(sentence);
    expect(await form.page.locator('body').innerText()).not.toMatch(/arn:|States\.|undefined|Error\b|Welcome|null/);
    expect(await form.message.inputValue()).toBe('The handle came off.');
    expect(await form.name.inputValue()).toBe('Ines');

    await form.button('Try again').click();
    expect(await form.reply()).toBe('We have your message.');
    expect(await form.page.locator('#failure').innerHTML()).toBe('');
  },
);

it('says that it cannot be reached when there is no network', async () => {
  await form.page.context().setOffline(true);
  await form.write('Hello');

  expect(await form.failure()).toBe('We could not be reached.');
  expect(await form.message.isEditable()).toBe(true);
});

it('shows that it is sending, says so when that takes long, and gives up after the gateway would have', async () => {
  endpoint.answers({ ...ticket('NEUTRAL'), after: new Promise(() => {}) });
  await form.write('Hello');
  const button = form.button('Sending');
  await button.waitFor();

  expect(await button.getAttribute('aria-disabled')).toBe('true');
  expect(await form.message.isEditable()).toBe(false);
  expect(await form.page.locator('#status').textContent()).toBe('Sending your message.');

  await form.page.clock.runFor(6_000);
  expect(await form.page.locator('#progress').textContent()).toBe('Still sending. This takes longer than usual.');
  expect(await form.page.locator('#status').textContent()).toBe('Still sending. This takes longer than usual.');

  await form.page.clock.runFor(23_500);
  expect(await form.page.locator('#failure').textContent()).toBe('');
  await form.page.clock.runFor(3_000);
  expect(await form.failure()).toBe('No answer came in time.');
  expect(await form.message.isEditable()).toBe(true);
});

it('shows what a server says as text, and runs none of it', async () => {
  const hostile = `<img src=x onerror="document.title='owned'"><script>document.title='owned'</script>`;
  const errors = ['', 'message', '__proto__', 'form'].map((field) => ({
    field,
    code: 'X',
    message: `${field}${hostile}`,
  }));
  endpoint.answers(succeeded({ outcome: 'REJECTED', errors }), ticket(hostile, hostile));
  const title = await form.page.title();
  await form.write('Hello');
  await form.page.locator('#notice').waitFor();

  expect(await form.page.locator('#message-error').textContent()).toBe(`message${hostile}`);
  expect(await form.page.locator('#notice li').first().textContent()).toBe(hostile);

  await form.button('Send message').click();
  await form.reply();
  expect(await form.page.locator('#case-number').textContent()).toBe(hostile);
  expect(await form.page.locator('img, script:not([src])').count()).toBe(0);
  expect(await form.page.title()).toBe(title);
});
