/**
 * The part of dynalite that is used, which has no types of its own: its store, and for each operation an action and its
 * checks. They are called as in its own request handler, but without HTTP.
 */
declare module 'dynalite/db' {
  export interface Store {
    readonly tableDb: { awsAccountId: string; awsRegion: string };
    readonly db: { open(): Promise<void>; close(callback: (error?: Error | null) => void): void };
  }

  export function create(options: {
    readonly path?: string;
    readonly createTableMs?: number;
    readonly deleteTableMs?: number;
    readonly updateTableMs?: number;
  }): Store;
}

declare module 'dynalite/validations' {
  import { Store } from 'dynalite/db';

  export function checkTypes(data: unknown, types: unknown): unknown;
  export function checkValidations(data: unknown, types: unknown, custom: unknown, store: Store): void;
}

declare module 'dynalite/validations/*' {
  export const types: unknown;
  export const custom: unknown;
}

declare module 'dynalite/actions/*' {
  import { Store } from 'dynalite/db';

  export default function action(store: Store, data: unknown, callback: (error: unknown, data: unknown) => void): void;
}
