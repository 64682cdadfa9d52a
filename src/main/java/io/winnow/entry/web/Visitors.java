package io.winnow.entry.web;

import io.javalin.http.Context;
import io.winnow.store.TokenStore.Role;
import java.util.Optional;

/** Tells who sends a request, and refuses those who may not do what they ask for. Thread-safe. */
interface Visitors {

    /** Carries {@link Visitor#csrf}. A page of another site can't send it without asking first, which is refused. */
    String CSRF = "X-Winnow-Csrf";

    /** Who it is; throws {@link RefusedException} when it is nobody, somebody of a lower role, or a forged request. */
    Visitor atLeast(Role role, Context request);

    /** Who it is; empty when nobody is signed in. Throws {@link RefusedException} for a token that is nobody's. */
    Optional<Visitor> who(Context request);
}
