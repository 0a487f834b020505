/**
 * What is used of dynalite, which ships no types: its store, and per operation an action and the checks that go before
 * it. They are called as its own request handler calls them, without the HTTP between.
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
