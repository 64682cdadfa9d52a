package io.winnow.entry.web;

import io.javalin.http.Context;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Tells by what browsers say of themselves whether a page of this server sends a request, or one of another site. */
final class OwnPages {

    private final @Nullable String publicOrigin;

    OwnPages(@Nullable URI publicUrl) {
        this.publicOrigin = publicUrl == null ? null : publicUrl.getScheme() + "://" + publicUrl.getRawAuthority();
    }

    /** Throws {@link RefusedException} for a request of another site's page; a program says nothing of where it is. */
    void only(Context request) {
        String site = request.header("Sec-Fetch-Site");
        String origin = request.header("Origin");
        if ((site != null && !site.equals("same-origin")) || (origin != null && !own(origin, request))) {
            throw new RefusedException(403, "This was sent by a page of another site, so nothing was done.");
        }
    }

    private boolean own(String origin, Context request) {
        return origin.equalsIgnoreCase("http://" + request.header("Host")) || origin.equalsIgnoreCase(publicOrigin);
    }
}
