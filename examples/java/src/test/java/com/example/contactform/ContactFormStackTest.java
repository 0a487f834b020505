package com.example.contactform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cdksentimentformbackend.FormField;
import io.github.cdksentimentformbackend.TextFieldOptions;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class ContactFormStackTest {
    private static Template template;

    @BeforeAll
    static void synthesize() {
        template = Template.fromStack(new ContactFormStack(new App(), "ContactForm"));
    }

    @Test
    @DisplayName("deletes submissions by their time to live")
    void deletesSubmissions() {
        template.hasResourceProperties("AWS::DynamoDB::Table",
                Map.of("TimeToLiveSpecification", Map.of("AttributeName", "expiresAt", "Enabled", true)));
    }

    @ParameterizedTest(name = "lets the workflow call {0}")
    @CsvSource({
        "comprehend:DetectDominantLanguage, AWS::IAM::Policy",
        "comprehend:DetectSentiment, AWS::IAM::Policy",
        "ses:SendEmail, AWS::IAM::Policy",
        "sns:Publish, AWS::IAM::ManagedPolicy"
    })
    void letsTheWorkflowCall(final String action, final String policy) {
        template.hasResourceProperties(policy, Map.of("PolicyDocument", Map.of("Statement",
                Match.arrayWith(List.of(Match.objectLike(Map.of("Action", action)))))));
    }

    @Test
    @DisplayName("sends every alarm but the one left out to the topic")
    void sendsAlarmsToTheTopic() {
        String topic = template.findResources("AWS::SNS::Topic").keySet().iterator().next();
        template.resourceCountIs("AWS::CloudWatch::Alarm", 6);
        template.allResourcesProperties("AWS::CloudWatch::Alarm",
                Map.of("AlarmActions", List.of(Map.of("Ref", topic))));
    }

    @Test
    @DisplayName("opens the dashboard with the last twelve hours")
    void opensTheDashboard() {
        Collection<Map<String, Object>> dashboards = template.findResources("AWS::CloudWatch::Dashboard").values();
        assertEquals(1, dashboards.size());
        assertTrue(dashboards.toString().contains("\"start\":\"-PT12H\""));
    }

    @Test
    @DisplayName("takes posts of the form at its path")
    void takesPosts() {
        template.hasResourceProperties("AWS::ApiGatewayV2::Route", Map.of("RouteKey", "POST /contact"));
    }

    @Test
    @DisplayName("says what is wrong with a field before anything is deployed")
    void refusesAWrongField() {
        TextFieldOptions options = TextFieldOptions.builder().maxLength(0).build();
        Exception refusal = assertThrows(RuntimeException.class, () -> FormField.text(options));
        assertTrue(refusal.getMessage().contains("maxLength must be"));
    }
}
