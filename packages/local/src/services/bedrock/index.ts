/** Bedrock's models, as the registry has them. */
import { modelAccess } from './access';
import { BedrockRuntime } from './bedrock-runtime';
import { isObject, member } from '../../base/json';
import { type ServiceDefinition } from '../definition';
import { type CallCounter } from '../usage';
import { jsonOf, respondJson, type RestOperation } from '../wire';

/** @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html */
const CONVERSE: RestOperation = {
  method: 'POST',
  path: /^\/model\/([^/]+)\/converse\/?$/,
  input: ({ parameters: [modelId], body }) => {
    const input = jsonOf(body);
    return isObject(input) ? { ...input, modelId } : { modelId };
  },
  answer: respondJson,
};

const tokens: CallCounter = ({ operation, output }) => {
  if (operation !== 'Converse') return undefined;
  const used = member(output, 'Usage');
  return {
    inputTokens: Number(member(used, 'InputTokens') ?? 0),
    outputTokens: Number(member(used, 'OutputTokens') ?? 0),
  };
};

export const bedrock: ServiceDefinition<'bedrockruntime', never, never, BedrockRuntime> = {
  name: 'bedrockruntime',
  resources: { none: 'its models do not need to be deployed' },
  access: modelAccess,
  actionPrefixes: ['bedrock'],
  wire: { protocol: 'rest', signedFor: 'bedrock', operations: { Converse: CONVERSE } },
  // A guess: nobody seems to have published a measurement of a model that answers with a word.
  latency: { p50: 600, p99: 2_500 },
  cost: { counter: () => tokens },
  model: { name: 'bedrockruntime', errorPrefix: 'BedrockRuntime', botocore: 'bedrock-runtime' },
  readme: {
    title: 'Bedrock Runtime',
    operations: '`Converse`',
    rows: [
      {
        resource: 'Bedrock `Converse`',
        here: 'no model; if a prompt asks for one of the four sentiments, the lexicon determines it',
      },
    ],
  },
  start: (_descriptions, { clock }) => new BedrockRuntime(() => clock.now()),
};
