package org.perpex.user.system;

import java.util.List;

/**
 * A service and its instances that are registered now.
 *
 * @param instances none, if the service does not run
 */
record ServiceReport(String service, List<InstanceReport> instances) {

    ServiceReport {
        instances = List.copyOf(instances);
    }
}
