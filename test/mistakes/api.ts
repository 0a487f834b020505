import { Duration, Lazy } from 'aws-cdk-lib';
import { Mistake } from './mistake';

const badPath = (path: string) =>
  "path must begin with '/', not end with one, and hold only letters, digits, '.', '_', '~', '-' and '/', such as '/' " +
  `or '/contact', got: '${path}'`;
const badOrigin = (origin: string) =>
  'allowedOrigins must be origins as a browser sends them: scheme and host, with a port if it is not the default one, ' +
  `without a path or a slash at the end, such as 'https://www.example.com', got: '${origin}'`;

const latePath = Lazy.string({ produce: () => '/contact' });

/** Mistakes about the API and what is kept. */
export const API_MISTAKES: readonly Mistake[] = [
  ...[
    ['a path without a slash at its beginning', 'contact'],
    ['a path with a slash at its end', '/contact/'],
    ['a path with a parameter', '/{proxy+}'],
    ['a path that only a deployment knows', latePath],
    ['an empty path', ''],
  ].map(([what, path]) => ({ what, props: () => ({ api: { path } }), message: badPath(path) })),
  ...[
    ['an origin with a slash at its end', 'https://www.example.com/'],
    ['an origin without a scheme', 'www.example.com'],
    ['an origin with a wildcard inside', 'https://*.example.com'],
  ].map(([what, origin]) => ({
    what,
    props: () => ({ api: { allowedOrigins: [origin] } }),
    message: badOrigin(origin),
  })),
  {
    what: 'every origin and one more',
    props: () => ({ api: { allowedOrigins: ['*', 'https://www.example.com'] } }),
    message:
      "allowedOrigins: '*' allows every origin already; name it alone or name the others, got: *, https://www.example.com",
  },
  {
    what: 'a rate of nothing',
    props: () => ({ api: { throttle: { rateLimit: 0 } } }),
    message: 'throttle.rateLimit must be a whole number from 1 to 10000, got: 0',
  },
  {
    what: 'half a request at once',
    props: () => ({ api: { throttle: { burstLimit: 0.5 } } }),
    message: 'throttle.burstLimit must be a whole number from 1 to 5000, got: 0.5',
  },
  {
    what: 'an API that waits longer than API Gateway does',
    props: () => ({ api: { integrationTimeout: Duration.seconds(30) } }),
    message: 'integrationTimeout must be from 1 second to 29 seconds, got: 30 seconds',
  },
  {
    what: 'a retention of zero',
    props: () => ({ submissions: { retention: Duration.days(0) } }),
    message: 'submissions.retention must be from 1 day to 3650 days, got: 0 days',
  },
];
