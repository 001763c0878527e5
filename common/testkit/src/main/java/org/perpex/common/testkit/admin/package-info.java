/** Holds services to the table of who may do what below {@code /api/admin}. */
@NullMarked
package org.perpex.common.testkit.admin;

import org.jspecify.annotations.NullMarked;
