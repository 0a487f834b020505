/** What executions of an app cost at the list prices of its Region. */
import { type Cost, costOf } from './cost';
import { usageOf } from './execution-usage';
import { PRICES, type PricedRegion, type Prices } from './prices';
import { type Plan } from '../plan/plan';
import { describedIn } from '../services/registry';
import { type Execution } from '../services/step-functions/execution-log';

/** Undefined if the state machine is no longer known. */
export type CostOfExecution = (execution: Execution) => Cost | undefined;

export function executionCosts(plan: Plan): CostOfExecution {
  const descriptions = describedIn(plan);
  return (execution) => {
    const machine = descriptions.stateMachines.find(({ arn }) => arn === execution.stateMachineArn);
    if (machine === undefined) return undefined;
    return costOf(
      usageOf(execution, { machine, descriptions, logGroups: plan.logGroups }),
      pricesOf(machine.arn.split(':')[3]),
    );
  };
}

/** Those of us-east-1 for a Region that is not in the table. */
function pricesOf(region: string): Prices {
  return region in PRICES ? PRICES[region as PricedRegion] : PRICES['us-east-1'];
}
