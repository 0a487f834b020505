using Amazon.CDK;
using Amazon.CDK.Assertions;
using CdkSentimentForm.Backend;
using Xunit;

namespace ContactForm.Tests;

public class ContactFormStackTests
{
    private static readonly Template Synthesized = Template.FromStack(new ContactFormStack(new App(), "ContactForm"));

    [Fact(DisplayName = "deletes submissions by their time to live")]
    public void DeletesSubmissions() =>
        Synthesized.HasResourceProperties("AWS::DynamoDB::Table", new Dictionary<string, object>
        {
            ["TimeToLiveSpecification"] = new Dictionary<string, object>
            {
                ["AttributeName"] = "expiresAt",
                ["Enabled"] = true,
            },
        });

    [Theory(DisplayName = "lets the workflow call")]
    [InlineData("comprehend:DetectDominantLanguage", "AWS::IAM::Policy")]
    [InlineData("comprehend:DetectSentiment", "AWS::IAM::Policy")]
    [InlineData("ses:SendEmail", "AWS::IAM::Policy")]
    [InlineData("sns:Publish", "AWS::IAM::ManagedPolicy")]
    public void LetsTheWorkflowCall(string action, string policy)
    {
        var statement = Match.ObjectLike(new Dictionary<string, object> { ["Action"] = action });
        Synthesized.HasResourceProperties(policy, new Dictionary<string, object>
        {
            ["PolicyDocument"] = new Dictionary<string, object> { ["Statement"] = Match.ArrayWith([statement]) },
        });
    }

    [Fact(DisplayName = "sends every alarm but the one left out to the topic")]
    public void SendsAlarmsToTheTopic()
    {
        var topic = Synthesized.FindResources("AWS::SNS::Topic").Keys.Single();
        Synthesized.ResourceCountIs("AWS::CloudWatch::Alarm", 6);
        Synthesized.AllResourcesProperties("AWS::CloudWatch::Alarm", new Dictionary<string, object>
        {
            ["AlarmActions"] = new object[] { new Dictionary<string, object> { ["Ref"] = topic } },
        });
    }

    [Fact(DisplayName = "opens the dashboard with the last twelve hours")]
    public void OpensTheDashboard()
    {
        var body = Match.ArrayWith([Match.StringLikeRegexp("\"start\":\"-PT12H\"")]);
        Synthesized.HasResourceProperties("AWS::CloudWatch::Dashboard", new Dictionary<string, object>
        {
            ["DashboardBody"] = new Dictionary<string, object> { ["Fn::Join"] = Match.ArrayWith([body]) },
        });
    }

    [Fact(DisplayName = "takes posts of the form at its path")]
    public void TakesPosts() =>
        Synthesized.HasResourceProperties("AWS::ApiGatewayV2::Route", new Dictionary<string, object>
        {
            ["RouteKey"] = "POST /contact",
        });

    [Fact(DisplayName = "says what is wrong with a field before anything is deployed")]
    public void RefusesAWrongField()
    {
        var refusal = Assert.ThrowsAny<Exception>(() => FormField.Text(new TextFieldOptions { MaxLength = 0 }));
        Assert.Contains("maxLength must be", refusal.Message);
    }
}
