/** The stages from a state's input to its output, as TestState returns them. */
import { Failure } from '../../../asl/errors';
import { type Json, type JsonObject } from '../../../base/json';

/** Collects the stages while the state runs: a state that fails only has the first of them. */
export class Inspected {
  private readonly data: JsonObject = {};

  /** A stage's data, which AWS returns as JSON text; stages that the state does not have are omitted. */
  public text(name: string, value: Json | undefined): void {
    if (value !== undefined) this.data[name] = JSON.stringify(value);
  }

  public number(name: string, value: number | undefined): void {
    if (value !== undefined) this.data[name] = value;
  }

  /**
   * A stage that is computed only for the output of TestState; if that fails, the state itself fails, too, with the
   * reason.
   */
  public attempt(name: string, work: () => Json): Json | undefined {
    try {
      const value = work();
      this.text(name, value);
      return value;
    } catch (error) {
      if (error instanceof Failure) return undefined;
      throw error;
    }
  }

  public all(): JsonObject {
    return this.data;
  }
}
