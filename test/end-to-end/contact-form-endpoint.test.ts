// Where the page posts to: a deployment writes it into a file next to the page.
import { ticket } from '../support/scripted-endpoint';
import { useScriptedForm } from '../support/scripted-form';

const scripted = useScriptedForm({ openBeforeEach: false });

it.each([
  ['as it is in the example', '/', undefined],
  ['that names another path', '/contact', '{"endpoint":"/contact"}'],
  ['that is broken', '/', '{"endpoint":'],
  ['that says nothing', '/', '{}'],
  ['that names no URL', '/', '{"endpoint":"https://"}'],
])('posts a message to the endpoint in the configuration, or to the page itself: one %s', async (_, path, config) => {
  if (config !== undefined) scripted.endpoint.configure(config);
  expect(await pathOfMessage()).toBe(path);
});

it('posts a message to the page itself if there is no configuration', async () => {
  scripted.endpoint.configure(undefined);
  expect(await pathOfMessage()).toBe('/');
});

/** Opens the form, sends a message, and returns the path to which it was posted. */
async function pathOfMessage(): Promise<string> {
  await scripted.open();
  scripted.endpoint.answers(ticket('NEUTRAL'));
  const posting = scripted.form.page.waitForRequest((request) => request.method() === 'POST');
  await scripted.form.write('Hello');
  expect(await scripted.form.reply()).toBe('We have your message.');
  return new URL((await posting).url()).pathname;
}
