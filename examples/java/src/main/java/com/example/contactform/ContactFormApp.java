package com.example.contactform;

import software.amazon.awscdk.App;

public final class ContactFormApp {
    private ContactFormApp() {
    }

    public static void main(final String[] args) {
        App app = new App();
        new ContactFormStack(app, "ContactForm");
        app.synth();
    }
}
