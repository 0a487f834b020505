import { Throttle } from '../../src/http-api/throttle';

const STAGE = { name: '$default', routeThrottles: {}, variables: {} };

describe('a stage with a throttle', () => {
  test('admits the burst at once, and then the rate per second', () => {
    let now = 0;
    const throttle = new Throttle({ ...STAGE, defaultThrottle: { burst: 2, ratePerSecond: 4 } }, () => now);
    expect([1, 2, 3].map(() => throttle.admits('POST /'))).toEqual([true, true, false]);
    now += 250;
    expect([1, 2].map(() => throttle.admits('POST /'))).toEqual([true, false]);
    now += 60_000;
    expect([1, 2, 3].map(() => throttle.admits('POST /'))).toEqual([true, true, false]);
  });

  test('a route can have its own limits', () => {
    const throttle = new Throttle({ ...STAGE, routeThrottles: { 'POST /': { burst: 1, ratePerSecond: 0 } } }, () => 0);
    expect([1, 2].map(() => throttle.admits('POST /'))).toEqual([true, false]);
    expect([1, 2].map(() => throttle.admits('GET /'))).toEqual([true, true]);
  });
});
