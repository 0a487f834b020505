package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssns"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	form "github.com/cdk-sentiment-form-backend/cdk-sentiment-form-backend-go/sentimentformbackend"
)

// ContactFormStackProps has what any stack may have: env, tags, a description.
type ContactFormStackProps struct {
	awscdk.StackProps
}

// NewContactFormStack makes a contact form whose complaints reach a team by email and by a topic.
func NewContactFormStack(scope constructs.Construct, id string, props *ContactFormStackProps) awscdk.Stack {
	var stackProps awscdk.StackProps
	if props != nil {
		stackProps = props.StackProps
	}
	stack := awscdk.NewStack(scope, &id, &stackProps)
	team := awssns.NewTopic(stack, jsii.String("Team"), nil)

	backend := form.NewSentimentFormBackend(stack, jsii.String("Backend"), &form.SentimentFormBackendProps{
		Fields: &map[string]form.FormField{
			"message": form.FormField_Text(&form.TextFieldOptions{
				Required:  jsii.Bool(true),
				MaxLength: jsii.Number(2000),
				Label:     jsii.String("Your message"),
			}),
			"email": form.FormField_Email(&form.EmailFieldOptions{Label: jsii.String("Your email address")}),
			"topic": form.FormField_Choice(jsii.Strings("order", "return", "other"), &form.ChoiceFieldOptions{
				Required: jsii.Bool(true),
			}),
			"rating": form.FormField_Number(&form.NumberFieldOptions{
				Min:          jsii.Number(1),
				Max:          jsii.Number(5),
				IntegersOnly: jsii.Bool(true),
			}),
			"terms": form.FormField_Checkbox(&form.CheckboxFieldOptions{Required: jsii.Bool(true)}),
		},
		Analyzer: form.SentimentAnalyzer_Comprehend(&form.ComprehendAnalyzerOptions{
			DetectLanguage:       jsii.Bool(true),
			FallbackLanguageCode: jsii.String("en"),
		}),
		Attention: &form.AttentionOptions{
			Sentiments: &[]form.Sentiment{form.Sentiment_NEGATIVE, form.Sentiment_MIXED},
			MinScore:   jsii.Number(0.5),
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
				Exclude:          &[]form.FormAlarm{form.FormAlarm_THROTTLED_EXECUTIONS},
			},
		},
		Api: &form.ApiOptions{
			Path:           jsii.String("/contact"),
			AllowedOrigins: jsii.Strings("https://www.example.com"),
		},
	})

	awscdk.NewCfnOutput(stack, jsii.String("Endpoint"), &awscdk.CfnOutputProps{Value: backend.Endpoint()})
	return stack
}
