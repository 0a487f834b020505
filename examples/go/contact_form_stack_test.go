package main

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/assertions"
	"github.com/aws/jsii-runtime-go"
	form "github.com/cdk-sentiment-form-backend/cdk-sentiment-form-backend-go/sentimentformbackend"
)

// Resource properties, as the assertions of CDK want them.
type properties = map[string]any

var template assertions.Template

func TestMain(m *testing.M) {
	template = assertions.Template_FromStack(NewContactFormStack(awscdk.NewApp(nil), "ContactForm", nil), nil)
	code := m.Run()
	jsii.Close()
	os.Exit(code)
}

func TestDeletesSubmissionsByTheirTimeToLive(t *testing.T) {
	has(t, "AWS::DynamoDB::Table", properties{
		"TimeToLiveSpecification": properties{"AttributeName": "expiresAt", "Enabled": true},
	})
}

func TestLetsTheWorkflowCallWhatItNeeds(t *testing.T) {
	for action, policy := range map[string]string{
		"comprehend:DetectDominantLanguage": "AWS::IAM::Policy",
		"comprehend:DetectSentiment":        "AWS::IAM::Policy",
		"ses:SendEmail":                     "AWS::IAM::Policy",
		"sns:Publish":                       "AWS::IAM::ManagedPolicy",
	} {
		t.Run(action, func(t *testing.T) {
			statement := assertions.Match_ObjectLike(&properties{"Action": action})
			has(t, policy, properties{
				"PolicyDocument": properties{"Statement": assertions.Match_ArrayWith(&[]any{statement})},
			})
		})
	}
}

func TestSendsEveryAlarmButTheOneLeftOutToTheTopic(t *testing.T) {
	defer report(t)
	topics := slices.Collect(maps.Keys(*template.FindResources(jsii.String("AWS::SNS::Topic"), nil)))
	if len(topics) != 1 {
		t.Fatalf("there are %d topics instead of 1", len(topics))
	}
	template.ResourceCountIs(jsii.String("AWS::CloudWatch::Alarm"), jsii.Number(6))
	template.AllResourcesProperties(jsii.String("AWS::CloudWatch::Alarm"), &properties{
		"AlarmActions": []any{properties{"Ref": topics[0]}},
	})
}

func TestOpensTheDashboardWithTheLastTwelveHours(t *testing.T) {
	dashboards := *template.FindResources(jsii.String("AWS::CloudWatch::Dashboard"), nil)
	if len(dashboards) != 1 {
		t.Errorf("there are %d dashboards instead of 1", len(dashboards))
	}
	for _, dashboard := range dashboards {
		if !strings.Contains(fmt.Sprint(*dashboard), `"start":"-PT12H"`) {
			t.Errorf("the dashboard does not open with 12 hours: %v", *dashboard)
		}
	}
}

func TestTakesPostsOfTheFormAtItsPath(t *testing.T) {
	has(t, "AWS::ApiGatewayV2::Route", properties{"RouteKey": "POST /contact"})
}

func TestSaysWhatIsWrongWithAFieldBeforeAnythingIsDeployed(t *testing.T) {
	defer func() {
		if refusal := fmt.Sprint(recover()); !strings.Contains(refusal, "maxLength must be") {
			t.Errorf("it was refused with %q", refusal)
		}
	}()
	form.FormField_Text(&form.TextFieldOptions{MaxLength: jsii.Number(0)})
}

func has(t *testing.T, resourceType string, wanted properties) {
	t.Helper()
	defer report(t)
	template.HasResourceProperties(&resourceType, wanted)
}

// The assertions of CDK panic when they do not hold, which would hide all tests that follow. To be deferred.
func report(t *testing.T) {
	t.Helper()
	if difference := recover(); difference != nil {
		t.Error(difference)
	}
}
