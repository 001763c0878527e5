/** Holds concept pages and tests together. */
@NullMarked
package org.perpex.common.testkit.concept;

import org.jspecify.annotations.NullMarked;
