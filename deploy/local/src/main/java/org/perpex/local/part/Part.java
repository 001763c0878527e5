package org.perpex.local.part;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One process of the platform.
 *
 * @param name what people call it, and what its files are named after
 * @param ports all that it listens on; the first is the one that is shown
 * @param needs names of parts that must be up before this one starts
 * @param command the program and its arguments
 * @param environment variables beside those of the platform itself
 * @param folder where it runs
 * @param health how it is asked whether it is up
 */
public record Part(
        String name,
        List<Integer> ports,
        List<String> needs,
        List<String> command,
        Map<String, String> environment,
        Path folder,
        Health health) {}
