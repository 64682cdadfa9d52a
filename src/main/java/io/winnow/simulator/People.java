package io.winnow.simulator;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who uses a site, what each of them may do, and who asks for what is being answered. Thread-safe. */
public final class People {

    /** A thread answers one request at a time, of whichever site. */
    private static final ThreadLocal<@Nullable Caller> ASKING = new ThreadLocal<>();

    private static final String PERSON = "atlassian";

    private final Catalog catalog;
    private final String account;
    private final Map<String, Rights> rights = new ConcurrentHashMap<>();

    People(Catalog catalog) {
        this.catalog = catalog;
        this.account = add(Defaults.ACCOUNT_NAME, PERSON, true);
    }

    /** Adds somebody who may do everything but administer, and returns the account id. */
    public String add(String name) {
        return add(name, PERSON, false);
    }

    /** Adds the account that a Forge app gets, which may do everything, and returns its id. */
    public String addApp(String name) {
        return add(name, "app", true);
    }

    private String add(String name, String type, boolean admin) {
        String accountId = Defaults.addUser(catalog, name, type);
        rights.put(accountId, new Rights(admin));
        return accountId;
    }

    public People admin(String accountId, boolean may) {
        of(accountId).admin(may);
        return this;
    }

    /** Takes a project permission such as {@code EDIT_ISSUES} or {@code BROWSE_PROJECTS} from somebody. */
    public People revoke(String accountId, String projectKey, String permission) {
        of(accountId).revoke(Objects.requireNonNull(catalog.project(projectKey)).id(), permission);
        return this;
    }

    /** The one account of a site without apps, by whose tokens clients log in. */
    String account() {
        return account;
    }

    /** Answers as somebody may see it. */
    <T> T as(Caller caller, Supplier<T> answer) {
        ASKING.set(caller);
        try {
            return answer.get();
        } finally {
            ASKING.remove();
        }
    }

    /** Who asks for what this thread is doing; null when it is no request but a person at work. */
    @Nullable
    Caller asking() {
        return ASKING.get();
    }

    /** Of who asks. */
    String accountId() {
        Caller caller = ASKING.get();
        return caller == null ? account : caller.accountId();
    }

    /** What who asks may do. */
    Rights rights() {
        return of(accountId());
    }

    Rights ofAccount() {
        return of(account);
    }

    /** Whoever an issue names is somebody too. */
    private Rights of(String accountId) {
        if (!catalog.users.containsKey(accountId)) {
            throw new IllegalArgumentException("nobody has the account id " + accountId);
        }
        return rights.computeIfAbsent(accountId, plain -> new Rights(false));
    }
}
