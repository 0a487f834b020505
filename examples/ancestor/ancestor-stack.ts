// What is deployed: an HTTP API that starts the workflow and waits, a function for tickets, a table for messages.
import { CfnOutput, Stack } from 'aws-cdk-lib';
import * as apigwv2 from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpStepFunctionsIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { workflow } from './workflow';

/** Properties of an `AncestorStack`. */
export interface AncestorStackProps {
  /** Who sends the emails. */
  readonly sender: string;
  /** Who is told of unhappy customers. */
  readonly administrator: string;
}

/** A contact form of 2020, of plain parts. */
export class AncestorStack extends Stack {
  public constructor(scope: Construct, id: string, { sender, administrator }: AncestorStackProps) {
    super(scope, id);
    const table = new dynamodb.Table(this, 'Messages', {
      partitionKey: { name: 'ticketId', type: dynamodb.AttributeType.STRING },
      billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
    });
    const ticketFunction = new lambda.Function(this, 'TicketFunction', {
      runtime: lambda.Runtime.NODEJS_24_X,
      handler: 'index.handler',
      code: lambda.Code.fromInline('exports.handler = async () => Math.random().toString(36).substring(7);'),
    });
    const definition = workflow({
      ticketFunctionArn: ticketFunction.functionArn,
      tableName: table.tableName,
      sender,
      administrator,
    });
    const stateMachine = new sfn.StateMachine(this, 'Workflow', {
      stateMachineType: sfn.StateMachineType.EXPRESS,
      definitionBody: sfn.DefinitionBody.fromString(this.toJsonString(definition)),
    });
    table.grant(stateMachine, 'dynamodb:PutItem');
    ticketFunction.grantInvoke(stateMachine);
    this.grantTooMuch(stateMachine);
    new CfnOutput(this, 'Endpoint', { value: this.addApi(stateMachine).apiEndpoint });
  }

  /** Comprehend has no resources to name; everything else here is wider than it need be. */
  private grantTooMuch(stateMachine: sfn.StateMachine): void {
    for (const actions of [['comprehend:DetectSentiment'], ['ses:SendEmail'], ['logs:*', 'cloudwatch:*']]) {
      stateMachine.addToRolePolicy(new iam.PolicyStatement({ actions, resources: ['*'] }));
    }
  }

  private addApi(stateMachine: sfn.StateMachine): apigwv2.HttpApi {
    const api = new apigwv2.HttpApi(this, 'Api', {
      corsPreflight: {
        allowOrigins: ['*'],
        allowMethods: [apigwv2.CorsHttpMethod.POST],
        allowHeaders: ['content-type'],
      },
    });
    api.addRoutes({
      path: '/',
      methods: [apigwv2.HttpMethod.POST],
      integration: new HttpStepFunctionsIntegration('StartSyncExecution', {
        stateMachine,
        subtype: apigwv2.HttpIntegrationSubtype.STEPFUNCTIONS_START_SYNC_EXECUTION,
        parameterMapping: new apigwv2.ParameterMapping()
          .custom('StateMachineArn', stateMachine.stateMachineArn)
          .custom('Input', '$request.body'),
      }),
    });
    return api;
  }
}
