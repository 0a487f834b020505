// The workflow in Amazon States Language with JSONPath: analyze, number, save, tell an administrator, answer.

/** What the workflow calls. */
export interface WorkflowTargets {
  readonly ticketFunctionArn: string;
  readonly tableName: string;
  readonly sender: string;
  readonly administrator: string;
}

/** The definition. Each fault that the README speaks of is here on purpose. */
export function workflow(targets: WorkflowTargets): object {
  return {
    StartAt: 'Detect Sentiment',
    States: {
      'Detect Sentiment': detectSentiment(),
      'Generate Ticket': generateTicket(targets),
      'Save Message': saveMessage(targets),
      'Negative?': {
        Type: 'Choice',
        Choices: [{ Variable: '$.analysis.Sentiment', StringEquals: 'NEGATIVE', Next: 'Notify Administrator' }],
        Default: 'Answer',
      },
      'Notify Administrator': notifyAdministrator(targets),
      Answer: {
        Type: 'Pass',
        Parameters: { 'ticketId.$': '$.ticket.id', 'sentiment.$': '$.analysis.Sentiment' },
        End: true,
      },
    },
  };
}

/** Before anything is saved, with no Retry and no Catch. */
function detectSentiment(): object {
  return {
    Type: 'Task',
    Resource: 'arn:aws:states:::aws-sdk:comprehend:detectSentiment',
    Parameters: { 'Text.$': '$.message', LanguageCode: 'en' },
    ResultPath: '$.analysis',
    Next: 'Generate Ticket',
  };
}

function generateTicket({ ticketFunctionArn }: WorkflowTargets): object {
  return {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Parameters: { FunctionName: ticketFunctionArn },
    ResultSelector: { 'id.$': '$.Payload' },
    ResultPath: '$.ticket',
    Next: 'Save Message',
  };
}

/** Without a condition, so that a ticket drawn twice replaces the older message; the first retry comes after 20 seconds. */
function saveMessage({ tableName }: WorkflowTargets): object {
  return {
    Type: 'Task',
    Resource: 'arn:aws:states:::dynamodb:putItem',
    Parameters: {
      TableName: tableName,
      Item: {
        ticketId: { 'S.$': '$.ticket.id' },
        message: { 'S.$': '$.message' },
        sentiment: { 'S.$': '$.analysis.Sentiment' },
        receivedAt: { 'S.$': '$$.Execution.StartTime' },
      },
    },
    Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 20, MaxAttempts: 10 }],
    ResultPath: null,
    Next: 'Negative?',
  };
}

/** With no Catch, though the message is saved by now. */
function notifyAdministrator({ sender, administrator }: WorkflowTargets): object {
  return {
    Type: 'Task',
    Resource: 'arn:aws:states:::aws-sdk:ses:sendEmail',
    Parameters: {
      Source: sender,
      Destination: { ToAddresses: [administrator] },
      Message: {
        Subject: { 'Data.$': "States.Format('Unhappy customer, ticket {}', $.ticket.id)" },
        Body: { Text: { 'Data.$': '$.message' } },
      },
    },
    ResultPath: null,
    Next: 'Answer',
  };
}
