/**
 * Bedrock on a laptop: no model, but Converse with its shapes, limits and errors. Asked for a sentiment it rates with
 * the lexicon; asked for anything else it says what it is.
 */
import { detectSentiment } from 'sentiment-form-lexicon';
import { Conversation, readConversation } from './conversation';
import { Json, JsonObject, objectOf } from '../../base/json';
import { CallContext, Service } from '../service';

/** In the shapes of the API, whose names begin with a small letter. */
export class BedrockRuntime implements Service {
  public readonly name = 'bedrockruntime';
  public readonly operations = ['Converse'];
  public readonly modelledErrors = new Set([
    'AccessDeniedException',
    'ConflictException',
    'InternalServerException',
    'ModelErrorException',
    'ModelNotReadyException',
    'ModelStreamErrorException',
    'ModelTimeoutException',
    'ResourceNotFoundException',
    'ServiceQuotaExceededException',
    'ServiceUnavailableException',
    'ThrottlingException',
    'ValidationException',
  ]);

  /** @param now the time in milliseconds since the epoch, which is all that a model here can be measured by */
  public constructor(private readonly now: () => number) {}

  public async call(_operation: string, input: Json, _context: CallContext): Promise<Json> {
    const startedAt = this.now();
    const conversation = readConversation(objectOf(input));
    return answerTo(conversation, () => this.now() - startedAt);
  }
}

const STAND_IN = 'This stand-in for a model can only name the sentiment of an English text.';

/** Roughly, for English: https://docs.aws.amazon.com/bedrock/latest/userguide/quotas-token-burndown.html */
const CHARACTERS_PER_TOKEN = 4;

function answerTo(conversation: Conversation, latency: () => number): JsonObject {
  const full = sentimentAskedFor(conversation) ?? STAND_IN;
  const text = full.slice(0, (conversation.maxTokens ?? Infinity) * CHARACTERS_PER_TOKEN);
  const inputTokens = tokensOf(conversation.system + conversation.texts.join(''));
  const outputTokens = tokensOf(text);
  return {
    output: { message: { role: 'assistant', content: [{ text }] } },
    stopReason: text === full ? 'end_turn' : 'max_tokens',
    usage: { inputTokens, outputTokens, totalTokens: inputTokens + outputTokens },
    metrics: { latencyMs: latency() },
  };
}

const LABELS = ['POSITIVE', 'NEGATIVE', 'NEUTRAL', 'MIXED'];

/** Undefined where the conversation does not name all the sentiments outside the text that it asks about. */
function sentimentAskedFor({ system, texts }: Conversation): string | undefined {
  const last = texts[texts.length - 1];
  const fenced = FENCE.exec(last);
  const instructions = system + texts.join('\n').replace(fenced?.[0] ?? '', '');
  if (!LABELS.every((label) => instructions.includes(label))) return undefined;
  return detectSentiment(fenced?.[2] ?? last).Sentiment;
}

/** A text between two tags of the same random name, which it cannot know and so cannot close. */
const FENCE = /<(message-[\w-]+)>([^]*?)<\/\1>/;

function tokensOf(text: string): number {
  return Math.ceil(text.length / CHARACTERS_PER_TOKEN);
}
