/** The variables of one scope: those of the state machine, or those of a branch or an iteration, which end with it. */
import type { Json, JsonObject } from '../base/json';

export class Variables {
  private values: JsonObject = {};

  public constructor(private readonly outer?: Variables) {}

  /** Sets all at once, after all were evaluated: an Assign does not see its own new values. */
  public assign(values: JsonObject): void {
    this.values = { ...this.values, ...values };
  }

  public get(name: string): Json | undefined {
    return Object.hasOwn(this.values, name) ? this.values[name] : this.outer?.get(name);
  }

  /** Every visible variable; inner names hide outer ones. */
  public all(): JsonObject {
    return this.outer === undefined ? this.values : { ...this.outer.all(), ...this.values };
  }
}
