/** Reads and checks what callers of Converse send: https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html */
import { isInteger, Json, JsonObject, listOf, objectOf, stringOf } from '../../base/json';
import { ServiceError } from '../service';

/** A conversation as far as a stand-in looks at it. */
export interface Conversation {
  /** All system prompts, one after the other. */
  readonly system: string;
  /** What was said, oldest first; the last one asks. */
  readonly texts: readonly string[];
  readonly maxTokens?: number;
}

export function readConversation(input: JsonObject): Conversation {
  const modelId = stringOf(input.modelId);
  if (modelId === undefined || modelId === '') throw invalid('The provided model identifier is invalid.');
  const { maxTokens, temperature, topP } = objectOf(input.inferenceConfig);
  checkShare('temperature', temperature);
  checkShare('topP', topP);
  return {
    system: listOf(input.system).map(objectOf).map(textOf).join('\n'),
    texts: readMessages(listOf(input.messages).map(objectOf)),
    maxTokens: readMaxTokens(maxTokens),
  };
}

function readMessages(messages: readonly JsonObject[]): string[] {
  const roles = messages.map(({ role }) => role);
  if (roles[0] !== 'user') throw invalid('A conversation must start with a user message.');
  if (roles[roles.length - 1] !== 'user') throw invalid('A conversation must end with a user message.');
  if (roles.some((role, i) => role !== (i % 2 === 0 ? 'user' : 'assistant'))) {
    throw invalid('A conversation must alternate between user and assistant roles.');
  }
  return messages.map(({ content }, i) => readContent(listOf(content).map(objectOf), i));
}

function readContent(blocks: readonly JsonObject[], index: number): string {
  if (blocks.length === 0) throw invalid(`The content field in the Message object at messages.${index} is empty.`);
  return blocks.map((block, i) => readBlock(block, `messages.${index}.content.${i}`)).join('\n');
}

function readBlock(block: JsonObject, place: string): string {
  const kinds = Object.keys(block).join(', ') || 'nothing';
  if (block.text === undefined) {
    throw invalid(`The local bedrockruntime supports only text, got at ${place}: ${kinds}.`);
  }
  const text = textOf(block);
  if (text.trim() !== '') return text;
  throw invalid(
    `The text field in the ContentBlock object at ${place} is blank. Add text to the text field, and try again.`,
  );
}

function readMaxTokens(given: Json | undefined): number | undefined {
  if (given === undefined || given === null) return undefined;
  if (isInteger(given) && given >= 1) return given;
  throw outOfRange('maxTokens', given, 'Member must have value greater than or equal to 1');
}

function checkShare(name: string, given: Json | undefined): void {
  if (given === undefined || given === null) return;
  if (typeof given === 'number' && given >= 0 && given <= 1) return;
  throw outOfRange(name, given, 'Member must be a number from 0 to 1');
}

function outOfRange(name: string, given: Json, constraint: string): ServiceError {
  return invalid(
    `1 validation error detected: Value ${JSON.stringify(given)} at 'inferenceConfig.${name}' ` +
      `failed to satisfy constraint: ${constraint}`,
  );
}

function textOf({ text }: JsonObject): string {
  return stringOf(text) ?? '';
}

function invalid(message: string): ServiceError {
  return new ServiceError('ValidationException', message);
}
