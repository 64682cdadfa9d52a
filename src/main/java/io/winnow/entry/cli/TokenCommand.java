package io.winnow.entry.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.store.TokenStore.Role;
import io.winnow.store.TokenStore.Token;
import io.winnow.workflow.ManageTokens.Created;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Makes, lists and revokes the tokens of the API. */
@Command(
        name = "token",
        subcommands = {TokenCommand.Create.class, TokenCommand.ListAll.class, TokenCommand.Revoke.class},
        header = "Make, list and revoke tokens for the HTTP API of winnow serve.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example:", "  winnow token create --role planner --name \"planning board\""})
final class TokenCommand implements Runnable {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private WinnowCommand winnow;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? For instance: winnow token list");
    }

    /** Makes one. */
    @Command(name = "create", header = "Make a token and show it, this once.")
    static final class Create implements Callable<Integer> {

        @ParentCommand
        @SuppressWarnings("NullAway.Init")
        private TokenCommand tokens;

        @Option(
                names = "--role",
                paramLabel = "ROLE",
                required = true,
                description = "viewer (reads), planner (also decides about the order) or admin.")
        private Role role = Role.VIEWER;

        @Option(
                names = "--name",
                paramLabel = "NAME",
                defaultValue = "${sys:user.name}",
                description = "Who uses it, which signs its decisions (default: who is logged in to this machine).")
        private String name = "";

        @Option(names = "--json", description = "Print one JSON object.")
        private boolean json;

        @Override
        public Integer call() {
            Console console = tokens.winnow.console();
            try (Application application = tokens.winnow.open(new TerminalProgress(console))) {
                Created created = application.manageTokens().create(role, name, LoggedIn.name());
                String secret = created.secret().reveal();
                if (json) {
                    console.out().println(json(created.token()).put("token", secret));
                } else {
                    console.out().println(secret);
                    console.err()
                            .println("This is token " + created.token().id() + ", role " + word(role)
                                    + ". It isn't shown again: keep it where only "
                                    + created.token().name()
                                    + " can read it.");
                }
                return ExitCode.DONE.number();
            }
        }
    }

    /** Lists them. */
    @Command(name = "list", header = "List all tokens, revoked ones too; never the secrets.")
    static final class ListAll implements Callable<Integer> {

        @ParentCommand
        @SuppressWarnings("NullAway.Init")
        private TokenCommand tokens;

        @Option(names = "--json", description = "Print one JSON object.")
        private boolean json;

        @Override
        public Integer call() {
            Console console = tokens.winnow.console();
            try (Application application = tokens.winnow.open(new TerminalProgress(console))) {
                List<Token> all = application.manageTokens().list();
                new Listing<>(
                                "tokens",
                                TokenCommand::json,
                                TokenCommand::line,
                                "There are no tokens yet: winnow token create --role planner")
                        .print(console.out(), json, all);
                return ExitCode.DONE.number();
            }
        }
    }

    /** Ends one. */
    @Command(name = "revoke", header = "Make a token useless from now on.")
    static final class Revoke implements Callable<Integer> {

        @ParentCommand
        @SuppressWarnings("NullAway.Init")
        private TokenCommand tokens;

        @Parameters(paramLabel = "ID", description = "The token's id, as winnow token list shows it.")
        private String id = "";

        @Override
        public Integer call() {
            Console console = tokens.winnow.console();
            try (Application application = tokens.winnow.open(new TerminalProgress(console))) {
                Token token = application.manageTokens().revoke(id, LoggedIn.name());
                console.out().println("Token " + token.id() + " of " + token.name() + " no longer works.");
                return ExitCode.DONE.number();
            }
        }
    }

    private static String line(Token token) {
        Instant used = token.lastUsed();
        Instant revoked = token.revokedAt();
        return token.id() + "  " + word(token.role()) + "  " + Printable.of(token.name()) + "  made "
                + day(token.createdAt()) + " by "
                + Printable.of(token.createdBy()) + (used == null ? ", never used" : ", last used " + day(used))
                + (revoked == null ? "" : ", revoked " + day(revoked) + " by " + token.revokedBy());
    }

    private static String day(Instant at) {
        return at.toString().substring(0, 10);
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode json(Token token) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", token.id())
                .put("name", token.name())
                .put("role", word(token.role()))
                .put("createdBy", token.createdBy())
                .put("createdAt", token.createdAt().toString())
                .put("lastUsed", text(token.lastUsed()))
                .put("revokedAt", text(token.revokedAt()))
                .put("revokedBy", token.revokedBy());
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
