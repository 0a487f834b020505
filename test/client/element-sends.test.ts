// What <sentiment-form> sends: the content of the form, once, to the endpoint that the page sets.
import { useElementPage } from '../support/element-page';
import { everyAttempt, ticket } from '../support/scripted-endpoint';

const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const ui = useElementPage();
const posted = () => ui.endpoint.posted;

/** Opens the form, presses the button, and waits for the answer. */
async function sendOff(inputs: string, attributes = 'endpoint="/"'): Promise<void> {
  ui.endpoint.answers(ticket('NEUTRAL'));
  await ui.open(`<sentiment-form ${attributes}><form>${inputs}<button>Send</button></form></sentiment-form>`);
  await ui.press();
  await ui.answered();
}

it('sends the fields that are filled in, with an ID', async () => {
  await sendOff(`
    <textarea name="message">Hello</textarea>
    <input name="name" value="">
    <input name="rating" type="number" value="4">
    <input name="agree" type="checkbox" checked value="yes">
    <input name="news" type="checkbox">
    <input name="topic" type="radio" value="repairs"><input name="topic" type="radio" value="praise" checked>
    <select name="size"><option value="">Choose</option><option>Small</option></select>
    <select name="colour"><option>Black</option></select>
    <input name="website" value="" hidden><input name="form" type="hidden" value="contact">
    <input name="photo" type="file"><input value="without a name"><input name="off" value="off" disabled>`);

  const submissionId: unknown = expect.stringMatching(UUID_V4);
  expect(posted()).toEqual([
    { submissionId, message: 'Hello', rating: '4', agree: true, topic: 'praise', colour: 'Black', form: 'contact' },
  ]);
});

it('sends the button that was pressed, as a form does, and no file', async () => {
  ui.endpoint.answers(ticket('NEUTRAL'));
  await ui.open(`<sentiment-form endpoint="/"><form><input type="file" name="photo">
    <button name="kind" value="praise">Praise</button><button name="kind" value="blame">Blame</button></form></sentiment-form>`);
  await ui.page.locator('input').setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('a') });
  await ui.page.getByRole('button', { name: 'Blame' }).click();
  await ui.answered();

  expect(posted()).toEqual([{ submissionId: expect.any(String) as unknown, kind: 'blame' }]);
});

it('sends a name that occurs twice as a list, so that nothing is lost unnoticed', async () => {
  await sendOff(
    '<input name="a" value="1"><input name="a" value=""><input name="a" value="2"><input name="a" value="3">',
  );
  expect(posted()).toEqual([{ submissionId: expect.any(String) as unknown, a: ['1', '2', '3'] }]);
});

it('is not confused by controls that have the names of form properties', async () => {
  const names = ['action', 'hidden', 'elements', 'submit', 'method', 'constructor', 'id'];
  await sendOff(names.map((name) => `<input name="${name}" value="x">`).join(''));
  expect(Object.keys(posted()[0])).toEqual(['submissionId', ...names]);
});

it.each([
  ['its attribute', '/from-attribute', 'endpoint="/from-attribute"', 'action="/from-form"'],
  ['the action of its form', '/from-form', '', 'action="/from-form"'],
  ['the page itself', '/', '', ''],
  ['a configuration', '/from-config', 'config="config.json" endpoint="/from-attribute"', ''],
])('sends to the endpoint in %s', async (_, path, attributes, action) => {
  ui.endpoint.configure('{"endpoint":"/from-config"}');
  ui.endpoint.answers(ticket('NEUTRAL'));
  await ui.open(`<sentiment-form ${attributes}><form ${action}><button>Send</button></form></sentiment-form>`);
  const posting = ui.page.waitForRequest((sent) => sent.method() === 'POST');
  await ui.press();
  expect(new URL((await posting).url()).pathname).toBe(path);
  await ui.answered();
});

it('sends to the endpoint in its attribute if the configuration is missing', async () => {
  ui.endpoint.configure(undefined);
  const posting = async () => ui.page.waitForRequest((sent) => sent.method() === 'POST');
  ui.endpoint.answers(ticket('NEUTRAL'));
  await ui.open(
    '<sentiment-form config="config.json" endpoint="/a"><form><button>Send</button></form></sentiment-form>',
  );
  const [request] = await Promise.all([posting(), ui.press()]);
  expect(new URL(request.url()).pathname).toBe('/a');
  await ui.answered();
});

it('sends how long the form was open, which does not make it a different submission', async () => {
  ui.endpoint.answers(...everyAttempt('hang up'), ticket('NEUTRAL'));
  await ui.open(`<sentiment-form endpoint="/" fill-time-field="fillMilliseconds">
    <form><input name="message" value="Hello"><button>Send</button></form></sentiment-form>`);
  const opened = await ui.page.evaluate<number>('performance.now()');
  await ui.page.getByRole('textbox').press('End');
  const isOpenFor = (await ui.page.evaluate<number>('performance.now()')) - opened;
  await ui.press();
  await ui.answered();
  await ui.press();
  await ui.answered(2);

  const times = posted().map(({ fillMilliseconds }) => fillMilliseconds as number);
  expect(posted()).toHaveLength(4);
  expect(times.every((time) => Number.isInteger(time) && time >= Math.floor(isOpenFor))).toBe(true);
  expect(times[3]).toBeGreaterThan(times[0]);
  expect(new Set(posted().map(({ submissionId }) => submissionId)).size).toBe(1);
});

it('sends the same text with a new ID after it was accepted', async () => {
  await sendOff('<input name="message" value="Hello">');
  ui.endpoint.answers(ticket('NEUTRAL'));
  await ui.press();
  await ui.answered(2);
  expect(new Set(posted().map(({ submissionId }) => submissionId)).size).toBe(2);
});

it('sends once, however often the button is pressed, and shows that it is busy', async () => {
  let release = () => {};
  const waiting = new Promise<void>((resolve) => (release = resolve));
  ui.endpoint.answers({ ...ticket('NEUTRAL'), after: waiting }, ticket('NEUTRAL'));
  await ui.open(
    '<sentiment-form endpoint="/"><form><input name="message" value="Hello"><button>Send</button></form></sentiment-form>',
  );
  const button = ui.page.getByRole('button');
  await button.dblclick();
  await ui.page.getByRole('textbox').press('Enter');
  expect(await ui.page.locator('sentiment-form[busy]').count()).toBe(1);
  expect(await button.getAttribute('aria-disabled')).toBe('true');
  release();
  await ui.answered();

  expect(posted()).toHaveLength(1);
  expect(await ui.page.locator('sentiment-form[busy]').count()).toBe(0);
  expect(await button.getAttribute('aria-disabled')).toBeNull();
});

it('sends nothing if the browser finds an invalid field', async () => {
  await ui.open(
    '<sentiment-form endpoint="/"><form><input name="message" required><button>Send</button></form></sentiment-form>',
  );
  await ui.press();
  expect(await ui.events()).toEqual([]);
  expect(posted()).toEqual([]);
});

it('ignores a submit event that a script of the page has handled', async () => {
  await ui.open('<sentiment-form endpoint="/"><form><button>Send</button></form></sentiment-form>');
  await ui.page.evaluate(
    `document.querySelector('form').addEventListener('submit', (event) => event.preventDefault())`,
  );
  await ui.press();
  expect(await ui.events()).toEqual([]);
});

it('sends according to its options', async () => {
  ui.endpoint.answers('hang up', ticket('NEUTRAL'));
  await ui.open('<sentiment-form endpoint="/"><form><button>Send</button></form></sentiment-form>');
  await ui.page.evaluate(
    `document.querySelector('sentiment-form').options = { attempts: 1, headers: { authorization: 'Bearer token' } }`,
  );
  const posting = ui.page.waitForRequest((sent) => sent.method() === 'POST');
  await ui.press();
  expect((await posting).headers()).toMatchObject({ authorization: 'Bearer token' });
  await ui.answered();
  expect(posted()).toHaveLength(1);
});

it('can have another name, and be defined twice', async () => {
  ui.endpoint.answers(ticket('NEUTRAL'));
  await ui.open(
    '<contact-form endpoint="/"><form><input name="message" value="Hello"><button>Send</button></form></contact-form>',
  );
  await ui.page.evaluate(`import('/sentiment-form-client.js').then(({ defineSentimentForm }) => {
    defineSentimentForm();
    defineSentimentForm('contact-form');
    defineSentimentForm('contact-form');
  })`);
  await ui.press();
  await ui.answered();
  expect(posted()).toMatchObject([{ message: 'Hello' }]);
});
