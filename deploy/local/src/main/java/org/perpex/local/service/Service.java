package org.perpex.local.service;

/**
 * What the platform knows of one service.
 *
 * @param name its short name, as people say it
 * @param port where it listens
 * @param heapMib the most that its heap may take
 * @param onOrderPath whether every order passes the service. There the optimizing compiler pays for itself; in the others
 *     it would only take a tenth of the machine for the first minutes, and they yield the processor to those on the path
 * @param database whether it owns a schema
 * @param secretsKey whether it reads the secrets of API keys
 * @param signs whether it calls other services, and so signs identity tokens
 */
public record Service(
        String name, int port, int heapMib, boolean onOrderPath, boolean database, boolean secretsKey, boolean signs) {

    /** Returns the name that it has in Nacos and in the build. */
    public String fullName() {
        return name + "-service";
    }

    /** Whether people mean this service by that name, short or full. */
    boolean isCalled(String given) {
        return given.equals(name) || given.equals(fullName());
    }
}
