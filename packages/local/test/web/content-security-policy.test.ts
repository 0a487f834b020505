import { localPolicy } from '../../src/web/content-security-policy';

const ORIGIN = 'http://localhost:3000';
const ADDRESSES = [
  { deployed: 'https://abc.execute-api.us-east-1.amazonaws.com', path: '' },
  { deployed: 'https://def.execute-api.us-east-1.amazonaws.com', path: '/_api/Second' },
];

test.each([
  [
    'an address of the first API',
    'connect-src https://abc.execute-api.us-east-1.amazonaws.com',
    `connect-src https://abc.execute-api.us-east-1.amazonaws.com ${ORIGIN}`,
  ],
  [
    'an address of another API',
    "connect-src 'self' https://def.execute-api.us-east-1.amazonaws.com",
    `connect-src 'self' https://def.execute-api.us-east-1.amazonaws.com ${ORIGIN}`,
  ],
  [
    'a wildcard over the APIs of the region',
    'connect-src https://*.execute-api.us-east-1.amazonaws.com',
    `connect-src https://*.execute-api.us-east-1.amazonaws.com ${ORIGIN}`,
  ],
])('allows this server if the policy allows %s', (_, policy, expected) => {
  expect(localPolicy(policy, ADDRESSES, ORIGIN)).toBe(expected);
});

test.each([
  ["default-src 'none'; img-src https://images.example.com"],
  ['connect-src https://*.example.com'],
  ['connect-src https://*.execute-api.eu-west-1.amazonaws.com'],
  ['sandbox'],
])('does not change "%s"', (policy) => {
  expect(localPolicy(policy, ADDRESSES, ORIGIN)).toBe(policy);
});

test('does not upgrade requests to HTTPS', () => {
  expect(localPolicy("upgrade-insecure-requests; default-src 'self';", ADDRESSES, ORIGIN)).toBe("default-src 'self'");
});
