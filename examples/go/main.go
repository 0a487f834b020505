// The contact form as a CDK app in Go.
package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/jsii-runtime-go"
)

func main() {
	defer jsii.Close()

	app := awscdk.NewApp(nil)
	NewContactFormStack(app, "ContactForm", nil)
	app.Synth(nil)
}
