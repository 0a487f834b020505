import { referenceNumber, ReferenceNumberInput } from './reference-number';

/** Returns the reference number of a submission. It accesses no data and no service. */
export async function handler(event: ReferenceNumberInput): Promise<{ referenceNumber: string }> {
  const { submissionId, contentHash, attempt } = event;
  if (typeof submissionId !== 'string' || typeof contentHash !== 'string' || !Number.isInteger(attempt)) {
    throw new TypeError(
      'Expected { submissionId: string, contentHash: string, attempt: integer }, ' +
        `got ${typeof submissionId}, ${typeof contentHash} and ${typeof attempt}.`,
    );
  }
  return { referenceNumber: referenceNumber({ submissionId, contentHash, attempt }) };
}
