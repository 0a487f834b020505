/** Something in a template that does not work here, said at every start. */
export interface Notice {
  /** The construct path. */
  readonly path: string;
  /** The resource type. */
  readonly type: string;
  /** What will not work. */
  readonly message: string;
}
