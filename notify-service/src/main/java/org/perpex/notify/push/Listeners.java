package org.perpex.notify.push;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.perpex.common.core.AccountId;
import org.perpex.notify.event.UserEvent;
import org.perpex.notify.listen.ListenKey;
import tools.jackson.databind.json.JsonMapper;

/** Who listens to which account. Thread-safe. */
public final class Listeners {

    /** How many keys one connection may listen with. */
    public static final int KEYS_PER_CONNECTION_MAX = 16;

    private final Map<Long, Set<Subscription>> byAccount = new ConcurrentHashMap<>();
    private final Map<String, Set<Subscription>> byConnection = new ConcurrentHashMap<>();
    private final JsonMapper json;

    /** One connection listening with one key. */
    public record Subscription(Connection connection, ListenKey key, AccountId account) {}

    private record Wrapped(String stream, UserEvent data) {}

    public Listeners(JsonMapper json) {
        this.json = json;
    }

    /** Starts listening; false if the connection listens with as many keys as it may. */
    public boolean add(Subscription subscription) {
        Set<Subscription> mine =
                byConnection.computeIfAbsent(subscription.connection().id(), id -> ConcurrentHashMap.newKeySet());
        if (mine.size() >= KEYS_PER_CONNECTION_MAX) {
            return false;
        }
        mine.add(subscription);
        byAccount
                .computeIfAbsent(subscription.account().value(), account -> ConcurrentHashMap.newKeySet())
                .add(subscription);
        return true;
    }

    /** Stops listening with a key. */
    public void remove(Connection connection, ListenKey key) {
        byConnection.getOrDefault(connection.id(), Set.of()).stream()
                .filter(subscription -> subscription.key().equals(key))
                .toList()
                .forEach(this::drop);
    }

    /** Forgets a connection that is gone. */
    public void removeAll(Connection connection) {
        List.copyOf(byConnection.getOrDefault(connection.id(), Set.of())).forEach(this::drop);
        byConnection.remove(connection.id());
    }

    private void drop(Subscription subscription) {
        byConnection
                .getOrDefault(subscription.connection().id(), ConcurrentHashMap.newKeySet())
                .remove(subscription);
        byAccount.computeIfPresent(subscription.account().value(), (account, all) -> {
            all.remove(subscription);
            return all.isEmpty() ? null : all;
        });
    }

    /** The keys that a connection listens with. */
    public List<String> keysOf(Connection connection) {
        return byConnection.getOrDefault(connection.id(), Set.of()).stream()
                .map(subscription -> subscription.key().value())
                .sorted()
                .toList();
    }

    /** Everybody who listens. */
    public List<Subscription> all() {
        return byConnection.values().stream().flatMap(Set::stream).toList();
    }

    /** Whether anybody here listens to an account. */
    public boolean hasAny(long account) {
        return byAccount.containsKey(account);
    }

    /** Tells an event to all who listen to an account. */
    public void tell(long account, UserEvent event) {
        byAccount.getOrDefault(account, Set.of()).forEach(subscription -> tell(subscription, event));
    }

    /** Tells an event to one listener. */
    public void tell(Subscription subscription, UserEvent event) {
        Object message = subscription.connection().isWrapped()
                ? new Wrapped(subscription.key().value(), event)
                : event;
        subscription.connection().send(json.writeValueAsString(message));
    }

    /** How many subscriptions there are. */
    public int count() {
        return byConnection.values().stream().mapToInt(Set::size).sum();
    }
}
