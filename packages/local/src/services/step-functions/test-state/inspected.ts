/** What TestState shows of the stages from a state's input to its output. */
import { Failure } from '../../../asl/errors';
import { type Json, type JsonObject } from '../../../base/json';

/** Collects the stages as the state goes through them: a state that fails has been through the first of them only. */
export class Inspected {
  private readonly data: JsonObject = {};

  /** A stage's data, which AWS gives as JSON text; a stage that the state does not have is left out. */
  public text(name: string, value: Json | undefined): void {
    if (value !== undefined) this.data[name] = JSON.stringify(value);
  }

  public number(name: string, value: number | undefined): void {
    if (value !== undefined) this.data[name] = value;
  }

  /** A stage that is worked out for show; where that fails, the state itself fails too, and says why. */
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
