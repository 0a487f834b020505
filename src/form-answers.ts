import * as apigwv2 from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { httpFront, integrationTimeoutOf } from './private/http-front';
import { responderFunction } from './private/responder-function';
import { validateExpress } from './private/validate-express';
import { validateRedirectField, validateRedirects } from './private/validate-redirects';
import { SyncWorkflowApi, SyncWorkflowApiProps } from './sync-workflow-api';

/** How `FormAnswers.http()` answers plain HTML forms. */
export interface HttpAnswersOptions {
  /**
   * The pages that a plain HTML form may send its visitors to when its submission is accepted: whole URLs, such as
   * `https://www.example.com/thanks`, which the form names letter by letter. The answer is then 303 with the ticket as
   * the query, `?ticket=...`.
   *
   * `https`, or `http` on localhost; a URL with a user, a query or a fragment is refused at synth, and so are more than
   * 3000 characters together (Lambda's environment is limited to 4 KB). A form that asks for any other page is answered
   * 422 with the code `REDIRECT_NOT_ALLOWED`, and nothing is recorded.
   *
   * @default - none: plain HTML forms are answered with a page of the responder
   */
  readonly allowedRedirects?: string[];

  /**
   * The field in which a plain HTML form names that page: up to 100 letters, digits, `_` and `-`. It is not a part of the
   * submission. `submissionId` and what is no such name are refused at synth.
   *
   * @default '_redirect'
   */
  readonly redirectField?: string;
}

/** The endpoint of a form, whatever answers there. @internal */
export interface FormFront {
  readonly endpoint: string;
  readonly api: apigwv2.HttpApi;
  readonly stage: apigwv2.HttpStage;
  readonly accessLogGroup: logs.LogGroup;
  readonly domain?: apigwv2.DomainName;
  readonly responderFunction?: lambda.Function;
}

/** How a form's posts are answered. */
export abstract class FormAnswers {
  /**
   * The answer of StartSyncExecution, as API Gateway passes it on: 200 whether the execution succeeded or not, with the
   * workflow's answer as JSON within a string, and with the input. Posts are JSON. There is no function in between: nothing
   * more to pay for, and no cold start.
   */
  public static envelope(): FormAnswers {
    return new EnvelopeAnswers();
  }

  /**
   * The answer of a web API, by a function between API Gateway and the workflow: 201 with the ticket, 422 with what is
   * wrong in which field, 503 with `Retry-After` where the fault is ours, and nothing of the execution itself.
   *
   * Posts are JSON, or what plain HTML forms send (urlencoded or multipart, without files); a browser that waits for it
   * is answered with a page, or sent to one of yours.
   */
  public static http(options: HttpAnswersOptions = {}): FormAnswers {
    return new HttpAnswers(options);
  }

  /** @internal */
  public abstract readonly _kind: 'envelope' | 'http';

  /** The field that a form may not declare, because it is not a part of the submission. @internal */
  public readonly _redirectField?: string;

  /** @internal */
  public abstract _bind(scope: Construct, id: string, props: SyncWorkflowApiProps): FormFront;
}

class EnvelopeAnswers extends FormAnswers {
  public readonly _kind = 'envelope';

  public _bind(scope: Construct, id: string, props: SyncWorkflowApiProps): FormFront {
    return new SyncWorkflowApi(scope, id, props);
  }
}

class HttpAnswers extends FormAnswers {
  public readonly _kind = 'http';
  public readonly _redirectField: string;
  private readonly allowedRedirects: readonly string[];

  public constructor({ allowedRedirects = [], redirectField = '_redirect' }: HttpAnswersOptions) {
    super();
    validateRedirects(allowedRedirects);
    validateRedirectField(redirectField);
    this.allowedRedirects = allowedRedirects;
    this._redirectField = redirectField;
  }

  /** The API has the ids that it has with an envelope: who changes from one to the other keeps the endpoint. */
  public _bind(scope: Construct, id: string, props: SyncWorkflowApiProps): FormFront {
    validateExpress(props.stateMachine);
    const parent = new Construct(scope, id);
    const timeout = integrationTimeoutOf(props);
    const responder = responderFunction(parent, {
      stateMachine: props.stateMachine,
      redirectField: this._redirectField,
      allowedRedirects: this.allowedRedirects,
      encryptionKey: props.encryptionKey,
      timeout,
    });
    const front = httpFront(parent, {
      ...props,
      integration: new HttpLambdaIntegration('Responder', responder, { timeout }),
      // No script of another origin could otherwise know when to try again.
      exposedHeaders: ['retry-after'],
    });
    return { ...front, responderFunction: responder };
  }
}
