from typing import Any

import pytest
from aws_cdk import App
from aws_cdk.assertions import Match, Template
from cdk_sentiment_form_backend import FormField

from contact_form_stack import ContactFormStack


@pytest.fixture(scope="module")
def template() -> Template:
    return Template.from_stack(ContactFormStack(App(), "ContactForm"))


def test_deletes_submissions_by_their_time_to_live(template: Template) -> None:
    template.has_resource_properties(
        "AWS::DynamoDB::Table",
        {"TimeToLiveSpecification": {"AttributeName": "expiresAt", "Enabled": True}},
    )


def test_lets_the_workflow_detect_the_language_and_the_sentiment(
    template: Template,
) -> None:
    for action in ("comprehend:DetectDominantLanguage", "comprehend:DetectSentiment"):
        template.has_resource_properties("AWS::IAM::Policy", allows(action))


def test_lets_the_workflow_tell_the_team_by_email_and_by_the_topic(
    template: Template,
) -> None:
    template.has_resource_properties("AWS::IAM::Policy", allows("ses:SendEmail"))
    template.has_resource_properties("AWS::IAM::ManagedPolicy", allows("sns:Publish"))


def test_sends_every_alarm_but_the_one_left_out_to_the_topic(
    template: Template,
) -> None:
    (topic,) = template.find_resources("AWS::SNS::Topic")
    alarms = template.find_resources("AWS::CloudWatch::Alarm").values()
    assert [alarm["Properties"]["AlarmActions"] for alarm in alarms] == [
        [{"Ref": topic}]
    ] * 6


def test_opens_the_dashboard_with_the_last_twelve_hours(template: Template) -> None:
    (dashboard,) = template.find_resources("AWS::CloudWatch::Dashboard").values()
    assert '"start":"-PT12H"' in str(dashboard["Properties"]["DashboardBody"])


def test_takes_posts_of_the_form_at_its_path(template: Template) -> None:
    template.has_resource_properties(
        "AWS::ApiGatewayV2::Route", {"RouteKey": "POST /contact"}
    )


def test_says_what_is_wrong_with_a_field_before_anything_is_deployed() -> None:
    with pytest.raises(RuntimeError, match="maxLength must be"):
        FormField.text(max_length=0)


def allows(action: str) -> dict[str, Any]:
    """A policy with a statement for just this action."""
    return {
        "PolicyDocument": {
            "Statement": Match.array_with([Match.object_like({"Action": action})])
        }
    }
