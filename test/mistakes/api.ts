import { Duration, Lazy } from 'aws-cdk-lib';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as route53 from 'aws-cdk-lib/aws-route53';
import { Mistake } from './mistake';

const badPath = (path: string) =>
  "path must begin with '/', must not end with '/', and must contain only letters, digits, '.', '_', '~', '-' and '/', such as '/' " +
  `or '/contact', got: '${path}'`;
const badOrigin = (origin: string) =>
  'allowedOrigins must be origins as a browser sends them: scheme and host, with a port if it is not the default one, ' +
  `without a path or a slash at the end, such as 'https://www.example.com', got: '${origin}'`;

const badHost = (name: string) =>
  'domain.domainName must be a host name in lower case, without scheme, port, path or wildcard, such as ' +
  `'forms.example.com', got: '${name}'`;
const badZone = (name: string) =>
  "domain.domainName must be 'example.com', the name of domain.hostedZone, or end with '.example.com', " +
  `got: '${name}'`;

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
      "allowedOrigins: '*' already allows every origin. Give either '*' alone or a list of origins, got: *, https://www.example.com",
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
  ...[
    'https://forms.example.com',
    'forms.example.com/contact',
    'forms.example.com.',
    '*.example.com',
    'Forms.example.com',
    'localhost',
  ].map((name) => domain(`the domain ${name}`, name, badHost(name))),
  ...['forms.example.org', 'badexample.com'].map((name) =>
    domain(`the domain ${name} in another's zone`, name, badZone(name)),
  ),
  {
    ...domain(
      'a certificate of another region, such as the one that CloudFront wants',
      'forms.example.com',
      'domain.certificate must be in the region of the API, us-east-1, got: eu-west-1. Request a certificate in that region too',
    ),
    region: 'us-east-1',
  },
  {
    what: 'scopes that nobody would look at',
    props: () => ({ api: { authorizationScopes: ['forms/send', 'forms/read'] } }),
    message:
      'authorizationScopes must come with an authorizer, which checks them, got: forms/send, forms/read without one. ' +
      'Set authorizer, such as an HttpJwtAuthorizer, or leave the scopes out',
  },
];

function domain(what: string, domainName: string, message: string): Mistake {
  const arn = 'arn:aws:acm:eu-west-1:111111111111:certificate/8c3f1b0e-5f9a-4f0e-9d55-0a1b2c3d4e5f';
  return {
    what,
    props: (stack) => ({
      api: {
        domain: {
          domainName,
          certificate: acm.Certificate.fromCertificateArn(stack, 'Certificate', arn),
          hostedZone: route53.HostedZone.fromHostedZoneAttributes(stack, 'Zone', {
            hostedZoneId: 'Z123',
            zoneName: 'example.com',
          }),
        },
      },
    }),
    message,
  };
}
