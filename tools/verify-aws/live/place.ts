/** The environment to which the form is deployed: AWS, or a replacement in tests. */

/** The form there. */
export interface Deployed {
  /** The URL to which forms are posted. */
  readonly endpoint: string;
  readonly stateMachineArn: string;
  readonly tableName: string;
  readonly region: string;
  /**
   * The endpoint of the services.
   * @default AWS's own
   */
  readonly servicesAt?: string;
  /**
   * The questions that only AWS can answer.
   * @default none
   */
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
  /** The command with which a user can remove it. */
  readonly removal: string;
  /** @param signal ends the wait; what was started is then destroyed */
  deploy(signal: AbortSignal): Promise<Deployed>;
  /** Removes what was deployed, even in part. Returns after it is gone. */
  destroy(): Promise<void>;
  /** What is still there afterwards. */
  remaining(): Promise<readonly string[]>;
}
