/**
 * dynalite in process: the same steps as its HTTP handler (types, checks, action) without the HTTP, so that no port is
 * opened, and an internal failure rejects one call instead of ending the process.
 */
import { mkdirSync } from 'node:fs';
import batchGetItem from 'dynalite/actions/batchGetItem';
import batchWriteItem from 'dynalite/actions/batchWriteItem';
import createTable from 'dynalite/actions/createTable';
import deleteItem from 'dynalite/actions/deleteItem';
import deleteTable from 'dynalite/actions/deleteTable';
import describeTable from 'dynalite/actions/describeTable';
import getItem from 'dynalite/actions/getItem';
import listTables from 'dynalite/actions/listTables';
import listTagsOfResource from 'dynalite/actions/listTagsOfResource';
import putItem from 'dynalite/actions/putItem';
import query from 'dynalite/actions/query';
import scan from 'dynalite/actions/scan';
import tagResource from 'dynalite/actions/tagResource';
import untagResource from 'dynalite/actions/untagResource';
import updateItem from 'dynalite/actions/updateItem';
import updateTable from 'dynalite/actions/updateTable';
import { create, Store } from 'dynalite/db';
import { checkTypes, checkValidations } from 'dynalite/validations';
import * as batchGetItemChecks from 'dynalite/validations/batchGetItem';
import * as batchWriteItemChecks from 'dynalite/validations/batchWriteItem';
import * as createTableChecks from 'dynalite/validations/createTable';
import * as deleteItemChecks from 'dynalite/validations/deleteItem';
import * as deleteTableChecks from 'dynalite/validations/deleteTable';
import * as describeTableChecks from 'dynalite/validations/describeTable';
import * as getItemChecks from 'dynalite/validations/getItem';
import * as listTablesChecks from 'dynalite/validations/listTables';
import * as listTagsOfResourceChecks from 'dynalite/validations/listTagsOfResource';
import * as putItemChecks from 'dynalite/validations/putItem';
import * as queryChecks from 'dynalite/validations/query';
import * as scanChecks from 'dynalite/validations/scan';
import * as tagResourceChecks from 'dynalite/validations/tagResource';
import * as untagResourceChecks from 'dynalite/validations/untagResource';
import * as updateItemChecks from 'dynalite/validations/updateItem';
import * as updateTableChecks from 'dynalite/validations/updateTable';
import { messageOf } from '../../base/errors';
import { Json, JsonObject } from '../../base/json';
import { diskProblem } from '../disk-problem';
import { ServiceError } from '../service';

type Action = (store: Store, data: unknown, callback: (error: unknown, data: unknown) => void) => void;

interface Operation {
  readonly action: Action;
  readonly checks: { readonly types: unknown; readonly custom: unknown };
}

const OPERATIONS: Readonly<Record<string, Operation>> = {
  BatchGetItem: { action: batchGetItem, checks: batchGetItemChecks },
  BatchWriteItem: { action: batchWriteItem, checks: batchWriteItemChecks },
  CreateTable: { action: createTable, checks: createTableChecks },
  DeleteItem: { action: deleteItem, checks: deleteItemChecks },
  DeleteTable: { action: deleteTable, checks: deleteTableChecks },
  DescribeTable: { action: describeTable, checks: describeTableChecks },
  GetItem: { action: getItem, checks: getItemChecks },
  ListTables: { action: listTables, checks: listTablesChecks },
  ListTagsOfResource: { action: listTagsOfResource, checks: listTagsOfResourceChecks },
  PutItem: { action: putItem, checks: putItemChecks },
  Query: { action: query, checks: queryChecks },
  Scan: { action: scan, checks: scanChecks },
  TagResource: { action: tagResource, checks: tagResourceChecks },
  UntagResource: { action: untagResource, checks: untagResourceChecks },
  UpdateItem: { action: updateItem, checks: updateItemChecks },
  UpdateTable: { action: updateTable, checks: updateTableChecks },
};

export interface EngineOptions {
  readonly region: string;
  readonly accountId: string;
  /** A folder to keep the items in. @default memory */
  readonly dataDir?: string;
}

/** These change nothing, so they need not wait for each other. */
const READS = new Set([
  'BatchGetItem',
  'DescribeTable',
  'GetItem',
  'ListTables',
  'ListTagsOfResource',
  'Query',
  'Scan',
]);

export class Engine {
  private store: Store;
  private hasFailed = false;
  private lastWrite: Promise<unknown> = Promise.resolve();

  public constructor(private readonly options: EngineOptions) {
    if (options.dataDir !== undefined) mkdirSync(options.dataDir, { recursive: true });
    this.store = storeOf(options);
  }

  /** Fails if another process has the folder open. */
  public async open(): Promise<void> {
    try {
      await this.store.db.open();
    } catch (error) {
      throw new Error(diskProblem(`The data folder ${this.options.dataDir}`, error), { cause: error });
    }
  }

  public async call(operation: string, input: Json): Promise<JsonObject> {
    const isInLine = this.options.dataDir !== undefined && (this.hasFailed || !READS.has(operation));
    if (!isInLine) return this.run(operation, input);
    const write = this.lastWrite.then(() => this.write(operation, input));
    this.lastWrite = write.catch(() => undefined);
    return write;
  }

  /**
   * What LevelDB writes after a write that the disk took in part only, it does not find again. So there is one write at a
   * time, and after one that failed the store is opened anew, which drops that part.
   */
  private async write(operation: string, input: Json): Promise<JsonObject> {
    if (this.hasFailed) await this.openAnew();
    return this.run(operation, input);
  }

  private async openAnew(): Promise<void> {
    try {
      await this.close();
      this.store = storeOf(this.options);
      await this.open();
      this.hasFailed = false;
    } catch (error) {
      const reason = messageOf(error);
      throw new ServiceError('InternalServerError', `Nothing was changed: ${reason}`, 500);
    }
  }

  private async run(operation: string, input: Json): Promise<JsonObject> {
    const { action, checks } = OPERATIONS[operation];
    const data = this.checked(input, checks);
    try {
      return await new Promise<JsonObject>((resolve, reject) => {
        action(this.store, data, (error, answer) => (error ? reject(error) : resolve(plain(answer))));
      });
    } catch (error) {
      this.hasFailed ||= !isDynaliteError(error);
      throw serviceErrorOf(error, new ServiceError('InternalServerError', this.storeProblem(error), 500));
    }
  }

  private storeProblem(error: unknown): string {
    const { dataDir } = this.options;
    const isOfDisk = error instanceof Error && 'code' in error && String(error.code).startsWith('LEVEL_');
    return isOfDisk && dataDir !== undefined ? diskProblem(`The data folder ${dataDir}`, error) : reasonOf(error);
  }

  public async close(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.store.db.close((error) => (error ? reject(error) : resolve()));
    });
  }

  /** A copy of the input, because dynalite writes into what it is given, and keeps it. */
  private checked(input: Json, { types, custom }: Operation['checks']): unknown {
    try {
      const data = checkTypes(structuredClone(input), types);
      checkValidations(data, types, custom, this.store);
      return data;
    } catch (error) {
      // The checks trip over some inputs (a null as an attribute value) that AWS refuses as unreadable.
      throw serviceErrorOf(error, new ServiceError('SerializationException', reasonOf(error)));
    }
  }
}

function storeOf({ dataDir, accountId, region }: EngineOptions): Store {
  const store = create({ path: dataDir, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  store.tableDb.awsAccountId = accountId;
  store.tableDb.awsRegion = region;
  return store;
}

/** What the wire would carry: no undefined members, nothing shared with the store. */
function plain(answer: unknown): JsonObject {
  return JSON.parse(JSON.stringify(answer ?? {}));
}

interface DynaliteError {
  readonly statusCode: number;
  readonly body: { readonly __type: string; readonly message?: string; readonly Message?: string };
}

function isDynaliteError(error: unknown): error is DynaliteError {
  return typeof error === 'object' && error !== null && 'statusCode' in error && 'body' in error;
}

function serviceErrorOf(error: unknown, otherwise: ServiceError): ServiceError {
  if (!isDynaliteError(error)) return otherwise;
  const { __type: type, message, Message: capitalised } = error.body;
  return new ServiceError(type.slice(type.indexOf('#') + 1), message ?? capitalised ?? '', error.statusCode);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
