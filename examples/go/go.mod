module example.com/contact-form

go 1.25

require (
	github.com/aws/aws-cdk-go/awscdk/v2 v2.263.0
	github.com/aws/constructs-go/constructs/v10 v10.6.0
	github.com/aws/jsii-runtime-go v1.140.0
	github.com/cdk-sentiment-form-backend/cdk-sentiment-form-backend-go/sentimentformbackend v0.0.0
)

// The module that `npm run package:languages` builds. Without this line, go takes the published one.
replace github.com/cdk-sentiment-form-backend/cdk-sentiment-form-backend-go/sentimentformbackend => ../../dist/go/sentimentformbackend
