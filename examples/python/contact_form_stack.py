"""A contact form whose complaints reach a team by email and by a topic."""

from typing import Any

from aws_cdk import CfnOutput, Duration, Stack
from aws_cdk import aws_sns as sns
from cdk_sentiment_form_backend import (
    AlarmsOptions,
    ApiOptions,
    AttentionOptions,
    DashboardOptions,
    FormAlarm,
    FormField,
    Notification,
    ObservabilityOptions,
    Sentiment,
    SentimentAnalyzer,
    SentimentFormBackend,
    SubmissionsOptions,
)
from constructs import Construct


class ContactFormStack(Stack):
    def __init__(self, scope: Construct, construct_id: str, **kwargs: Any) -> None:
        super().__init__(scope, construct_id, **kwargs)
        team = sns.Topic(self, "Team")

        form = SentimentFormBackend(
            self,
            "Backend",
            fields={
                "message": FormField.text(
                    required=True, max_length=2000, label="Your message"
                ),
                "email": FormField.email(label="Your email address"),
                "topic": FormField.choice(["order", "return", "other"], required=True),
                "rating": FormField.number(min=1, max=5, integers_only=True),
                "terms": FormField.checkbox(required=True),
            },
            analyzer=SentimentAnalyzer.comprehend(
                detect_language=True, fallback_language_code="en"
            ),
            attention=AttentionOptions(
                sentiments=[Sentiment.NEGATIVE, Sentiment.MIXED], min_score=0.5
            ),
            notifications=[
                Notification.email(
                    from_address="Contact form <forms@example.com>",
                    to_addresses=["care@example.com"],
                    subject="[{{sentiment}}] {{fields.topic}} {{ticketId}}",
                ),
                Notification.topic(team),
            ],
            submissions=SubmissionsOptions(retention=Duration.days(365)),
            observability=ObservabilityOptions(
                dashboard=DashboardOptions(default_interval=Duration.hours(12)),
                alarms=AlarmsOptions(
                    topic=team,
                    failed_executions=3,
                    exclude=[FormAlarm.THROTTLED_EXECUTIONS],
                ),
            ),
            api=ApiOptions(
                path="/contact", allowed_origins=["https://www.example.com"]
            ),
        )

        CfnOutput(self, "Endpoint", value=form.endpoint)
