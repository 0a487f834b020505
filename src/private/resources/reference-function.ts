import { Duration } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { acknowledgeNoDeadLetters } from './acknowledgments';
import { commonFunctionProps } from './common-function-props';
import { ReferenceNumberFunction } from '../../handlers/reference-number-function';

/** The function that generates reference numbers. */
export function referenceFunction(scope: Construct, encryptionKey?: kms.IKey): lambda.Function {
  const purpose = 'Lets the function that generates reference numbers write its log and its traces';
  const fn = new ReferenceNumberFunction(scope, 'ReferenceFunction', {
    ...commonFunctionProps(scope, 'ReferenceFunction', purpose, encryptionKey),
    description: 'Generates the reference number of a submission',
    // It only hashes a hundred bytes. More memory makes the cold start shorter.
    memorySize: 256,
    timeout: Duration.seconds(3),
  });
  acknowledgeNoDeadLetters(fn);
  return fn;
}
