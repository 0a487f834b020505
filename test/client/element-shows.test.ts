// What <sentiment-form> shows: the answer in the page's own words, and each error at its field.
import { accessibleNodes } from '../support/accessibility';
import { useElementPage } from '../support/element-page';
import { everyAttempt, succeeded, ticket } from '../support/scripted-endpoint';

const FORM = `<sentiment-form endpoint="/">
  <form novalidate>
    <div data-errors id="errors" hidden></div>
    <label for="message">Message</label><textarea name="message" id="message" aria-describedby="hint"></textarea>
    <p id="hint">Be brief.</p><p data-error-for="message"></p>
    <label for="email">Email</label><input name="email" id="email"><p data-error-for="email" id="email-error"></p>
    <button id="send">Send</button>
    <p role="alert" data-failed hidden>Something went wrong.</p>
    <p role="alert" data-failed="OFFLINE" hidden>You are offline.</p>
  </form>
  <template data-accepted><h2>Thank you</h2><p>Your number: <b data-ticket></b> (<i data-sentiment></i>)</p></template>
</sentiment-form>`;

const ui = useElementPage();
const alerts = async () => ui.page.getByRole('alert').allTextContents();
const rejection = (...errors: object[]) => succeeded({ outcome: 'REJECTED', errors });
const mistake = (field: string, message: string) => ({ field, code: 'WRONG_TYPE', message });

/** Opens the form, fills it in, and presses the button. */
async function send(markup = FORM): Promise<void> {
  await ui.open(markup);
  await ui.page.locator('#message').fill('Hello');
  await ui.press();
}

describe('a submission that is accepted', () => {
  it('is answered in place of the form, and the answer gets the focus', async () => {
    ui.endpoint.answers(ticket('NEGATIVE'));
    await send();
    await ui.page.getByRole('heading', { name: 'Thank you' }).waitFor();

    const answer = ui.page.locator('[data-answer="NEGATIVE"]');
    expect(await answer.innerText()).toContain('Your number: 7K3M-9QXT-2B4C (NEGATIVE)');
    expect(await ui.page.evaluate(`document.activeElement.dataset.answer`)).toBe('NEGATIVE');
    expect(await ui.page.locator('form').isVisible()).toBe(false);
  });

  it('is removed from the form, so that nobody sends it twice', async () => {
    ui.endpoint.answers(ticket('NEGATIVE'));
    await send();
    await ui.page.getByRole('heading', { name: 'Thank you' }).waitFor();
    expect(await ui.page.locator('#message').inputValue()).toBe('');
  });

  it('is answered again when the page shows the form again', async () => {
    ui.endpoint.answers(ticket('NEGATIVE', 'FIRST'), ticket('POSITIVE', 'SECOND'));
    await send();
    await ui.page.getByText('FIRST').waitFor();
    await ui.page.evaluate(`document.querySelector('form').hidden = false`);
    await ui.press();
    await ui.page.getByText('SECOND').waitFor();
    expect(await ui.page.locator('[data-answer]').count()).toBe(1);
  });

  it('is shown as text, whatever a server sends', async () => {
    ui.endpoint.answers(ticket('NEUTRAL', '<img src=x onerror=alert(1)>'));
    await send();
    await ui.page.getByText('<img src=x onerror=alert(1)>').waitFor();
    expect(await ui.page.locator('img').count()).toBe(0);
  });
});

describe('a submission that is rejected', () => {
  it('has its errors at the fields, and the first field in page order gets the focus', async () => {
    ui.endpoint.answers(rejection(mistake('email', 'Not an address.'), mistake('message', 'Too rude.')));
    await send();
    await ui.page.getByText('Too rude.').waitFor();

    expect(await ui.focused()).toBe('message');
    const nodes = await accessibleNodes(ui.page);
    const field = (name: string) => nodes.find((node) => node.role === 'textbox' && node.name === name);
    expect(field('Message')).toMatchObject({ description: 'Be brief. Too rude.', properties: { invalid: 'true' } });
    expect(field('Email')).toMatchObject({ description: 'Not an address.', properties: { invalid: 'true' } });
    expect(await ui.page.locator('#errors').isVisible()).toBe(false);
  });

  it('has the other errors above the form, which gets the focus', async () => {
    ui.endpoint.answers(rejection(mistake('', 'Come back tomorrow.'), mistake('shoeSize', 'No such field.')));
    await send();
    await ui.page.getByText('Come back tomorrow.').waitFor();

    expect(await ui.page.locator('#errors p').allTextContents()).toEqual(['Come back tomorrow.', 'No such field.']);
    expect(await ui.focused()).toBe('errors');
  });

  it('shows every error, even if the page has no place for any', async () => {
    ui.endpoint.answers(rejection(mistake('message', 'Too rude.'), { field: '', code: 'TOO_LARGE' }));
    await send(
      '<sentiment-form endpoint="/"><form><input name="message" id="message"><button>Send</button></form></sentiment-form>',
    );
    await ui.page.getByText('Too rude.').waitFor();

    expect(await ui.page.locator('form > :first-child p').allTextContents()).toEqual(['Too rude.', 'TOO_LARGE']);
    expect(await ui.page.locator('#message').getAttribute('aria-invalid')).toBe('true');
  });

  it('has two errors of one field next to each other', async () => {
    ui.endpoint.answers(rejection(mistake('email', 'Too long.'), mistake('email', 'Not an address.')));
    await send();
    await ui.page.getByText('Too long. Not an address.').waitFor();
  });

  it('shows errors of unknown fields as text', async () => {
    const names = ['__proto__', 'constructor', '"]<b>', 'form', ''];
    ui.endpoint.answers(rejection(...names.map((name) => mistake(name, `<b>${name}</b>`))));
    await send();
    await ui.page.getByText('<b>__proto__</b>').waitFor();
    expect(await ui.page.locator('#errors p').allTextContents()).toEqual(names.map((name) => `<b>${name}</b>`));
    expect(await ui.page.locator('b').count()).toBe(0);
  });

  it('removes an error when the user starts to correct it, and keeps the others', async () => {
    ui.endpoint.answers(rejection(mistake('email', 'Not an address.'), mistake('message', 'Too rude.')));
    await send();
    await ui.page.getByText('Too rude.').waitFor();
    await ui.page.locator('#message').fill('Good day!');

    expect(await ui.page.getByText('Too rude.').count()).toBe(0);
    expect(await ui.page.locator('#message').getAttribute('aria-invalid')).toBeNull();
    expect(await ui.page.locator('#email').getAttribute('aria-invalid')).toBe('true');
    expect(await ui.page.locator('#email-error').textContent()).toBe('Not an address.');
  });

  it('is accepted after it was corrected, and no error is left', async () => {
    ui.endpoint.answers(rejection(mistake('message', 'Too rude.'), mistake('', 'Not today.')), ticket('NEUTRAL'));
    await send();
    await ui.page.getByText('Not today.').waitFor();
    await ui.press();
    await ui.page.getByText('Thank you').waitFor();

    expect(await ui.page.locator('[aria-invalid]').count()).toBe(0);
    expect(await ui.page.locator('#errors').textContent()).toBe('');
    expect(await ui.page.getByText('Too rude.').count()).toBe(0);
  });

  it('counts as failed if it has no reason', async () => {
    ui.endpoint.answers(rejection());
    await send();
    await ui.page.getByText('Something went wrong.').waitFor();
  });
});

describe('a submission that failed', () => {
  it.each([
    ['its own words', 'hang up' as const, 'You are offline.'],
    ['the general words, where its reason has none', { status: 404, body: '' }, 'Something went wrong.'],
  ])('is reported in %s, which disappear with the next attempt', async (_, trouble, words) => {
    ui.endpoint.answers(...everyAttempt(trouble));
    await send();
    await ui.page.getByText(words).waitFor();
    expect(await alerts()).toEqual([words]);
    expect(await ui.page.locator('#message').inputValue()).toBe('Hello');

    ui.endpoint.reset();
    ui.endpoint.answers(ticket('NEUTRAL'));
    await ui.press();
    await ui.page.getByText('Thank you').waitFor();
    expect(await alerts()).toEqual([]);
  });

  it('is also reported if the page has no URL, with a message for its author', async () => {
    await send(FORM.replace('endpoint="/"', 'endpoint="https://"'));
    await ui.page.getByText('Something went wrong.').waitFor();
    expect(await ui.page.locator('sentiment-form[busy]').count()).toBe(0);
    expect(ui.troubles.splice(0)).toEqual([expect.stringContaining('https://')]);
  });
});

it('can be filled in, sent and answered with the keyboard only', async () => {
  ui.endpoint.answers(rejection(mistake('email', 'Not an address.')), ticket('POSITIVE'));
  await ui.open(FORM);
  const { keyboard } = ui.page;
  await keyboard.press('Tab');
  await keyboard.type('Lovely handles.');
  await keyboard.press('Tab');
  await keyboard.type('ines');
  await keyboard.press('Enter');
  await ui.page.getByText('Not an address.').waitFor();
  expect(await ui.focused()).toBe('email');
  await keyboard.type('@example.com');
  await keyboard.press('Tab');
  expect(await ui.focused()).toBe('send');
  await keyboard.press('Space');
  await ui.page.getByText('Thank you').waitFor();

  expect(ui.endpoint.posted[1]).toMatchObject({ message: 'Lovely handles.', email: 'ines@example.com' });
});
