package io.winnow.simulator;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What one account may do: everything, save for what was taken from it. Thread-safe. */
final class Rights {

    private final Map<String, Set<Long>> revoked = new ConcurrentHashMap<>();
    private volatile boolean admin;

    Rights(boolean admin) {
        this.admin = admin;
    }

    boolean admin() {
        return admin;
    }

    void admin(boolean may) {
        admin = may;
    }

    boolean may(long projectId, String permission) {
        Set<Long> projects = revoked.get(permission);
        return projects == null || !projects.contains(projectId);
    }

    void revoke(long projectId, String permission) {
        revoked.computeIfAbsent(permission, key -> ConcurrentHashMap.newKeySet())
                .add(projectId);
    }

    void grant(long projectId, String permission) {
        Set<Long> projects = revoked.get(permission);
        if (projects != null) {
            projects.remove(projectId);
        }
    }
}
