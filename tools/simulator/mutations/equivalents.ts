/** Mutations that nobody could tell from the workflow as it is, by what is the same about them. Each has a reason. */

/** Some mutations, by their names. */
export interface Equivalent {
  readonly names: RegExp;
  readonly reason: string;
}

/** All of them. */
const EQUIVALENTS: readonly Equivalent[] = [
  {
    names: /^Is It Spam\? .*: (choice 1 is|Choices\[0\]\.Condition)/,
    reason: 'Both choices continue at the same state. "Hold as Spam" only shows in the log that a person decides.',
  },
  {
    names: /^Request Replay (for Sentiment )?\(.*: (without )?Output\.isDone/,
    reason: 'Only a replay is asked whether it is done, and a replay requests no other one.',
  },
  {
    names: /^Request Replay .*: takes failure 1 for success/,
    reason: '"Leave to Replay" gives the same output to the same state.',
  },
  {
    names:
      /^(Park Submission|Request Replay.*) \(.*MessageBody: (without \$replace\(|another pattern |another text than '\$1')/,
    reason: 'The check removes the same characters. Only what is parked unchecked still has them.',
  },
  {
    names: /^Record Sentiment .*: takes failure 1 for success/,
    reason: '"Keep Recorded Sentiment" gives the same output to the same state.',
  },
  {
    names:
      /^Notify by Email \(.*Subject\.Data: (without \$(replace|substring)\(|900 is 901 |another pattern |another text than ' ' )/,
    reason: 'The default subject is short and has nothing in it that was posted. "Notify by Email 2" has.',
  },
  {
    names: /^(Mark .* as Sent|Request Replay for .*) \((two|a topic).*: without Catch 1/,
    reason: 'The state around the branch catches the error, and gives the same output.',
  },
  {
    names: /^(Park Unchecked Submission|Request Replay for .*) \(.*DelaySeconds is 31/,
    reason: 'The delay has to be longer than a run takes. A second more is no mistake.',
  },
  {
    names: /^the replay function: MAX_PAUSE_SECONDS is 864000/,
    reason: 'The longest pause is 64 minutes. The limit is for a higher number of replays.',
  },
  {
    names: /^Generate Reference Number .*: without Retry/,
    reason: 'If the function fails once, "Compute Reference Number" computes the same number.',
  },
];

/** Why a mutation cannot be seen, if it cannot. */
export function reasonFor(name: string): string | undefined {
  return EQUIVALENTS.find(({ names }) => names.test(name))?.reason;
}
