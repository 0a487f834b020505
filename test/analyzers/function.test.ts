import { Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Json, StatesError } from 'sentiment-form-local/lib/asl';
import { SentimentAnalyzer } from '../../src';
import { runStates } from '../support/run-states';
import { backend, definitionOf, statementsOf } from '../support/synth';

const handler = (stack: Stack) =>
  new lambda.Function(stack, 'Analyzer', {
    runtime: lambda.Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: lambda.Code.fromInline('exports.handler = async () => ({});'),
  });
const custom = backend((stack) => ({ analyzer: SentimentAnalyzer.custom(handler(stack)) }));
const UNKNOWN = { sentiment: 'UNKNOWN', sentimentScore: null };

async function analyze(payload: Json | Error) {
  return runStates(definitionOf(custom.template), {
    startAt: 'Detect Sentiment',
    variables: { submission: { id: '6f1f9f6e-7c0b-4a55-9c8e-2f6a3c1d4b5a', text: 'Where is my parcel?' } },
    invoke: async () => {
      if (payload instanceof Error) throw payload;
      return { StatusCode: 200, Payload: payload };
    },
  });
}

test('passes the text and the ID of the submission to a function, and nothing else', async () => {
  const { calls } = await analyze({ Sentiment: 'MIXED' });
  expect(calls).toEqual([
    {
      state: 'Detect Sentiment',
      resource: 'states:::lambda:invoke',
      args: {
        FunctionName: 'token',
        Payload: { text: 'Where is my parcel?', submissionId: '6f1f9f6e-7c0b-4a55-9c8e-2f6a3c1d4b5a' },
      },
    },
  ]);
});

test('may invoke this function, and none of its versions', () => {
  const analyzer = Object.keys(custom.template.findResources('AWS::Lambda::Function')).find((id) =>
    /^Analyzer/.test(id),
  );
  const statements = statementsOf(custom.template).filter(({ resource }) => resource.includes(analyzer ?? 'none'));
  expect(statements).toEqual([
    {
      policy: expect.stringMatching(/^FormWorkflow/),
      actions: ['lambda:InvokeFunction'],
      resource: JSON.stringify({ 'Fn::GetAtt': [analyzer, 'Arn'] }),
      condition: undefined,
    },
  ]);
  expect(custom.construct.analyzerFunction?.node.path).toBe('Stack/Analyzer');
});

test.each<[string, Json, object]>([
  [
    'an answer in the shape of Comprehend',
    { Sentiment: 'NEGATIVE', SentimentScore: { Positive: 0.1, Negative: 0.71234567, Neutral: 0.1, Mixed: 0.1 } },
    { sentiment: 'NEGATIVE', sentimentScore: { Positive: 0.1, Negative: 0.7123, Neutral: 0.1, Mixed: 0.1 } },
  ],
  ['no scores', { Sentiment: 'POSITIVE' }, { sentiment: 'POSITIVE', sentimentScore: null }],
  ['no scores by null', { Sentiment: 'MIXED', SentimentScore: null }, { sentiment: 'MIXED', sentimentScore: null }],
  [
    'some scores',
    { Sentiment: 'MIXED', SentimentScore: { Mixed: 1 } },
    { sentiment: 'MIXED', sentimentScore: { Mixed: 1 } },
  ],
  [
    'scores that are strings',
    { Sentiment: 'NEUTRAL', SentimentScore: { Neutral: '0.9', Positive: '0.1' } },
    { sentiment: 'NEUTRAL', sentimentScore: null },
  ],
  [
    'scores that are no probabilities, and one of a name of its own',
    { Sentiment: 'NEGATIVE', SentimentScore: { Negative: 1e200, Positive: -1, Neutral: 0, Anger: 1 } },
    { sentiment: 'NEGATIVE', sentimentScore: { Neutral: 0 } },
  ],
  ['scores in a list', { Sentiment: 'NEGATIVE', SentimentScore: [1] }, { sentiment: 'NEGATIVE', sentimentScore: null }],
  ['a label that there is not', { Sentiment: 'ANGRY', SentimentScore: { Negative: 1 } }, UNKNOWN],
  ['a label in lower case', { Sentiment: 'negative' }, UNKNOWN],
  ['a label in a list', { Sentiment: ['NEGATIVE', 'POSITIVE'] }, UNKNOWN],
  ['an empty object', {}, UNKNOWN],
  ['null', null, UNKNOWN],
  ['a text', 'NEGATIVE', UNKNOWN],
  ['a number', 42, UNKNOWN],
  ['an empty list', [], UNKNOWN],
])('reads %s', async (_, payload, expected) => {
  expect((await analyze(payload)).output).toEqual(expected);
});

test('invokes a function that fails a second time, and then sets the sentiment to UNKNOWN', async () => {
  const { output, calls } = await analyze(new StatesError('Lambda.Unknown', 'Out of memory'));
  expect(output).toEqual(UNKNOWN);
  expect(calls).toHaveLength(2);
});

test('creates no function of its own for another analyzer', () => {
  const functions = Object.keys(custom.template.findResources('AWS::Lambda::Function'));
  expect(functions.filter((id) => id.includes('Lexicon'))).toEqual([]);
});

test('creates its own function with the lexicon, without Comprehend', () => {
  const { template, construct } = backend({ analyzer: SentimentAnalyzer.lexicon({ maxAnalyzedCharacters: 99 }) });
  expect(construct.analyzerFunction?.node.path).toBe('Stack/Form/LexiconFunction');
  template.hasResourceProperties('AWS::Lambda::Function', {
    Description: 'Rates the sentiment of English text with word lists and a small learned model',
    Architectures: ['arm64'],
    MemorySize: 512,
    Timeout: 3,
  });
  expect(JSON.stringify(definitionOf(template))).toContain(
    '$substring($fields.message, 0, $min([99, $length($fields.message)]))',
  );
  expect(statementsOf(template).flatMap(({ actions }) => actions)).not.toContain('comprehend:DetectSentiment');
});

test('analyzes nothing without an analyzer', () => {
  const { template } = backend({ analyzer: SentimentAnalyzer.none() });
  const definition = JSON.stringify(definitionOf(template));
  expect(definition).not.toContain('Detect Sentiment');
  expect(definition).toContain('$substring($fields.message, 0, $min([0, $length($fields.message)]))');
  expect(statementsOf(template).flatMap(({ actions }) => actions)).not.toContain('comprehend:DetectSentiment');
});
