// Each kind of field, analyzer and notification channel is where a user looks for it, and in the tables for the checks of forms,
// permissions and laws.
import { readFileSync } from 'fs';
import { join } from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { FormField, Notification, SentimentAnalyzer } from '../src';
import { EACH_KIND } from './fields/each-kind';
import { JAVASCRIPT_MISTAKES } from './mistakes/javascript';
import { ANALYZERS, MakeProps, NOTIFICATIONS } from './security/variants';
import { maximumProps } from './support/maximum';
import { NOTIFYING, SIMPLE, WIDE } from '../tools/simulator/forms/forms';
import { OTHERS } from '../tools/simulator/forms/others';
import { WRONG_MESSAGES } from '../tools/simulator/mutations/wrong-messages';

const simulated = [SIMPLE, NOTIFYING, WIDE, ...OTHERS].map(({ props }) => props);
const factories = (type: object) =>
  Object.entries(Object.getOwnPropertyDescriptors(type))
    .filter(([, { value }]) => typeof value === 'function')
    .map(([name]) => name);

test.each([
  ['checks of permissions', ANALYZERS.map(([, props]) => props)],
  ['forms of the simulator', simulated],
])('the %s include each analyzer', (_, variants) => {
  const kinds = propsOf(variants).map(({ analyzer }) => analyzer?.analyzedBy);
  expect(kinds).toEqual(expect.arrayContaining(factories(SentimentAnalyzer)));
});

test.each([
  ['checks of permissions', NOTIFICATIONS.map(([, props]) => props)],
  ['options of the largest backend', [maximumProps]],
  ['forms of the simulator', simulated],
])('the %s include each notification channel', (_, variants) => {
  expect(channelsOf(variants)).toEqual(expect.arrayContaining(factories(Notification).map(withoutSpaces)));
});

test('each notification channel has a message that is wrong on purpose, for the simulator to detect', () => {
  const states = WRONG_MESSAGES.map(({ state = '' }) => withoutSpaces(state.replace('Notify by ', '')));
  expect(states).toEqual(expect.arrayContaining(factories(Notification).map(withoutSpaces)));
});

test('each factory of FormField has a kind', () => {
  expect(factories(FormField).sort()).toEqual(Object.keys(EACH_KIND).sort());
});

test.each([
  ['options of the largest backend', [maximumProps]],
  ['forms of the simulator', simulated],
])('the %s include each kind of field', (_, variants) => {
  const kinds = propsOf(variants).flatMap(({ fields = {} }) => Object.values(fields).map(({ fieldType }) => fieldType));
  expect(kinds).toEqual(expect.arrayContaining(Object.keys(EACH_KIND)));
});

const NAMES = Object.entries({ FormField, Notification, SentimentAnalyzer }).flatMap(([owner, type]) =>
  factories(type).map((name) => [owner, name] as const),
);

test.each(NAMES)('the guide shows %s.%s()', (owner, name) => {
  // The analyzers are in a table, without the name of their class.
  const shown = owner === 'SentimentAnalyzer' ? `\`${name}(` : `${owner}.${name}(`;
  expect(read('docs/guide.md')).toContain(shown);
});

test.each([
  ['src/form-field.ts', 'fieldType', Object.keys(EACH_KIND)],
  ['src/sentiment-analyzer.ts', 'analyzedBy', factories(SentimentAnalyzer)],
  ['src/notification.ts', 'channelType', channelsOf([maximumProps])],
])('the comment in %s on %s lists each kind', (file, property, kinds) => {
  const [, comment] = new RegExp(`/\\*\\*([^/]*)\\*/\\s+public readonly ${property}:`).exec(read(file)) ?? [];
  const listed = [...(comment ?? '').matchAll(/`([\w ]+)`/g)].map(([, name]) => withoutSpaces(name));
  expect(listed).toEqual(expect.arrayContaining(kinds.map(withoutSpaces)));
});

test.each(NAMES.filter(takesOptions))('a misspelt option of %s.%s() is refused', (owner, name) => {
  const messages = JAVASCRIPT_MISTAKES.map(({ message }) => message);
  expect(messages).toContainEqual(expect.stringContaining(`is not an option of ${owner}.${name}()`));
});

/** As its declaration says, in `src/form-field.ts` for FormField. */
function takesOptions([owner, name]: readonly [string, string]) {
  const file = owner.replace(/\B[A-Z]/g, '-$&').toLowerCase();
  const [, parameters] = new RegExp(`public static ${name}\\(([^)]*)`).exec(read(`src/${file}.ts`)) ?? [];
  return parameters.includes('options');
}

function channelsOf(variants: readonly MakeProps[]) {
  const notifications = propsOf(variants).flatMap((props) => props.notifications ?? []);
  return notifications.map(({ channelType }) => withoutSpaces(channelType));
}

/** `Event Bus` and `eventBus` are the same kind. */
function withoutSpaces(name: string) {
  return name.toLowerCase().replace(' ', '');
}

function read(file: string) {
  return readFileSync(join(__dirname, '..', file), 'utf8');
}

function propsOf(variants: readonly MakeProps[]) {
  return variants.map((make) => make(new Stack(new App(), 'Stack', { env: { region: 'us-east-1' } })));
}
