package org.perpex.common.spring.engine;

import java.nio.file.Path;
import java.time.InstantSource;

/**
 * What a host needs from around it.
 *
 * @param data the folder in which each engine has a folder of its own
 * @param clock shows how far engine time is behind; no engine sees it
 */
public record EngineSurroundings(Path data, InputQueues queues, PackOutlet outlet, InstantSource clock) {}
