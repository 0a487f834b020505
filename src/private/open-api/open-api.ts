import { fieldErrorSchema, GATEWAY_MESSAGE, SENTIMENT_SCORE } from './common';
import { ENVELOPE_SCHEMAS, envelopeAnswers } from './envelope-answers';
import { LEFT_OUT, LEFT_OUT_SCHEMAS, WrittenAs } from './field-schema';
import { HTTP_SCHEMAS, httpAnswers } from './http-answers';
import { Json, refTo } from './json';
import { submissionExample, submissionSchema, SubmissionSchemaProps } from './submission-schema';
import { MEDIA_TYPES } from '../../handlers/responder/media-type';
import { POST_ERROR_CODES, SUBMISSION_ERROR_CODES } from '../form/error-codes';

/** The properties of a form's endpoint. */
export interface OpenApiProps extends SubmissionSchemaProps {
  readonly title: string;
  /** Begins with a slash. */
  readonly path: string;
  readonly answers: 'envelope' | 'http';
  readonly hasAuthorizer: boolean;
  /** The URL of the server. */
  readonly serverUrl: string;
}

/** The description of a form's endpoint, as a document of OpenAPI 3.1: plain JSON, without CDK tokens. */
export function openApi(props: OpenApiProps): Json {
  const { title, path, serverUrl, hasAuthorizer } = props;
  return {
    openapi: '3.1.1',
    info: { title, version: '1.0.0' },
    servers: [{ url: serverUrl }],
    paths: { [path]: { post: operation(props) } },
    components: {
      schemas: schemas(props),
      ...(hasAuthorizer ? { securitySchemes: { [TOKEN]: TOKEN_SCHEME } } : {}),
    },
  };
}

const TOKEN = 'token';

const TOKEN_SCHEME: Json = {
  type: 'apiKey',
  in: 'header',
  name: 'Authorization',
  description: 'The credentials for the authorizer of the API, such as `Bearer` and a token.',
};

function operation(props: OpenApiProps): Json {
  const { answers, fields, hasAuthorizer, redirectField } = props;
  const field = (fields.find(({ required }) => required) ?? fields[0]).name;
  return {
    operationId: 'submitForm',
    summary: 'Submits the form and returns the ticket.',
    security: hasAuthorizer ? [{ [TOKEN]: [] }] : [],
    requestBody: requestBody(props),
    responses:
      answers === 'http' ? httpAnswers({ hasAuthorizer, field, redirectField }) : envelopeAnswers(hasAuthorizer, field),
  };
}

/** The direct integration reads only JSON. The responder also reads what plain HTML forms send. */
function requestBody(props: OpenApiProps): Json {
  const kinds = props.answers === 'http' ? MEDIA_TYPES : MEDIA_TYPES.slice(0, 1);
  const media = (as: WrittenAs): Json => ({ schema: refTo(SUBMISSION[as]), example: submissionExample(props, as) });
  const content = kinds.map((kind) => [kind, media(kind === 'application/json' ? 'json' : 'form')]);
  return { required: true, content: Object.fromEntries(content) as Json };
}

/** The names of the schemas for requests. */
const SUBMISSION = { json: 'Submission', form: 'FormSubmission' } as const;

function submissionSchemas(props: OpenApiProps, as: WrittenAs): Json {
  const hasOptional = props.fields.some(({ required }) => !required);
  return {
    [SUBMISSION[as]]: submissionSchema(props, as),
    ...(hasOptional ? { [LEFT_OUT[as]]: LEFT_OUT_SCHEMAS[as] } : {}),
  };
}

function schemas(props: OpenApiProps): Json {
  const isHttp = props.answers === 'http';
  return {
    ...submissionSchemas(props, 'json'),
    ...(isHttp ? submissionSchemas(props, 'form') : {}),
    ...(isHttp ? HTTP_SCHEMAS : ENVELOPE_SCHEMAS),
    SentimentScore: SENTIMENT_SCORE,
    FieldError: fieldErrorSchema([...SUBMISSION_ERROR_CODES, ...(isHttp ? POST_ERROR_CODES : [])]),
    GatewayMessage: GATEWAY_MESSAGE,
  };
}
