/** Plants bugs into the services' classes, and sees that the simulation finds them. */
@NullMarked
package org.perpex.simulation.planted;

import org.jspecify.annotations.NullMarked;
