/** All that the model learns from. */
import { join } from 'node:path';
import { type Lesson, lessonsElsewhere, lessonsFrom } from './training';

const OURS = ['training/train-1.tsv', 'training/train-2.tsv', 'training/train-3.tsv', 'customers/unseen.tsv'];

export function allLessons(): Lesson[] {
  const ours = OURS.flatMap((file) => lessonsFrom(join(__dirname, '..', file)));
  return [...ours, ...lessonsElsewhere(sentimentFolder())];
}

function sentimentFolder(): string {
  const folder = process.env.SENTIMENT_DIR;
  if (folder === undefined) throw new Error('SENTIMENT_DIR must name the folder with the texts published with VADER.');
  return folder;
}
