// What is new: an endpoint that waits for the workflow, and a function that does the same by the AWS SDK.
import { join } from 'node:path';
import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import * as apigwv2 from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { SyncWorkflowApi } from 'cdk-sentiment-form-backend';

/** Properties of a `ShopStack`. */
export interface ShopStackProps {
  /** The workflow, of another stack, or imported by `sfn.StateMachine.fromStateMachineName()`. */
  readonly shippingWorkflow: sfn.IStateMachine;
}

/** A shop that asks the warehouse what shipping costs. */
export class ShopStack extends Stack {
  public constructor(scope: Construct, id: string, { shippingWorkflow }: ShopStackProps) {
    super(scope, id);

    // A page asks without any code in between.
    const quotes = new SyncWorkflowApi(this, 'Quotes', {
      stateMachine: shippingWorkflow,
      path: '/quotes',
      allowedOrigins: ['https://shop.example.com'],
    });

    // Code asks by StartSyncExecution: one grant.
    const checkout = new lambda.Function(this, 'Checkout', {
      runtime: lambda.Runtime.NODEJS_24_X,
      handler: 'index.handler',
      code: lambda.Code.fromAsset(join(__dirname, 'checkout')),
      // The workflow takes milliseconds; three seconds, the default, would leave little for a cold start.
      timeout: Duration.seconds(10),
      environment: { STATE_MACHINE_ARN: shippingWorkflow.stateMachineArn },
    });
    shippingWorkflow.grantStartSyncExecution(checkout);

    const shop = new apigwv2.HttpApi(this, 'ShopApi');
    shop.addRoutes({
      path: '/checkout',
      methods: [apigwv2.HttpMethod.POST],
      integration: new HttpLambdaIntegration('Checkout', checkout),
    });
    new CfnOutput(this, 'QuotesEndpoint', { value: quotes.endpoint });
    new CfnOutput(this, 'CheckoutEndpoint', { value: `${shop.apiEndpoint}/checkout` });
  }
}
