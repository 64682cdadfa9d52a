package io.winnow.simulator;

/** Who makes a request, and so a change; {@code accountId} also of nobody, for whom it means nothing. */
record Caller(Login login, String accountId) {

    boolean nobody() {
        return login == Login.ANONYMOUS || login == Login.REFUSED;
    }
}
