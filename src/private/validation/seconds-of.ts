import { Duration, Tokenization } from 'aws-cdk-lib';

/** CDK converts no duration between units that only the deployment knows. */
const UNITS: { readonly [label: string]: [secondsOfOne: number, count: (duration: Duration) => number] } = {
  days: [86_400, (duration) => duration.toDays()],
  hours: [3_600, (duration) => duration.toHours()],
  minutes: [60, (duration) => duration.toMinutes()],
  seconds: [1, (duration) => duration.toSeconds()],
};

/** A duration in JSONata: whole seconds, or how the deployment's number becomes seconds. */
export function secondsOf(prop: string, duration: Duration): string {
  if (!duration.isUnresolved()) {
    return `${duration.toSeconds()}`;
  }
  const unit = UNITS[duration.unitLabel()];
  if (unit === undefined) {
    throw new Error(
      `${prop} must be days, hours, minutes or seconds if it is a token, which only the deployment knows, ` +
        `got: ${duration.unitLabel()}. Use Duration.days() with it`,
    );
  }
  const [secondsOfOne, count] = unit;
  return `${Tokenization.stringifyNumber(count(duration))} * ${secondsOfOne}`;
}
