/**
 * What people write to a company and VADER's list (made for social media) does not know or takes for nothing: returns,
 * refunds, waiting, things that stopped working. Values are on VADER's scale, from -4 to +4.
 */
const WORDS: readonly (readonly [valence: number, words: string])[] = [
  [
    -2.2,
    'junk, garbage, rubbish, defective, unusable, refused to help, waste of, ripped off, paperweight, unacceptable, thanks for nothing',
  ],
  [
    -1.9,
    'broke, breaks, keeps breaking, broken, malfunctioned, malfunctioning, malfunctions, died, dies, crashes, crashed, crash, ' +
      'freezes, froze, flimsy, cheaply, overpriced, unresponsive, unreliable, clunky, faulty, lousy, overcharged, charged twice, ' +
      'do not buy, don’t buy, dont buy, stay away, falls apart, fell apart',
  ],
  [
    -1.5,
    'money back, refund, refunded, refunds, return it, returned it, return them, returned, returning, sent it back, send it back, ' +
      'sending it back, never arrived, never came, never answered, never replied, never received, never heard, no reply, ' +
      'no answer, no response, not received, not arrived, not replied, still waiting, still no, still not, have not received, ' +
      'beware, hassle, trouble, clumsy, noisy, error, errors, incorrect, misleading, used to be',
  ],
  [
    -1.1,
    'slow, sluggish, delayed, overdue, late, damaged, missing, inconvenient, awkward, bulky, cheap, too small, ' +
      'too large, too big, too short, could be better, should be better, fix, repair, repaired, replaced, issues, issue, scratched, scratches',
  ],
  [
    // Too little to make a text negative alone: "Do you offer a warranty?"
    -0.19,
    'tried, waiting, nothing, only, customer service, customer support, tech support, warranty, replacement, should have, ' +
      'supposed to, even after',
  ],
  [
    1.9,
    'reliable, reliably, intuitive, sturdy, durable, flawless, flawlessly, seamless, seamlessly, top notch, second to none, ' +
      'exceptional, without a problem, no complaints, can’t go wrong, can’t beat, can’t wait, cannot wait, cant wait, ' +
      'well worth, works great, highly recommend, five stars, 10/10, 5/5',
  ],
  [
    1.2,
    'expected worse, expecting worse, fast, quick, quickly, prompt, promptly, compact, lightweight, crisp, sharp, affordable, versatile, well made, plenty of, ' +
      'out of the box, user friendly, portable, simple, smooth, smoothly, beautifully, on time',
  ],
];

/** Courtesies and figures of speech that a list of single words takes for praise ("kind", "like", "well"), or for blame. */
const SAYS_NOTHING =
  'please, kindly, want, dear, hello, sincerely, yours sincerely, yours faithfully, ' +
  'yours truly, best regards, kind regards, kindest regards, warm regards, best wishes, thanks in advance, ' +
  'thank you in advance, need help, help me, can you help, customer care, feel free, interested in, would like, i’d like, ' +
  'like to, look like, looks like, seems like, sounds like, feel like, felt like, as well, as well as, ' +
  'kind of, sort of, a lot, no doubt';

/** What does not do what it is for: "does not work", "won’t load", "stopped charging". */
const FAILING =
  'does not, doesn’t, doesnt, did not, didn’t, didnt, do not, don’t, would not, wouldn’t, will not, won’t, wont, can not, ' +
  'cannot, can’t, cant, could not, couldn’t, never, stopped, quit, no longer, nothing';
const WORKING =
  'work, works, worked, working, play, plays, playing, load, loads, loading, open, opens, connect, connects, start, starts, ' +
  'turn on, charge, charges, charging, respond, responds, responding, recognize';
const FAILS = -1.9;

/** By word or phrase in lower case, with straight apostrophes and single spaces. */
export const CUSTOMER_WORDS: ReadonlyMap<string, number> = new Map([
  ...WORDS.flatMap(([valence, words]) => listed(words).map((word): [string, number] => [word, valence])),
  ...listed(SAYS_NOTHING).map((word): [string, number] => [word, 0]),
  ...listed(FAILING).flatMap((failing) =>
    listed(WORKING).map((working): [string, number] => [`${failing} ${working}`, FAILS]),
  ),
]);

function listed(words: string): string[] {
  return words.replaceAll('’', "'").split(', ');
}
