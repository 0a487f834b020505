/** Compares what AWS says of an assembly's state machines with what the runner says. Creates nothing. */
import { answerHere, type Answering } from './answers';
import { differences } from './differences';
import type { Question } from './questions';
import { recordingOf } from './recording';

/** What came of it. */
export interface Preflight {
  /** Each question that is answered in two ways, with a line for each place. */
  readonly differing: readonly { readonly id: string; readonly places: readonly string[] }[];
  /** Lines of a file of recordings. */
  readonly recordings: readonly string[];
}

/** Asks AWS, or whoever else answers, and the runner. */
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
