// A page that wants other behavior than that of <sentiment-form> gets an event for each step, and can cancel it.
import { useElementPage } from '../support/element-page';
import { succeeded, ticket } from '../support/scripted-endpoint';

const FORM = `<sentiment-form endpoint="/">
  <form><input name="message" value="Hello"><p data-error-for="message"></p><button>Send</button></form>
  <p data-failed hidden>Something went wrong.</p>
  <template data-accepted>Thank you</template>
</sentiment-form>`;

const ERRORS = [{ field: 'message', code: 'TOO_LONG', message: 'Too long.' }];

const ui = useElementPage();
const onEvent = async (type: string, script: string) =>
  ui.page.evaluate(
    `document.querySelector('sentiment-form').addEventListener('sentiment-form:${type}', (event) => { ${script} })`,
  );

it.each([
  ['accepted', ticket('NEUTRAL'), { kind: 'accepted', ticketId: '7K3M-9QXT-2B4C', sentiment: 'NEUTRAL' }, 'Thank you'],
  ['rejected', succeeded({ outcome: 'REJECTED', errors: ERRORS }), { kind: 'rejected', errors: ERRORS }, 'Too long.'],
  ['failed', { status: 404, body: '' }, { kind: 'failed', reason: 'REFUSED' }, 'Something went wrong.'],
])(
  'dispatches an event when it is %s, and shows nothing if the event is canceled',
  async (type, answer, detail, shown) => {
    ui.endpoint.answers(answer, answer);
    await ui.open(FORM);
    await ui.press();
    await ui.page.getByText(shown).waitFor();
    expect(await ui.events()).toEqual([
      { type: 'submitting', detail: { fields: { message: 'Hello' } } },
      { type, detail: expect.objectContaining(detail) as unknown },
    ]);
    await ui.page.context().close();

    await ui.open(FORM);
    await onEvent(type, 'event.preventDefault()');
    await ui.press();
    await ui.answered();
    expect(await ui.page.getByText(shown).isVisible()).toBe(false);
    expect(await ui.page.locator('form').isVisible()).toBe(true);
    expect(await ui.page.locator('[aria-invalid]').count()).toBe(0);
  },
);

it('sends nothing if the event is canceled', async () => {
  await ui.open(FORM);
  await onEvent('submitting', 'event.preventDefault()');
  await ui.press();

  expect(await ui.page.locator('sentiment-form[busy]').count()).toBe(0);
  expect(await ui.events()).toHaveLength(1);
  expect(ui.endpoint.posted).toEqual([]);
});

it('sends the fields as a listener changed them', async () => {
  ui.endpoint.answers(ticket('NEUTRAL'));
  await ui.open(FORM);
  await onEvent('submitting', `event.detail.fields.message += '!'; event.detail.fields.token = 'abc'`);
  await ui.press();
  await ui.page.getByText('Thank you').waitFor();

  expect(ui.endpoint.posted).toEqual([expect.objectContaining({ message: 'Hello!', token: 'abc' })]);
});
