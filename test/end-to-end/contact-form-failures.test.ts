// Whatever goes wrong in the backend, the page says so clearly, keeps the input, and offers another attempt.
import { everyAttempt, ScriptedAnswer, succeeded, ticket, unsuccessful } from '../support/scripted-endpoint';
import { useScriptedForm } from '../support/scripted-form';

const OUR_FAULT = 'Something went wrong at our end.';
const STATE_MACHINE = 'arn:aws:states:eu-west-1:123456789012:stateMachine:ContactForm';

// AWS sends no output for a failed execution. If there were one, it would not count.
const FAILED_WITH_OUTPUT = JSON.stringify({
  status: 'FAILED',
  output: JSON.stringify({ outcome: 'ACCEPTED', ticketId: '7K3M-9QXT-2B4C', sentiment: 'NEUTRAL' }),
});

const scripted = useScriptedForm({ openBeforeEach: true });

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
  ['too many requests', { status: 429, body: '{"message":null}' }, 'Too many people are writing to us at the moment.'],
  ['a body too large', { status: 413, body: '{"message":null}' }, 'This message is too long.'],
  ['a bad request', { status: 400, body: '{"message":null}' }, 'We could not accept the message.'],
  ['a missing route', { status: 404, body: '{"message":"Not Found"}' }, 'We could not accept the message.'],
  ['a dropped connection', 'hang up', 'We could not be reached.'],
];

it.each(failures)(
  'says in plain words what happened, keeps the message and offers a retry: %s',
  async (_, answer, sentence) => {
    scripted.endpoint.answers(...everyAttempt(answer));
    await scripted.form.name.fill('Ines');
    await scripted.form.write('The handle came off.');

    expect(await scripted.form.failure()).toBe(sentence);
    expect(await scripted.form.page.locator('body').innerText()).not.toMatch(
      /arn:|States\.|undefined|Error\b|Welcome|null/,
    );
    expect(await scripted.form.message.inputValue()).toBe('The handle came off.');
    expect(await scripted.form.name.inputValue()).toBe('Ines');

    scripted.endpoint.reset();
    scripted.endpoint.answers(ticket('NEUTRAL'));
    await scripted.form.button('Try again').click();
    expect(await scripted.form.reply()).toBe('We have your message.');
    expect(await scripted.form.page.locator('#failure').innerHTML()).toBe('');
  },
);

it('says that there is no connection if the network is down', async () => {
  await scripted.form.page.context().setOffline(true);
  await scripted.form.write('Hello');

  expect(await scripted.form.failure()).toBe('We could not be reached.');
  expect(await scripted.form.message.isEditable()).toBe(true);
});

it("shows that it is sending, says so if that takes long, and gives up after the gateway's timeout", async () => {
  scripted.endpoint.answers({ ...ticket('NEUTRAL'), after: new Promise(() => {}) });
  await scripted.form.write('Hello');
  const button = scripted.form.button('Sending');
  await button.waitFor();

  expect(await button.getAttribute('aria-disabled')).toBe('true');
  expect(await scripted.form.message.isEditable()).toBe(false);
  expect(await scripted.form.page.locator('#status').textContent()).toBe('Sending your message.');

  await scripted.form.page.clock.runFor(6_000);
  expect(await scripted.form.page.locator('#progress').textContent()).toBe(
    'Still sending. This takes longer than usual.',
  );
  expect(await scripted.form.page.locator('#status').textContent()).toBe(
    'Still sending. This takes longer than usual.',
  );

  await scripted.form.page.clock.runFor(23_500);
  expect(await scripted.form.page.locator('#failure').textContent()).toBe('');
  await scripted.form.page.clock.runFor(3_000);
  expect(await scripted.form.failure()).toBe('No answer came in time.');
  expect(await scripted.form.message.isEditable()).toBe(true);
});

it('shows what a server sends as text, and runs none of it', async () => {
  const hostile = `<img src=x onerror="document.title='owned'"><script>document.title='owned'</script>`;
  const errors = ['', 'message', '__proto__', 'form'].map((field) => ({
    field,
    code: 'X',
    message: `${field}${hostile}`,
  }));
  scripted.endpoint.answers(succeeded({ outcome: 'REJECTED', errors }), ticket(hostile, hostile));
  const title = await scripted.form.page.title();
  await scripted.form.write('Hello');
  await scripted.form.page.locator('#notice').waitFor();

  expect(await scripted.form.page.locator('#message-error').textContent()).toBe(`message${hostile}`);
  expect(await scripted.form.page.locator('#notice li').first().textContent()).toBe(hostile);

  await scripted.form.button('Send message').click();
  await scripted.form.reply();
  expect(await scripted.form.page.locator('#ticket').textContent()).toBe(hostile);
  expect(await scripted.form.page.locator('img, script:not([src])').count()).toBe(0);
  expect(await scripted.form.page.title()).toBe(title);
});
