/** What the servers run: an Express machine of five states behind an HTTP API, with the table that it writes into, or a form. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import * as tasks from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { SentimentFormBackend, SyncWorkflowApi } from '../../../src';

/** The folder of the cloud assembly of the machine. Whoever asks for it removes the folder that it is in. */
export function synthesizeMachine(): string {
  return synthesize((stack) => {
    const stateMachine = new sfn.StateMachine(stack, 'Workflow', {
      stateMachineType: sfn.StateMachineType.EXPRESS,
      definitionBody: sfn.DefinitionBody.fromChainable(definitionIn(stack)),
    });
    new SyncWorkflowApi(stack, 'Api', { stateMachine });
  });
}

/** The same of a form without options. */
export function synthesizeForm(): string {
  return synthesize((stack) => new SentimentFormBackend(stack, 'Form'));
}

function synthesize(fill: (stack: Stack) => void): string {
  const outdir = join(mkdtempSync(join(tmpdir(), 'benchmark-')), 'assembly');
  const app = new App({ outdir, analyticsReporting: false });
  fill(new Stack(app, 'Stack'));
  app.synth();
  return outdir;
}

/** Without a function, whose process would be measured instead, and in JSONPath, which both have known for long. */
function definitionIn(stack: Stack): sfn.IChainable {
  const orders = new dynamodb.TableV2(stack, 'Orders', {
    partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
  });
  const prepare = sfn.Pass.jsonPath(stack, 'Prepare', {
    parameters: {
      'id.$': '$.id',
      'total.$': '$.total',
      'title.$': "States.Format('{} of {}', $.id, $.customer)",
    },
  });
  const record = tasks.DynamoPutItem.jsonPath(stack, 'Record', {
    table: orders,
    item: {
      id: tasks.DynamoAttributeValue.fromString(sfn.JsonPath.stringAt('$.id')),
      title: tasks.DynamoAttributeValue.fromString(sfn.JsonPath.stringAt('$.title')),
    },
    resultPath: '$.recorded',
  });
  const note = sfn.Pass.jsonPath(stack, 'Note', {
    result: sfn.Result.fromObject({ by: 'benchmark' }),
    resultPath: '$.note',
  });
  const small = sfn.Pass.jsonPath(stack, 'Small');
  return prepare.next(
    sfn.Choice.jsonPath(stack, 'Is It Large?')
      .when(sfn.Condition.numberLessThan('$.total', 10), small)
      .otherwise(record.next(note).next(sfn.Pass.jsonPath(stack, 'Done'))),
  );
}
