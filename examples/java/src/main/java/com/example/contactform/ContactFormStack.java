package com.example.contactform;

import io.github.cdksentimentformbackend.AlarmsOptions;
import io.github.cdksentimentformbackend.ApiOptions;
import io.github.cdksentimentformbackend.AttentionOptions;
import io.github.cdksentimentformbackend.CheckboxFieldOptions;
import io.github.cdksentimentformbackend.ChoiceFieldOptions;
import io.github.cdksentimentformbackend.ComprehendAnalyzerOptions;
import io.github.cdksentimentformbackend.DashboardOptions;
import io.github.cdksentimentformbackend.EmailFieldOptions;
import io.github.cdksentimentformbackend.EmailNotificationOptions;
import io.github.cdksentimentformbackend.FormAlarm;
import io.github.cdksentimentformbackend.FormField;
import io.github.cdksentimentformbackend.Notification;
import io.github.cdksentimentformbackend.NumberFieldOptions;
import io.github.cdksentimentformbackend.ObservabilityOptions;
import io.github.cdksentimentformbackend.Sentiment;
import io.github.cdksentimentformbackend.SentimentAnalyzer;
import io.github.cdksentimentformbackend.SentimentFormBackend;
import io.github.cdksentimentformbackend.SubmissionsOptions;
import io.github.cdksentimentformbackend.TextFieldOptions;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/** A contact form whose complaints reach a team by email and by a topic. */
public class ContactFormStack extends Stack {
    public ContactFormStack(final Construct scope, final String id) {
        this(scope, id, null);
    }

    public ContactFormStack(final Construct scope, final String id, final StackProps props) {
        super(scope, id, props);
        Topic team = new Topic(this, "Team");

        SentimentFormBackend form = SentimentFormBackend.Builder.create(this, "Backend")
                .fields(Map.of(
                        "message", FormField.text(TextFieldOptions.builder()
                                .required(true)
                                .maxLength(2000)
                                .label("Your message")
                                .build()),
                        "email", FormField.email(EmailFieldOptions.builder()
                                .label("Your email address")
                                .build()),
                        "topic", FormField.choice(
                                List.of("order", "return", "other"),
                                ChoiceFieldOptions.builder().required(true).build()),
                        "rating", FormField.number(NumberFieldOptions.builder()
                                .min(1)
                                .max(5)
                                .integersOnly(true)
                                .build()),
                        "terms", FormField.checkbox(CheckboxFieldOptions.builder().required(true).build())))
                .analyzer(SentimentAnalyzer.comprehend(ComprehendAnalyzerOptions.builder()
                        .detectLanguage(true)
                        .fallbackLanguageCode("en")
                        .build()))
                .attention(AttentionOptions.builder()
                        .sentiments(List.of(Sentiment.NEGATIVE, Sentiment.MIXED))
                        .minScore(0.5)
                        .build())
                .notifications(List.of(
                        Notification.email(EmailNotificationOptions.builder()
                                .fromAddress("Contact form <forms@example.com>")
                                .toAddresses(List.of("care@example.com"))
                                .subject("[{{sentiment}}] {{fields.topic}} {{ticketId}}")
                                .build()),
                        Notification.topic(team)))
                .submissions(SubmissionsOptions.builder().retention(Duration.days(365)).build())
                .observability(ObservabilityOptions.builder()
                        .dashboard(DashboardOptions.builder().defaultInterval(Duration.hours(12)).build())
                        .alarms(AlarmsOptions.builder()
                                .topic(team)
                                .failedExecutions(3)
                                .exclude(List.of(FormAlarm.THROTTLED_EXECUTIONS))
                                .build())
                        .build())
                .api(ApiOptions.builder()
                        .path("/contact")
                        .allowedOrigins(List.of("https://www.example.com"))
                        .build())
                .build();

        CfnOutput.Builder.create(this, "Endpoint").value(form.getEndpoint()).build();
    }
}
