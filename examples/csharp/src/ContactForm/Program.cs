using Amazon.CDK;
using ContactForm;

var app = new App();
_ = new ContactFormStack(app, "ContactForm");
app.Synth();
