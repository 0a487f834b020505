using Amazon.CDK;
using Amazon.CDK.AWS.SNS;
using CdkSentimentForm.Backend;
using Constructs;

namespace ContactForm;

/// <summary>A contact form whose complaints reach a team by email and by a topic.</summary>
public class ContactFormStack : Stack
{
    public ContactFormStack(Construct scope, string id, IStackProps? props = null) : base(scope, id, props)
    {
        var team = new Topic(this, "Team");

        var form = new SentimentFormBackend(this, "Backend", new SentimentFormBackendProps
        {
            Fields = new Dictionary<string, FormField>
            {
                ["message"] = FormField.Text(new TextFieldOptions
                {
                    Required = true,
                    MaxLength = 2000,
                    Label = "Your message",
                }),
                ["email"] = FormField.Email(new EmailFieldOptions { Label = "Your email address" }),
                ["topic"] = FormField.Choice(["order", "return", "other"], new ChoiceFieldOptions { Required = true }),
                ["rating"] = FormField.Number(new NumberFieldOptions { Min = 1, Max = 5, IntegersOnly = true }),
                ["terms"] = FormField.Checkbox(new CheckboxFieldOptions { Required = true }),
            },
            Analyzer = SentimentAnalyzer.Comprehend(new ComprehendAnalyzerOptions
            {
                DetectLanguage = true,
                FallbackLanguageCode = "en",
            }),
            Attention = new AttentionOptions
            {
                Sentiments = [Sentiment.NEGATIVE, Sentiment.MIXED],
                MinScore = 0.5,
            },
            Notifications =
            [
                Notification.Email(new EmailNotificationOptions
                {
                    FromAddress = "Contact form <forms@example.com>",
                    ToAddresses = ["care@example.com"],
                    Subject = "[{{sentiment}}] {{fields.topic}} {{ticketId}}",
                }),
                Notification.Topic(team),
            ],
            Submissions = new SubmissionsOptions { Retention = Duration.Days(365) },
            Observability = new ObservabilityOptions
            {
                Dashboard = new DashboardOptions { DefaultInterval = Duration.Hours(12) },
                Alarms = new AlarmsOptions
                {
                    Topic = team,
                    FailedExecutions = 3,
                    Exclude = [FormAlarm.THROTTLED_EXECUTIONS],
                },
            },
            Api = new ApiOptions
            {
                Path = "/contact",
                AllowedOrigins = ["https://www.example.com"],
            },
        });

        _ = new CfnOutput(this, "Endpoint", new CfnOutputProps { Value = form.Endpoint });
    }
}
