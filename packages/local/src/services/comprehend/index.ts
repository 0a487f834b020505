/** Comprehend, as the registry has it. */
import { Comprehend, COMPREHEND_OPERATIONS } from './comprehend';
import { listOf, member, stringOf } from '../../base/json';
import { forEach, onEverything } from '../access';
import { type ServiceDefinition } from '../definition';
import { type CallCounter } from '../usage';

/** Each text has a unit for 100 characters, and at least three: https://aws.amazon.com/comprehend/pricing/ */
const analyzedTexts: CallCounter = ({ operation, input }) => {
  const texts = [member(input, 'Text'), ...listOf(member(input, 'TextList'))].flatMap((text) => stringOf(text) ?? []);
  const units = texts.map((text) => Math.max(3, Math.ceil([...text].length / 100)));
  return COMPREHEND_OPERATIONS.includes(operation)
    ? { comprehendUnits: units.reduce((sum, count) => sum + count, 0) }
    : undefined;
};

export const comprehend: ServiceDefinition<'comprehend', never, never, Comprehend> = {
  name: 'comprehend',
  resources: { none: 'its models do not need to be deployed' },
  /** These operations have no resources: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncomprehend.html */
  access: forEach(COMPREHEND_OPERATIONS, onEverything('comprehend')),
  actionPrefixes: ['comprehend'],
  wire: { protocol: 'json', version: '1.1', target: 'Comprehend_20171127', namespace: 'com.amazonaws.comprehend' },
  // A guess: AWS calls it real-time and gives no number.
  latency: { p50: 90, p99: 350 },
  cost: { counter: () => analyzedTexts },
  model: { name: 'comprehend', errorPrefix: 'Comprehend' },
  readme: {
    title: 'Comprehend',
    operations: '`DetectSentiment`, `BatchDetectSentiment`, `DetectDominantLanguage`',
    rows: [
      {
        resource: 'Comprehend `DetectSentiment`',
        here: "the lexicon for English, with Comprehend's responses, limits and errors; not its model",
      },
    ],
  },
  start: () => new Comprehend(),
};
