import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { jsonata } from '../states/jsonata';
import { ServiceTask, ServiceTaskProps } from '../states/service-task';
import { TASK_TIMEOUT } from '../states/state-policies';

/** The key of the record, and the output and variables of the state. */
export interface RecordTaskProps extends Pick<ServiceTaskProps, 'assign' | 'outputs'> {
  readonly table: dynamodb.ITable;
  /** A JSONata expression for the key. */
  readonly referenceNumber: string;
}

/** A conditional update of one record. */
export interface UpdateRecordProps extends RecordTaskProps {
  readonly condition: string;
  readonly update: string;
  readonly values: object | string;
}

/** Updates one record. */
export function updateRecord(scope: Construct, id: string, props: UpdateRecordProps): ServiceTask {
  return recordTask(scope, id, 'UpdateItem', props, {
    ConditionExpression: props.condition,
    UpdateExpression: props.update,
    ExpressionAttributeValues: props.values,
  });
}

/** Reads one record with a consistent read. */
export function readRecord(scope: Construct, id: string, props: RecordTaskProps): ServiceTask {
  return recordTask(scope, id, 'GetItem', props, { ConsistentRead: true });
}

function recordTask(
  scope: Construct,
  id: string,
  action: 'GetItem' | 'UpdateItem',
  { table, referenceNumber, assign, outputs }: RecordTaskProps,
  rest: object,
): ServiceTask {
  return new ServiceTask(scope, id, {
    integration: `states:::dynamodb:${action === 'GetItem' ? 'getItem' : 'updateItem'}`,
    arguments: {
      TableName: table.tableName,
      Key: { referenceNumber: { S: jsonata(referenceNumber) } },
      ...rest,
    },
    grants: [new iam.PolicyStatement({ actions: [`dynamodb:${action}`], resources: [table.tableArn] })],
    timeout: TASK_TIMEOUT,
    assign,
    outputs,
  });
}
