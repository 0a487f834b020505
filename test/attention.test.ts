import { Token } from 'aws-cdk-lib';
import { runStateMachine } from 'sentiment-form-local/lib/asl';
import { AttentionOptions, Sentiment } from '../src';
import { canNeedAttention, needsAttention } from '../src/private/form/attention';

const { POSITIVE, NEGATIVE, NEUTRAL, MIXED } = Sentiment;

/** What the expression says in the workflow. */
async function asksFor(options: AttentionOptions | undefined, sentiment: string, sentimentScore: object | null) {
  const { output, cause } = await runStateMachine(
    {
      QueryLanguage: 'JSONata',
      StartAt: 'Given',
      States: {
        Given: { Type: 'Pass', Assign: JSON.parse(JSON.stringify({ sentiment, sentimentScore })), Next: 'Ask' },
        Ask: { Type: 'Pass', Output: `{% ${needsAttention(options)} %}`, End: true },
      },
    },
    {},
    { invoke: async () => ({}) },
  );
  return output ?? cause;
}

test.each<[AttentionOptions | undefined, string, object | null, boolean]>([
  [undefined, 'NEGATIVE', { Negative: 0.01 }, true],
  [undefined, 'NEGATIVE', null, true],
  [undefined, 'POSITIVE', { Positive: 1 }, false],
  [undefined, 'NEUTRAL', null, false],
  [undefined, 'MIXED', { Mixed: 1 }, false],
  [undefined, 'UNKNOWN', null, true],
  [{ includeUnknown: false }, 'UNKNOWN', null, false],
  [{ includeUnknown: false }, 'NEGATIVE', null, true],
  [{ sentiments: [NEGATIVE, MIXED] }, 'MIXED', null, true],
  [{ sentiments: [NEGATIVE, MIXED] }, 'NEUTRAL', null, false],
  [{ sentiments: [POSITIVE, NEGATIVE, NEUTRAL, MIXED] }, 'POSITIVE', null, true],
  [{ sentiments: [] }, 'NEGATIVE', null, false],
  [{ sentiments: [] }, 'UNKNOWN', null, true],
  [{ sentiments: [], includeUnknown: false }, 'UNKNOWN', null, false],
  [{ minScore: 0.8 }, 'NEGATIVE', { Negative: 0.8, Positive: 0.2 }, true],
  [{ minScore: 0.8 }, 'NEGATIVE', { Negative: 0.7999, Positive: 0.2001 }, false],
  [{ minScore: 0.8 }, 'POSITIVE', { Positive: 1 }, false],
  [{ minScore: 0.8 }, 'NEGATIVE', null, true],
  [{ minScore: 0.8 }, 'NEGATIVE', { Positive: 0.2 }, true],
  [{ minScore: 0.8 }, 'UNKNOWN', null, true],
  [{ minScore: 0.8, includeUnknown: false }, 'UNKNOWN', null, false],
  [{ minScore: 1 }, 'NEGATIVE', { Negative: 1 }, true],
  [{ minScore: 0.5, sentiments: [MIXED] }, 'MIXED', { Mixed: 0.6, Negative: 0.4 }, true],
  [{ minScore: 0.5, sentiments: [MIXED] }, 'NEGATIVE', { Negative: 1 }, false],
  [{ minScore: 0.5, sentiments: [] }, 'MIXED', { Mixed: 1 }, false],
])('with %j, a message that is %s with %j needs attention: %s', async (options, sentiment, score, expected) => {
  expect(await asksFor(options, sentiment, score)).toBe(expected);
});

test('accepts a minimum score that is known only at deployment', () => {
  const minScore = Token.asNumber({ Ref: 'LeastScore' });
  expect(needsAttention({ minScore })).toMatch(/\$score >= \$\{Token\[/);
});

test.each<[AttentionOptions | undefined, boolean, boolean]>([
  [undefined, true, true],
  [{ sentiments: [] }, true, true],
  [{ includeUnknown: false }, true, true],
  [{ sentiments: [], includeUnknown: false }, true, false],
  [undefined, false, true],
  [{ sentiments: [NEGATIVE], includeUnknown: false }, false, false],
])('with %j and the analyzer %s, a submission can need attention: %s', (options, isAnalyzed, expected) => {
  expect(canNeedAttention(options, isAnalyzed)).toBe(expected);
});
