/** A description of something that will run, with the names that it has in the app. */
export interface Planned<T> {
  /** The construct path. */
  readonly path: string;
  readonly logicalId: string;
  readonly description: T;
}
