package io.winnow.tracker.jira;

/** The two kinds of Jira there are; their names stand in messages. */
public enum Deployment {
    CLOUD("Jira Cloud"),
    DATA_CENTER("Jira Data Center");

    private final String product;

    Deployment(String product) {
        this.product = product;
    }

    /** What Atlassian calls it. */
    public String product() {
        return product;
    }
}
