package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssns"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	form "github.com/cdk-sentiment-form-backend/cdk-sentiment-form-backend-go/sentimentformbackend"
)

// NewContactFormStack makes a contact form whose complaints reach a team by email and by a topic.
func NewContactFormStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)
	team := awssns.NewTopic(stack, jsii.String("Team"), nil)

	backend := form.NewSentimentFormBackend(stack, jsii.String("Backend"), &form.SentimentFormBackendProps{
		Fields: &map[string]form.FormField{
			"message": form.FormField_Text(&form.TextFieldOptions{
				Required:  jsii.Bool(true),
				MaxLength: jsii.Number(2000),
				Label:     jsii.String("Your message"),
			}),
			"email": form.FormField_Email(&form.FormFieldOptions{Label: jsii.String("Your email address")}),
			"topic": form.FormField_Choice(jsii.Strings("order", "return", "other"), &form.FormFieldOptions{
				Required: jsii.Bool(true),
			}),
			"rating": form.FormField_Number(&form.NumberFieldOptions{
				Minimum: jsii.Number(1),
				Maximum: jsii.Number(5),
				Integer: jsii.Bool(true),
			}),
			"terms": form.FormField_Checkbox(&form.FormFieldOptions{Required: jsii.Bool(true)}),
		},
		Analyzer: form.SentimentAnalyzer_Comprehend(&form.ComprehendAnalyzerOptions{
			DetectLanguage:       jsii.Bool(true),
			FallbackLanguageCode: jsii.String("en"),
		}),
		Attention: &form.AttentionOptions{
			Sentiments:   &[]form.Sentiment{form.Sentiment_NEGATIVE, form.Sentiment_MIXED},
			MinimumScore: jsii.Number(0.5),
		},
		Notifications: &[]form.Notification{
			form.Notification_Email(&form.EmailNotificationOptions{
				FromAddress: jsii.String("Contact form <forms@example.com>"),
				ToAddresses: jsii.Strings("care@example.com"),
				Subject:     jsii.String("[{{sentiment}}] {{fields.topic}} {{ticketId}}"),
			}),
			form.Notification_Topic(team),
		},
		Submissions: &form.SubmissionsOptions{Retention: awscdk.Duration_Days(jsii.Number(365))},
		Observability: &form.ObservabilityOptions{
			Dashboard: &form.DashboardOptions{DefaultInterval: awscdk.Duration_Hours(jsii.Number(12))},
			Alarms: &form.AlarmsOptions{
				Topic:            team,
				FailedExecutions: jsii.Number(3),
				Without:          &[]form.FormAlarm{form.FormAlarm_THROTTLED_EXECUTIONS},
			},
		},
		Api: &form.SyncWorkflowApiOptions{
			Path:           jsii.String("/contact"),
			AllowedOrigins: jsii.Strings("https://www.example.com"),
		},
	})

	awscdk.NewCfnOutput(stack, jsii.String("Endpoint"), &awscdk.CfnOutputProps{Value: backend.Endpoint()})
	return stack
}
