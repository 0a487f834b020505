// The form is accessible: with a keyboard, a screen reader, a small phone, low vision, and reduced motion.
import { accessibleNodes, edgeContrasts, textContrasts } from '../support/accessibility';
import { printedPages } from '../support/printed-pages';
import { succeeded, ticket } from '../support/scripted-endpoint';
import { useScriptedForm } from '../support/scripted-form';

// WCAG 2.2, 1.4.3 and 1.4.11, level AA.
const TEXT_CONTRAST = 4.5;
const EDGE_CONTRAST = 3;

const scripted = useScriptedForm({ openBeforeEach: false });

/** The states of the page that look different, each reached as a user would. */
const states: Record<string, () => Promise<void>> = {
  empty: async () => {
    await scripted.form.message.waitFor();
  },
  'full of errors': async () => {
    await scripted.form.name.fill('x'.repeat(101));
    await scripted.form.email.fill('nobody');
    await scripted.form.button('Send message').click();
    await scripted.form.page.getByText('Please write your message.').waitFor();
  },
  'too long': async () => {
    await scripted.form.message.fill('x'.repeat(5_001));
  },
  sending: async () => {
    scripted.endpoint.answers({ ...ticket('NEUTRAL'), after: new Promise(() => {}) });
    await scripted.form.write('Hello');
    await scripted.form.button('Sending').waitFor();
    await scripted.form.page.clock.runFor(6_000);
  },
  rejected: async () => {
    scripted.endpoint.answers(
      succeeded({ outcome: 'REJECTED', errors: [{ field: '', code: 'X', message: 'Not today.' }] }),
    );
    await scripted.form.write('Hello');
    await scripted.form.page.getByText('Not today.').waitFor();
  },
  failed: async () => {
    scripted.endpoint.answers({ status: 500, body: '' });
    await scripted.form.write('Hello');
    await scripted.form.failure();
  },
  answered: async () => {
    scripted.endpoint.answers(ticket('NEGATIVE', 'WWWW-MMMM-WWWW-M'));
    await scripted.form.email.fill(`${'long'.repeat(15)}@example.com`);
    await scripted.form.write('Hello');
    await scripted.form.reply();
  },
};

describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
  it.each(Object.keys(states))('every text and every border has enough contrast: %s', async (state) => {
    await scripted.open({ colorScheme });
    await states[state]();

    const texts = await textContrasts(scripted.form.page);
    expect(texts.length).toBeGreaterThan(5);
    expect(texts.filter(({ contrast }) => contrast < TEXT_CONTRAST)).toEqual([]);
    const edges = await edgeContrasts(scripted.form.page);
    expect(edges.length).toBeGreaterThan(1);
    expect(edges.filter(({ contrast }) => contrast < EDGE_CONTRAST)).toEqual([]);
  });
});

// 320 pixels are a page of 1280 at a zoom of 400 %: WCAG 2.2, 1.4.10.
describe.each([320, 390, 1280])('%i pixels wide', (width) => {
  it.each(Object.keys(states))('nothing needs horizontal scrolling: %s', async (state) => {
    await scripted.open({ viewport: { width, height: 800 } });
    await states[state]();

    expect(await scripted.form.page.evaluate(HIDDEN_WIDTH)).toBe(0);
    expect(await scripted.form.page.evaluate(WIDER_THAN_THE_PAGE)).toEqual([]);
  });
});

// In Firefox, a vertical scrollbar takes some of the width.
const HIDDEN_WIDTH = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

const WIDER_THAN_THE_PAGE = `[...document.querySelectorAll('main *:not(.unseen)')]
  .filter((element) => element.checkVisibility() && element.getBoundingClientRect().right > innerWidth)
  .map((element) => element.id || element.tagName)`;

it.each([320, 360, 390, 430, 520, 600, 900])(
  'no umbrella touches the name of the shop, %i pixels wide',
  async (width) => {
    await scripted.open({ viewport: { width, height: 800 } });
    // The width of the name in the widest font that the page may use.
    await scripted.form.page.evaluate("document.querySelector('.brand').style.letterSpacing = '0.15em'");

    expect(await scripted.form.page.evaluate(UMBRELLAS_ON_THE_NAME)).toEqual([]);
    expect(await scripted.form.page.evaluate(HIDDEN_WIDTH)).toBe(0);
  },
);

const UMBRELLAS_ON_THE_NAME = `(() => {
  const range = document.createRange();
  range.selectNodeContents(document.querySelector('.brand span'));
  const lines = [...range.getClientRects()];
  return [...document.querySelectorAll('.street svg')]
    .filter((umbrella) => umbrella.checkVisibility())
    .filter((umbrella) => {
      const { left, right, top, bottom } = umbrella.getBoundingClientRect();
      return lines.some((line) => line.right > left && line.left < right && line.bottom > top && line.top < bottom);
    })
    .map((umbrella) => umbrella.className.baseVal);
})()`;

it('in forced colours the umbrella on the button has the colour of its text, and the others keep theirs', async () => {
  await scripted.open({ forcedColors: 'active', viewport: { width: 1280, height: 800 } });
  const colors = await scripted.form.page.evaluate<Record<string, string>>(`({
    onButton: getComputedStyle(document.querySelector('#send svg')).color,
    button: getComputedStyle(document.querySelector('#send')).color,
    street: getComputedStyle(document.querySelector('.street .u2')).color,
  })`);

  expect(colors.onButton).toBe(colors.button);
  expect(colors.street).toBe('rgb(240, 180, 41)');
});

it('prints an answer on a single page', async () => {
  await scripted.open();
  await states.answered();

  expect(await printedPages(scripted.form.page)).toBe(1);
});

it.each(['empty', 'answered'])('prints neither the shop nor the buttons: %s', async (state) => {
  await scripted.open();
  await states[state]();
  await scripted.form.page.emulateMedia({ media: 'print' });

  expect(await scripted.form.page.evaluate(PRINTED)).toEqual(['MAIN']);
});

const PRINTED = `[...document.querySelectorAll('header, main, footer, button')]
  .filter((element) => element.checkVisibility())
  .map(({ tagName }) => tagName)`;

it('can be filled in, sent and reset with the keyboard only, with visible focus', async () => {
  await scripted.open();
  scripted.endpoint.answers(ticket('POSITIVE'));
  const { keyboard } = scripted.form.page;

  expect(await tabTo()).toBe('message');
  await keyboard.type('Lovely handles.');
  expect(await tabTo()).toBe('name');
  await keyboard.type('Ines');
  expect(await tabTo()).toBe('email');
  expect(await tabTo()).toBe('send');
  await keyboard.press('Space');
  await scripted.form.reply();
  expect(await focused()).toBe('answer-title');

  expect(await tabTo()).toBe('copy');
  expect(await tabTo()).toBe('again');
  await keyboard.press('Enter');
  expect(await focused()).toBe('message');
  expect(scripted.endpoint.posted).toEqual([expect.objectContaining({ message: 'Lovely handles.', name: 'Ines' })]);
});

it('keeps the focus on the button while it waits and after a failure', async () => {
  await scripted.open();
  await states.sending();
  expect(await focused()).toBe('send');
  await scripted.form.page.clock.runFor(30_000);
  await scripted.form.failure();
  expect(await focused()).toBe('send');
});

it('moves the focus to the first field that has an error, or to the general error', async () => {
  await scripted.open();
  await states['full of errors']();
  expect(await focused()).toBe('message');
  await scripted.form.email.clear();
  await scripted.form.name.clear();
  await states.rejected();
  expect(await focused()).toBe('notice');
});

it('gives assistive technology the name of each control, its errors and the status', async () => {
  await scripted.open();
  await states['full of errors']();
  const nodes = await accessibleNodes(scripted.form.page);
  const field = (name: string) => nodes.find((node) => node.role === 'textbox' && node.name === name);

  expect(field('Your message')).toMatchObject({
    description: 'Please write your message. 5,000 characters left',
    properties: { required: true, invalid: 'true' },
  });
  expect(field('Your name optional')).toMatchObject({ description: 'Please keep to 100 characters.' });
  expect(field('Email optional')).toMatchObject({
    description: 'Please check this address. Only so that we can answer',
  });

  const headings = nodes
    .filter(({ role }) => role === 'heading')
    .map(({ name, properties }) => [properties.level, name]);
  expect(headings).toEqual([
    [1, 'Fair or\u00a0foul, tell\u00a0us.'],
    [2, 'Write to us'],
  ]);
  const roles = nodes.map(({ role }) => role);
  expect(roles).toEqual(expect.arrayContaining(['banner', 'main', 'form', 'status', 'alert']));
  // The drawings are decorative, so they are not read.
  expect(roles).not.toContain('image');
});

it('announces the ticket, and gives every button a name', async () => {
  await scripted.open();
  await states.answered();
  const nodes = await accessibleNodes(scripted.form.page);

  expect(await scripted.form.page.locator('#status').textContent()).toBe('Your case number is WWWW-MMMM-WWWW-M.');
  expect(nodes.filter(({ role }) => role === 'button').map(({ name }) => name)).toEqual([
    'Copy the case number',
    'Write another message',
  ]);
});

it('announces the number of characters left, but not for every character', async () => {
  await scripted.open();
  const spoken = async (typed: number) => {
    await scripted.form.message.fill('x'.repeat(typed));
    return scripted.form.page.locator('#message-count').textContent();
  };

  expect(await spoken(1_000)).toBe('');
  expect(await spoken(4_600)).toBe('400 characters left');
  expect(await spoken(4_650)).toBe('400 characters left');
  expect(await spoken(4_999)).toBe('1 character left');
  expect(await spoken(5_001)).toBe('1 character too many');
  expect(await scripted.form.page.locator('#message-hint').textContent()).toBe('1 character too many');
  expect(await spoken(5_002)).toBe('2 characters too many');
});

it.each([
  ['reduce', 'none'],
  ['no-preference', 'twirl'],
] as const)('respects the setting for reduced motion: %s', async (reducedMotion, animation) => {
  await scripted.open({ reducedMotion });
  await states.sending();

  const script = "getComputedStyle(document.querySelector('#send svg')).animationName";
  expect(await scripted.form.page.evaluate(script)).toBe(animation);
});

async function focused(): Promise<string> {
  return scripted.form.page.evaluate<string>('document.activeElement.id');
}

/** Presses Tab and returns the ID of the focused element, which must have a visible outline. */
async function tabTo(): Promise<string> {
  await scripted.form.page.keyboard.press('Tab');
  const outline = await scripted.form.page.evaluate('getComputedStyle(document.activeElement).outlineStyle');
  expect(outline).toBe('solid');
  return focused();
}
