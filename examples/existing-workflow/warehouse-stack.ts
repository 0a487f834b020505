// What is there already: an Express workflow that says what shipping costs. Nothing in this file knows of an API.
import { Stack } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';

/** The stack of another team. */
export class WarehouseStack extends Stack {
  public readonly shippingWorkflow: sfn.StateMachine;

  public constructor(scope: Construct, id: string) {
    super(scope, id);
    const quote = sfn.Pass.jsonata(this, 'Quote', {
      outputs: {
        outcome: 'QUOTED',
        price: `{% $round(($zones[country = $states.input.country].euros) + 0.8 * $states.input.kilograms, 2) %}`,
        days: `{% $zones[country = $states.input.country].days %}`,
      },
    });
    const refuse = sfn.Pass.jsonata(this, 'Refuse', {
      outputs: { outcome: 'REFUSED', reason: 'We do not ship that.' },
    });
    const read = sfn.Pass.jsonata(this, 'Read Zones', {
      assign: { zones: ZONES },
      outputs: '{% $states.input %}',
    });
    read.next(
      sfn.Choice.jsonata(this, 'Do We Ship That?')
        .when(
          sfn.Condition.jsonata('{% $states.input.country in $zones.country and $states.input.kilograms > 0 %}'),
          quote,
        )
        .otherwise(refuse),
    );
    this.shippingWorkflow = new sfn.StateMachine(this, 'ShippingWorkflow', {
      stateMachineType: sfn.StateMachineType.EXPRESS,
      queryLanguage: sfn.QueryLanguage.JSONATA,
      definitionBody: sfn.DefinitionBody.fromChainable(read),
    });
  }
}

const ZONES = [
  { country: 'IE', euros: 4.5, days: 2 },
  { country: 'FR', euros: 7, days: 4 },
];
