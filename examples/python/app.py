#!/usr/bin/env python3
from aws_cdk import App

from contact_form_stack import ContactFormStack

app = App()
ContactFormStack(app, "ContactForm")
app.synth()
