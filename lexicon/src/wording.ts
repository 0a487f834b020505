/**
 * What people write to a company, and VADER's word list (made for social media) does not know: returns, refunds, things
 * that stopped working. Values are on VADER's scale, from -4 to +4.
 *
 * With them 61 % of product reviews come out as people rated them, without them 59 %. They were chosen on one half of
 * those reviews; on the other half the gain is the same two points.
 */
const WORDING: readonly (readonly [pattern: RegExp, valence: number])[] = [
  [/\b(?:does|did|do|would|wo|ca|could)n['’]?t (?:even |always )?(?:work|play|load|open|connect|start|turn on)/g, -1.9],
  [/\b(?:not|never|stopped|quit|no longer) work(?:s|ed|ing)?\b/g, -1.9],
  [/\b(?:broke|breaks|breaking|malfunction\w*|defective|died|crash(?:es|ed|ing)?|freez(?:es|ing)|froze)\b/g, -1.8],
  [/\b(?:money back|refund\w*|return(?:ed|ing)|sen[dt] (?:it|them|this) back|overcharged|charged twice)\b/g, -1.5],
  [/\b(?:junk|garbage|rubbish|flimsy|cheaply|overpriced|unresponsive|unreliable|paperweight|clunky)\b/g, -1.9],
  [
    /\b(?:never (?:arrived|came|answered|replied|received|heard)|still (?:waiting|no|not)|no (?:reply|answer|response))\b/g,
    -1.5,
  ],
  [/\b(?:slow|slowly|sluggish|delayed|overdue|late|unacceptable|incorrect|faulty|damaged|missing)\b/g, -1.1],
  [
    /\b(?:tried|trying|waiting|nothing|only|customer service|customer support|tech support|warranty|replacement)\b/g,
    -0.5,
  ],
  [/\b(?:reliable|reliably|intuitive|sturdy|durable|flawless(?:ly)?|seamless(?:ly)?|top notch|second to none)\b/g, 1.9],
  [/\b(?:fast|quick|quickly|prompt|promptly|compact|lightweight|crisp|sharp|affordable|versatile|well made)\b/g, 1.2],
];

/** A word that turns the meaning of what follows within this distance. */
const NEGATION_BEFORE = /\b(?:not|no|never|without|hardly|\w+n['’]?t)\s+(?:\w+\s+){0,2}$/;

/** How much a negation leaves of a value: VADER's own factor. */
const NEGATED = -0.74;

/** The sum of the values of what is found in the text. */
export function valenceOfWording(text: string): number {
  const lowered = text.toLowerCase();
  let sum = 0;
  for (const [pattern, valence] of WORDING) {
    for (const match of lowered.matchAll(pattern)) {
      const before = lowered.slice(Math.max(0, match.index - 40), match.index);
      sum += NEGATION_BEFORE.test(before) ? valence * NEGATED : valence;
    }
  }
  return sum;
}
