// Each kind of field, analyzer and notification channel is in the tables for the checks of forms, permissions and laws.
import { App, Stack } from 'aws-cdk-lib';
import { FormField, Notification, SentimentAnalyzer } from '../src';
import { EACH_KIND } from './fields/each-kind';
import { ANALYZERS, MakeProps, NOTIFICATIONS } from './security/variants';
import { maximumProps } from './support/maximum';
import { NOTIFYING, SIMPLE, WIDE } from '../tools/simulator/forms/forms';
import { OTHERS } from '../tools/simulator/forms/others';

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
  ['forms of the simulator', simulated],
])('the %s include each notification channel', (_, variants) => {
  const kinds = propsOf(variants).flatMap(({ notifications = [] }) =>
    notifications.map(({ channelType }) => channelType.toLowerCase().replace(' ', '')),
  );
  expect(kinds).toEqual(expect.arrayContaining(factories(Notification).map((name) => name.toLowerCase())));
});

test('each factory of FormField has a kind', () => {
  expect(factories(FormField).sort()).toEqual(Object.keys(EACH_KIND).sort());
});

test.each([
  ['largest backend', [maximumProps]],
  ['forms of the simulator', simulated],
])('the %s includes each kind of field', (_, variants) => {
  const kinds = propsOf(variants).flatMap(({ fields = {} }) => Object.values(fields).map(({ fieldType }) => fieldType));
  expect(kinds).toEqual(expect.arrayContaining(Object.keys(EACH_KIND)));
});

function propsOf(variants: readonly MakeProps[]) {
  return variants.map((make) => make(new Stack(new App(), 'Stack', { env: { region: 'us-east-1' } })));
}
