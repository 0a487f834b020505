/** Where the form is deployed to: AWS, or whatever a test puts in its place. */

/** The form there. */
export interface Deployed {
  /** Where forms are posted to. */
  readonly endpoint: string;
  readonly stateMachineArn: string;
  readonly tableName: string;
  readonly region: string;
  /** The address of the services. @default AWS's own */
  readonly servicesAt?: string;
  /** What is asked of AWS alone. @default nothing is */
  readonly alone?: AwsAlone;
}

/** What only AWS has. */
export interface AwsAlone {
  readonly alarmName: string;
  readonly alarmQueueUrl: string;
  readonly functionName: string;
  readonly template: string;
}

export interface Place {
  /** The command with which a person removes it. */
  readonly removal: string;
  /** @param signal ends the wait; what was begun is then destroyed */
  deploy(signal: AbortSignal): Promise<Deployed>;
  /** Removes what was deployed, however far that had come. Does not end before it is gone. */
  destroy(): Promise<void>;
  /** What is still there after it. */
  remaining(): Promise<readonly string[]>;
}
