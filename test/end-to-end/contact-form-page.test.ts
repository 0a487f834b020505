// How the page sends a message, and what it shows for the answers of the workflow.
import { allowClipboard, INSECURE_HOST, openWindow } from '../support/browser';
import { openForm } from '../support/form-page';
import { everyAttempt, succeeded, ticket, unsuccessful } from '../support/scripted-endpoint';
import { useScriptedForm } from '../support/scripted-form';

const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const scripted = useScriptedForm({ openBeforeEach: true });

describe('a message that is accepted', () => {
  it.each([
    ['NEGATIVE', 'We are sorry.'],
    ['POSITIVE', 'Thank you!'],
    ['NEUTRAL', 'We have your message.'],
    ['MIXED', 'We have your message.'],
    ['UNKNOWN', 'We have your message.'],
    ['SOMETHING_NEW', 'We have your message.'],
  ])('gets the reply for the sentiment %s, and its ticket', async (sentiment, reply) => {
    scripted.endpoint.answers(ticket(sentiment));
    await scripted.form.write('The handle came off.');

    expect(await scripted.form.reply()).toBe(reply);
    expect(await scripted.form.page.locator('#ticket').textContent()).toBe('7K3M-9QXT-2B4C');
    expect(await scripted.form.message.isVisible()).toBe(false);
  });

  it('is posted with the fields that were filled in, and no others', async () => {
    scripted.endpoint.answers(ticket('NEUTRAL'));
    await scripted.form.email.fill('ines@example.com');
    await scripted.form.write('  Do you mend handles?\n');
    await scripted.form.reply();

    const submissionId: unknown = expect.stringMatching(UUID_V4);
    expect(scripted.endpoint.posted).toEqual([
      { submissionId, message: 'Do you mend handles?', email: 'ines@example.com' },
    ]);
    expect(await scripted.form.page.locator('#answer-next').textContent()).toContain(
      'we will write to ines@example.com',
    );
  });

  it('gets a note that nobody can write back if there is no address', async () => {
    scripted.endpoint.answers(ticket('NEGATIVE'));
    await scripted.form.write('It leaks.');
    await scripted.form.reply();

    expect(await scripted.form.page.locator('#answer-next').textContent()).toContain('You left no email address');
  });

  it('has a ticket that a button copies', async () => {
    await allowClipboard(scripted.form.page.context());
    scripted.endpoint.answers(ticket('NEUTRAL', 'AAAA-BBBB-CCCC'));
    await scripted.form.write('Hello');
    await scripted.form.button('Copy the case number').click();

    await scripted.form.page.getByText('Copied').waitFor();
    expect(await scripted.form.page.evaluate('navigator.clipboard.readText()')).toBe('AAAA-BBBB-CCCC');
  });

  it('is removed from the form, so that nobody sends it twice', async () => {
    scripted.endpoint.answers(ticket('NEUTRAL'));
    await scripted.form.write('Hello');
    await scripted.form.reply();
    expect(await scripted.form.page.locator('#message').inputValue()).toBe('');
  });

  it('can be followed by another one from the same person', async () => {
    scripted.endpoint.answers(ticket('NEUTRAL'), ticket('POSITIVE'));
    await scripted.form.name.fill('Ines');
    await scripted.form.write('The first');
    await scripted.form.button('Write another message').click();

    expect(await scripted.form.message.inputValue()).toBe('');
    expect(await scripted.form.name.inputValue()).toBe('Ines');
    await scripted.form.write('The second');
    expect(await scripted.form.reply()).toBe('Thank you!');
  });
});

describe('a message that is rejected', () => {
  it('has each error at its field, and the others above the form', async () => {
    scripted.endpoint.answers(
      succeeded({
        outcome: 'REJECTED',
        errors: [
          { field: 'email', code: 'INVALID_FORMAT', message: 'We cannot write to this address.' },
          { field: '', code: 'TOO_MANY', message: 'Please come back tomorrow.' },
          { field: 'shoeSize', code: 'UNKNOWN_FIELD', message: 'The form has no such field.' },
        ],
      }),
    );
    await scripted.form.write('Hello');

    const notice = scripted.form.page.locator('#notice');
    await notice.waitFor();
    expect(await notice.getByRole('listitem').allTextContents()).toEqual([
      'Please come back tomorrow.',
      'The form has no such field.',
    ]);
    expect(await scripted.form.page.locator('#email-error').textContent()).toBe('We cannot write to this address.');
    expect(await scripted.form.email.getAttribute('aria-invalid')).toBe('true');
    expect(await scripted.form.message.getAttribute('aria-invalid')).toBeNull();
    expect(await scripted.form.message.inputValue()).toBe('Hello');
  });

  it.each([[[]], [undefined], [['nonsense', null, 7]], [[{ field: 'message' }]]])(
    'asks the user to check the message if the errors are %j',
    async (errors) => {
      scripted.endpoint.answers(succeeded({ outcome: 'REJECTED', errors }));
      await scripted.form.write('Hello');

      await scripted.form.page.getByText('Please check your message and send it again.').waitFor();
    },
  );

  it('is accepted after it was corrected, and its errors disappear', async () => {
    const errors = [{ field: 'message', code: 'TOO_RUDE', message: 'Please say it differently.' }];
    scripted.endpoint.answers(succeeded({ outcome: 'REJECTED', errors }), ticket('NEUTRAL'));
    await scripted.form.write('Oi!');
    await scripted.form.page.getByText('Please say it differently.').waitFor();
    await scripted.form.message.fill('Good day!');

    expect(await scripted.form.page.locator('#message-error').textContent()).toBe('');
    await scripted.form.button('Send message').click();
    expect(await scripted.form.reply()).toBe('We have your message.');
  });
});

describe('an error that the page finds itself', () => {
  it.each([
    ['no message', { message: ' \n ' }, '#message-error', 'Please write your message.'],
    ['5,001 characters', { message: 'x'.repeat(5_001) }, '#message-error', 'Please keep to 5,000 characters.'],
    ['a name of 101 characters', { name: 'x'.repeat(101) }, '#name-error', 'Please keep to 100 characters.'],
    ['an address without an @', { email: 'ines at home' }, '#email-error', 'Please check this address.'],
  ])('is shown immediately and nothing is sent: %s', async (_, typed: Record<string, string>, place, text) => {
    await scripted.form.name.fill(typed.name ?? '');
    await scripted.form.email.fill(typed.email ?? '');
    await scripted.form.write(typed.message ?? 'Hello');

    expect(await scripted.form.page.locator(place).textContent()).toBe(text);
    expect(scripted.endpoint.posted).toEqual([]);
  });

  it('is not caused by an emoji that counts as two UTF-16 units', async () => {
    scripted.endpoint.answers(ticket('NEUTRAL'));
    await scripted.form.write('☂️'.repeat(1_000) + '🌧'.repeat(3_000));

    expect(await scripted.form.reply()).toBe('We have your message.');
  });

  it.each([390, 1280])('moves nothing when it is shown, %i pixels wide', async (width) => {
    await scripted.form.page.setViewportSize({ width, height: 1200 });
    const before = await scripted.form.button('Send message').boundingBox();
    await scripted.form.name.fill('x'.repeat(101));
    await scripted.form.email.fill('nobody');
    await scripted.form.button('Send message').click();
    await scripted.form.page.getByText('Please check this address.').waitFor();

    expect(await scripted.form.button('Send message').boundingBox()).toEqual(before);
  });
});

describe('one submission', () => {
  it('is posted once, however often the button is pressed', async () => {
    let release = () => {};
    scripted.endpoint.answers(
      { ...ticket('NEUTRAL'), after: new Promise((resolve) => (release = resolve)) },
      ticket('NEUTRAL'),
    );
    await scripted.form.message.fill('Hello');
    await scripted.form.button('Send message').dblclick();
    // Forced, because Playwright would wait for a button that is disabled.
    await scripted.form.button('Sending').click({ force: true });
    await scripted.form.page.keyboard.press('Enter');
    release();
    await scripted.form.reply();

    expect(scripted.endpoint.posted).toHaveLength(1);
  });

  it('is sent again automatically after a brief failure, without a message', async () => {
    scripted.endpoint.answers('hang up', { status: 503, body: '' }, ticket('NEUTRAL'));
    await scripted.form.write('Hello');

    expect(await scripted.form.reply()).toBe('We have your message.');
    expect(scripted.endpoint.posted).toHaveLength(3);
    expect(idsPosted().size).toBe(1);
  });

  it('keeps its ID when it is sent again after a failure', async () => {
    const timedOut = unsuccessful('TIMED_OUT', 'States.Timeout', '');
    scripted.endpoint.answers(...everyAttempt('hang up'), ...everyAttempt(timedOut), ticket('NEUTRAL'));
    await scripted.form.write('Hello');
    await scripted.form.failure();
    await scripted.form.button('Try again').click();
    await scripted.form.page.getByText('Something went wrong at our end.').waitFor();
    await scripted.form.button('Try again').click();
    await scripted.form.reply();

    expect(scripted.endpoint.posted).toHaveLength(7);
    expect(idsPosted().size).toBe(1);
  });

  it('becomes a new one if its content changes', async () => {
    scripted.endpoint.answers(...everyAttempt('hang up'), ticket('NEUTRAL'));
    await scripted.form.write('Hello');
    await scripted.form.failure();
    await scripted.form.message.fill('Hello again');
    await scripted.form.button('Try again').click();
    await scripted.form.reply();

    expect(idsPosted().size).toBe(2);
  });

  it('becomes a new one after an answer, even if the text is the same', async () => {
    scripted.endpoint.answers(ticket('NEUTRAL'), ticket('NEUTRAL'));
    await scripted.form.write('Hello');
    await scripted.form.reply();
    await scripted.form.button('Write another message').click();
    await scripted.form.write('Hello');
    await scripted.form.reply();

    expect(idsPosted().size).toBe(2);
  });

  it('has an ID, and a ticket that can be copied, on a page without HTTPS, too', async () => {
    const insecure = await openForm(scripted.browser, `http://${INSECURE_HOST}:${scripted.endpoint.port}/`);
    expect(await insecure.page.evaluate('isSecureContext')).toBe(false);
    scripted.endpoint.answers(ticket('NEUTRAL'));
    await insecure.write('Hello');
    await insecure.button('Copy the case number').click();

    await insecure.page.getByText('Selected: now copy it').waitFor();
    expect(await insecure.page.evaluate('String(getSelection())')).toBe('7K3M-9QXT-2B4C');
    expect(scripted.endpoint.posted[0]?.submissionId).toMatch(UUID_V4);
    expect(insecure.troubles).toEqual([]);
    await insecure.close();
  });
});

it('the page says that it needs JavaScript if there is none, and its button is disabled', async () => {
  const context = await openWindow(scripted.browser, { javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${scripted.endpoint.port}/`);

  expect(await page.locator('noscript p').innerText()).toContain('This form needs JavaScript');
  expect(await page.locator('noscript p').isVisible()).toBe(true);
  expect(await page.getByRole('button', { name: 'Send message' }).isDisabled()).toBe(true);
  await context.close();
});

function idsPosted(): Set<unknown> {
  return new Set(scripted.endpoint.posted.map(({ submissionId }) => submissionId));
}
