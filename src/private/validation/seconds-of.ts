import { Duration, Tokenization } from 'aws-cdk-lib';

/** CDK cannot convert a duration that is a token to another unit. */
const UNITS: { readonly [label: string]: [secondsOfOne: number, count: (duration: Duration) => number] } = {
  days: [86_400, (duration) => duration.toDays()],
  hours: [3_600, (duration) => duration.toHours()],
  minutes: [60, (duration) => duration.toMinutes()],
  seconds: [1, (duration) => duration.toSeconds()],
};

/** A duration in JSONata: whole seconds, or the conversion of a token to seconds. */
export function secondsOf(prop: string, duration: Duration): string {
  if (!duration.isUnresolved()) return `${duration.toSeconds()}`;
  const unit = UNITS[duration.unitLabel()];
  if (unit === undefined) {
    throw new Error(
      `${prop} must be in days, hours, minutes or seconds if it is a token, which is known only at deployment, ` +
        `got: ${duration.unitLabel()}. Use Duration.days() with it`,
    );
  }
  const [secondsOfOne, count] = unit;
  return `${Tokenization.stringifyNumber(count(duration))} * ${secondsOfOne}`;
}
