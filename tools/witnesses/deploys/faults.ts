/** Ways to deploy with a mistake in each. */
import type { Way } from './way';

const TEMPLATE = 'sentiment-form-backend.template.json';
const PARAMETERS =
  'SenderAddress=forms@example.com RecipientAddresses=care@example.com AllowedOrigins=https://www.example.com';

export const FAULTS: Readonly<Record<string, RegExp>> = {
  'an option that the AWS CLI does not have': /aws cloudformation deploy .*--s3-buckets .* ended with \d+/,
  'an option that AWS SAM does not have': /sam deploy .*--resolves3.* ended with \d+/,
  'a parameter that is missing': /sam deploy --stack-name ContactForm .* ended with \d+/,
  'another template than is said': /aws cloudformation deploy --stack-name .* created \d+ resources, not \d+/,
};

export const BROKEN: readonly Way[] = [
  {
    commands: [`aws cloudformation deploy --stack-name ContactForm --template-file ${TEMPLATE} --s3-buckets templates`],
  },
  { commands: [`sam deploy --stack-name Other --template-file ${TEMPLATE} --resolves3`] },
  {
    commands: [
      `sam deploy --stack-name ContactForm --template-file ${TEMPLATE} --resolve-s3 --capabilities CAPABILITY_IAM`,
    ],
  },
  {
    commands: [
      // A template with the parameters of the other, and one resource.
      `echo '{"Parameters":{"SenderAddress":{"Type":"String"},"RecipientAddresses":{"Type":"String"},"AllowedOrigins":{"Type":"String"}},"Resources":{"Queue":{"Type":"AWS::SQS::Queue"}}}' > queue.json`,
      `aws cloudformation deploy --stack-name ContactForm --template-file queue.json --parameter-overrides ${PARAMETERS}`,
    ],
  },
];
