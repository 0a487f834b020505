import { RemovalPolicy } from 'aws-cdk-lib';
import { Mistake } from './mistake';

const removalPolicy = (policy: string) =>
  'submissions.removalPolicy must be RemovalPolicy.DESTROY, RETAIN or RETAIN_ON_UPDATE_OR_DELETE, because tables and ' +
  `queues have no other, got: '${policy}'. To keep a copy, back up the table before you delete the stack`;

/** Mistakes about how submissions are kept. */
export const SUBMISSIONS_MISTAKES: readonly Mistake[] = [
  {
    what: 'a snapshot of the table',
    props: () => ({ submissions: { removalPolicy: RemovalPolicy.SNAPSHOT } }),
    message: removalPolicy('snapshot'),
  },
  {
    what: "CloudFormation's own name of a removal policy",
    props: () => ({ submissions: { removalPolicy: 'Retain' as RemovalPolicy } }),
    message: removalPolicy('Retain'),
  },
];
