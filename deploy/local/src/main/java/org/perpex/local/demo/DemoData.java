package org.perpex.local.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.perpex.local.part.Layout;
import org.perpex.local.part.PlatformFailure;
import org.perpex.local.secret.Secrets;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Accounts to try the exchange with, each with an API key and test funds in its futures wallet. */
public final class DemoData {

    private static final List<String> NAMES = List.of("alice", "bob", "carol", "dave");

    /**
     * Where clients find the exchange.
     *
     * @param baseUrl of REST
     * @param wsUrl of WebSockets
     */
    public record Addresses(String baseUrl, String wsUrl) {}

    /**
     * The administrator, whom the user service makes.
     *
     * @param email the name to log in with
     * @param password the password
     */
    public record Admin(String email, String password) {}

    private final Layout layout;
    private final Addresses addresses;
    private final Admin admin;
    private final List<DemoAccount> accounts;
    private final OrderPath orderPath;

    /** Takes where the exchange is, and where to keep what was made. */
    public DemoData(Layout layout, Secrets secrets, Addresses addresses, Admin admin) {
        Api api = new Api(addresses.baseUrl());
        this.layout = layout;
        this.addresses = addresses;
        this.admin = admin;
        this.accounts =
                NAMES.stream().map(name -> new DemoAccount(name, secrets, api)).toList();
        this.orderPath = new OrderPath(new DemoAccount("warmup", secrets, api), api);
    }

    /** Makes what is not there yet, warms the way of an order, and writes the file that clients read. */
    public void make() {
        accounts.forEach(DemoAccount::make);
        orderPath.warm();
        write();
    }

    /** Returns lines for a person: addresses and accounts. */
    public List<String> describe() {
        List<String> lines = new ArrayList<>();
        lines.add("demo accounts, each with 100000 test USDT in its futures wallet:");
        for (DemoAccount account : accounts) {
            lines.add("  " + account.email() + "  password " + account.password());
            lines.add("      API key " + account.apiKey() + "  secret " + account.apiSecret());
        }
        lines.add("administrator: " + admin.email() + "  password " + admin.password());
        lines.add("the same for programs: " + layout.checkout().relativize(layout.demoFile()));
        return lines;
    }

    private void write() {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("baseUrl", addresses.baseUrl());
        root.put("wsUrl", addresses.wsUrl());
        root.put("accounts", accounts.stream().map(DemoData::asMap).toList());
        root.put("admin", ordered("email", admin.email(), "password", admin.password()));
        JsonMapper json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        Path file = layout.demoFile();
        Path next = file.resolveSibling("demo.json.next");
        try {
            Files.writeString(next, json.writeValueAsString(root) + "\n");
            Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rw-------"));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new PlatformFailure("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, String> asMap(DemoAccount account) {
        return ordered(
                "name", account.name(),
                "email", account.email(),
                "password", account.password(),
                "apiKey", account.apiKey(),
                "apiSecret", account.apiSecret());
    }

    private static Map<String, String> ordered(String... namesAndValues) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int index = 0; index < namesAndValues.length; index += 2) {
            map.put(namesAndValues[index], namesAndValues[index + 1]);
        }
        return map;
    }
}
