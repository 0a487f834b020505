/** Compares AWS's answers about the state machines of an assembly with the runner's. Creates nothing. */
import { answerHere, type Answering } from './answers';
import { differences } from './differences';
import type { Question } from './questions';
import { recordingOf } from './recording';

/** The result. */
export interface Preflight {
  /** Each question with two different answers, with a line for each location. */
  readonly differing: readonly { readonly id: string; readonly places: readonly string[] }[];
  /** Lines of a file of recordings. */
  readonly recordings: readonly string[];
}

/** Asks AWS, or another endpoint, and the runner. */
export async function preflight(questions: readonly Question[], answering: Answering): Promise<Preflight> {
  const differing: { id: string; places: readonly string[] }[] = [];
  const recordings: string[] = [];
  for (const question of questions) {
    const answer = await answering(question);
    recordings.push(recordingOf(question, answer));
    const places = await placesThatDiffer(question, answer);
    if (places.length > 0) differing.push({ id: question.id, places });
  }
  return { differing, recordings };
}

async function placesThatDiffer(
  question: Question,
  answer: Parameters<typeof differences>[0],
): Promise<readonly string[]> {
  return differences(answer, await answerHere(question));
}
