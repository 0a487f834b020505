/**
 * How long calls of AWS services take within one region, roughly: half of them no longer than `p50`, one in a hundred longer
 * than `p99`, in milliseconds. Only DynamoDB's is promised by AWS; the others were measured by people or are guesses of ours,
 * and say so. Measure in your own account before you rely on any.
 */
export interface LatencyProfile {
  readonly p50: number;
  readonly p99: number;
}

/** By the name of the service here. */
export const PROFILES: Readonly<Record<string, LatencyProfile | undefined>> = {
  // A guess: nobody seems to have published a measurement of a model that answers with a word.
  bedrockruntime: { p50: 600, p99: 2_500 },
  // A guess: AWS calls it real-time and gives no number.
  comprehend: { p50: 90, p99: 350 },
  // "Consistent, single-digit millisecond performance": https://aws.amazon.com/dynamodb/features/
  dynamodb: { p50: 5, p99: 15 },
  // A guess from EventBridge as a whole, to a function: 148 and 387 ms, of which taking the event is a part.
  // https://bitesizedserverless.com/bite/serverless-messaging-latency-compared/
  events: { p50: 25, p99: 120 },
  // The work of a function that is warm comes on top; "under 20 ms": https://alexmayhew.dev/blog/lambda-tax-cold-starts
  lambda: { p50: 15, p99: 60 },
  // A guess: taking an email is more than taking a message.
  sesv2: { p50: 80, p99: 300 },
  // StartSyncExecution to a function at work: 77 and 241 ms. The function's share is counted as its own.
  // https://bitesizedserverless.com/bite/serverless-messaging-latency-compared/
  sfn: { p50: 50, p99: 180 },
  // A guess: taking a message is like that of a queue.
  sns: { p50: 20, p99: 110 },
  // From sender to function by way of a queue: https://bitesizedserverless.com/bite/serverless-messaging-latency-compared/
  sqs: { p50: 16, p99: 105 },
};

/**
 * What the first call of a function takes besides, for one written in JavaScript: 150 to 400 ms.
 * https://www.arcadegame.cloud/arcade/cloud/03-serverless-cold-starts
 */
export const COLD_START: LatencyProfile = { p50: 240, p99: 500 };
