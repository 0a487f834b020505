/** Our own sentences, as `customers/` and `training/` have them. */
import { readFileSync } from 'node:fs';

export interface LabelledText {
  readonly sentiment: string;
  readonly text: string;
}

/** A line has the sentiment, a tab and the text. */
export function labelledTexts(file: string): LabelledText[] {
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => {
    const [sentiment, text] = line.split('\t');
    return { sentiment, text };
  });
}
