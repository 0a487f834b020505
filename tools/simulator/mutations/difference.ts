/** Where a mutated expression gives something else than before, without a simulation. */
import { SeededRandom } from 'sentiment-form-local/lib/asl';
import type { Baseline } from './baseline';
import type { Change } from './mutation';
import { evaluateIn, givenBefore, isByChance, readsOf, type Given } from '../memory';
import { isChangedTomorrow } from '../tomorrow';

/**
 * The names of the schedules in which a mutated expression makes a difference: in all others, every execution would be the same as without
 * the mutation. Undefined if that cannot be known.
 */
export async function schedulesThatDiffer(
  baseline: Baseline,
  change: Change,
): Promise<ReadonlySet<string> | undefined> {
  const { before, after } = change;
  if (isByChance(before + after) || readsMore(change)) return undefined;
  const found = new Set<string>();
  for (const { drill } of baseline.runs) if (drill.schedule.deploys && isChangedTomorrow(before)) found.add(drill.name);
  for (const [key, { situation, schedules }] of baseline.situationsOf(before)) {
    if ([...schedules].every((name) => found.has(name))) continue;
    const given = await evaluateIn(after, situation, new SeededRandom(1));
    if (!isSame(given, givenBefore(before, key))) schedules.forEach((name) => found.add(name));
  }
  return found;
}

/** The situations have only what the expression reads as it is. */
function readsMore({ before, after }: Change): boolean {
  const [known, mutated] = [readsOf(before), readsOf(after)];
  const isNew = (names: readonly string[], of: readonly string[]) => names.some((name) => !of.includes(name));
  return (
    isNew(mutated.variables, known.variables) ||
    (!known.paths.includes('') && isNew(mutated.paths, known.paths)) ||
    (mutated.asksTime && !known.asksTime)
  );
}

/** Any error is as good as another one: the laws do not look at messages. */
function isSame(given: Given, before: Given | undefined): boolean {
  if (before === undefined) return false;
  return 'json' in given && 'json' in before ? given.json === before.json : !('json' in given) && !('json' in before);
}
